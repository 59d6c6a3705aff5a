"""Plain against residual networks of 20 and 56 layers.

He, Zhang, Ren, Sun, "Deep residual learning for image recognition", CVPR 2016, section 4.2 and figure 6, made small
enough for a processor: digits of 8×8 in place of CIFAR-10, half the filters, and projections in place of padded skips.
"""

from __future__ import annotations

from functools import partial

from models.blocks.residual import basic_block, plain_block
from models.experiments.registry import NETWORK, Experiment, Variant, register
from models.graph import Graph
from models.layers import Shape
from models.text import Text
from models.zoo import resnet

WIDTHS = (8, 16, 32)
"""The paper's are 16, 32 and 64."""


def network(classes: int, shape: Shape, *, depth: int, residual: bool) -> Graph:
    """6n + 2 layers, with skips or without."""
    block = basic_block if residual else plain_block
    title = f"ResNet-{depth}" if residual else f"Plain-{depth}"
    return resnet.cifar(title, block, (depth - 2) // 6, classes, shape, widths=WIDTHS)


def _variant(depth: int, kind: Text, *, residual: bool) -> Variant:
    title = Text(f"{kind.en}, {depth} layers", f"{kind.ru}, слоёв: {depth}")
    return Variant(title, partial(network, depth=depth, residual=residual))


PLAIN, RESIDUAL = Text("Plain", "Обычная"), Text("Residual", "Остаточная")

register(
    Experiment(
        name="plain_residual",
        topic="training",
        title=Text("Plain against residual, 20 and 56 layers", "Обычная сеть против остаточной: 20 и 56 слоёв"),
        question=Text(
            "A deeper network can do all that a shallower one can. Does it?",
            "Более глубокая сеть умеет всё, что умеет менее глубокая. А учится ли она этому?",
        ),
        look=Text(
            "Training accuracy: the plain network of 56 layers does worse than that of 20 even on the images that it "
            "learns from, so this is no over-fitting. With skips, depth does no harm. Open a run and its signals: "
            "where the gradient vanishes.",
            "Точность на обучении: обычная сеть из 56 слоёв хуже сети из 20 даже на тех изображениях, на которых "
            "учится, — значит, это не переобучение. С остаточными связями глубина не мешает. Откройте запуск и его "
            "сигналы: видно, где затухает градиент.",
        ),
        dataset="digits",
        varies=(NETWORK,),
        recipe={
            "optimizer": "sgd",
            "learning_rate": 0.05,
            "momentum": 0.9,
            "weight_decay": 0.0001,
            "batch_size": 64,
            "epochs": 15,
        },
        variants=(
            _variant(20, PLAIN, residual=False),
            _variant(56, PLAIN, residual=False),
            _variant(20, RESIDUAL, residual=True),
            _variant(56, RESIDUAL, residual=True),
        ),
        rank=2,
    )
)

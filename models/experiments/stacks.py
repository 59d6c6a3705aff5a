"""Stacks of 3×3 convolutions against one of 7×7.

Simonyan, Zisserman, "Very deep convolutional networks for large-scale image recognition", ICLR 2015, section 2.3.
"""

from __future__ import annotations

from functools import partial

from models.blocks.blueprint import chain
from models.blocks.conv_block import convolution
from models.blocks.residual import conv3x3
from models.experiments.registry import NETWORK, Experiment, Variant, register
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.global_avg_pool2d import GlobalAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text

FILTERS = 16


def network(classes: int, shape: Shape, *, kernel: int, convolutions: int) -> Graph:
    """A first convolution, then two blocks of so many of that size with pooling between; as many filters everywhere."""
    layers: dict[str, Layer] = {
        "input": Input(shape=shape),
        "stem": conv3x3(FILTERS, 2),
        "bn": BatchNorm2d(),
        "relu": ReLU(),
    }
    for block in (1, 2):
        for number in range(1, convolutions + 1):
            for name, layer in zip(("conv", "bn", "relu"), convolution(FILTERS, kernel, batch_norm=True), strict=True):
                layers[f"{name}{block}_{number}"] = layer
        if block == 1:
            layers["pool"] = MaxPool2d(kernel_size=(2, 2))
    layers |= {"gap": GlobalAvgPool2d(), "fc": Linear(out_features=classes), "softmax": Softmax()}
    return chain(f"{kernel}×{kernel}", layers)


register(
    Experiment(
        name="stacks",
        topic="field",
        title=Text("Three 3×3 against one 7×7", "Три свёртки 3×3 против одной 7×7"),
        question=Text(
            "Both see a square of seven pixels. Which is the better way to see it?",
            "Обе видят квадрат в семь пикселей. Как его лучше видеть?",
        ),
        look=Text(
            "The table: the same receptive field with 27 weights for each pair of maps in place of 49 and fewer "
            "multiplications. With two more activations on the way, the stack is a little more accurate, too.",
            "Таблица: то же рецептивное поле, но 27 весов на пару карт вместо 49 и меньше умножений. А с двумя "
            "лишними активациями по пути стопка ещё и немного точнее.",
        ),
        dataset="mnist",
        varies=(NETWORK,),
        recipe={
            "optimizer": "adam",
            "learning_rate": 0.003,
            "schedule": "cosine",
            "batch_size": 64,
            "train_images": 6_000,
            "epochs": 5,
        },
        variants=(
            Variant(Text("3×3, three in a row", "3×3, три подряд"), partial(network, kernel=3, convolutions=3)),
            Variant(Text("7×7", "7×7"), partial(network, kernel=7, convolutions=1)),
        ),
    )
)

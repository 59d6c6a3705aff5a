"""With and without pooling: receptive field, tolerance of shifts, and cost."""

from __future__ import annotations

from functools import partial

from models.blocks.blueprint import chain
from models.blocks.conv_block import convolution
from models.experiments.registry import NETWORK, Experiment, Variant, register
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.softmax import Softmax
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.pooling.adaptive_max_pool2d import AdaptiveMaxPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text

FILTERS = (8, 16, 32)


def network(classes: int, shape: Shape, *, pooled: bool) -> Graph:
    """Three convolutions, with pooling after each but the last or without; the same weights in number."""
    layers: dict[str, Layer] = {"input": Input(shape=shape)}
    for number, filters in enumerate(FILTERS, start=1):
        for name, layer in zip(("conv", "bn", "relu"), convolution(filters, batch_norm=True), strict=True):
            layers[f"{name}{number}"] = layer
        if pooled and number < len(FILTERS):
            layers[f"pool{number}"] = MaxPool2d(kernel_size=(2, 2))
    layers |= {
        "maximum": AdaptiveMaxPool2d(output_size=(1, 1)),
        "flatten": Flatten(),
        "fc": Linear(out_features=classes),
        "softmax": Softmax(),
    }
    return chain("Pooling" if pooled else "No pooling", layers)


register(
    Experiment(
        name="pooling",
        topic="field",
        title=Text("With and without pooling", "С пулингом и без него"),
        question=Text(
            "Pooling throws three numbers of four away. What is it good for?",
            "Пулинг выбрасывает три числа из четырёх. Зачем он нужен?",
        ),
        look=Text(
            "The digits stand anywhere, and both networks have the same weights in number. With pooling, a unit sees "
            "18 pixels in place of 7, the network costs a ninth, and far more digits are recognised.",
            "Цифры стоят где угодно, а весов в обеих сетях поровну. С пулингом нейрон видит 18 пикселей вместо 7, "
            "вычислений в девять раз меньше, а цифры распознаются намного лучше.",
        ),
        dataset="mnist_shifted",
        varies=(NETWORK,),
        recipe={"optimizer": "adam", "learning_rate": 0.003, "batch_size": 64, "train_images": 3_000, "epochs": 4},
        variants=(
            Variant(Text("With pooling", "С пулингом"), partial(network, pooled=True)),
            Variant(Text("Without pooling", "Без пулинга"), partial(network, pooled=False)),
        ),
        rank=1,
    )
)

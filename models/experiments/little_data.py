"""A small network against a deep one when there is little data."""

from __future__ import annotations

from functools import partial

from models.blocks.blueprint import chain
from models.blocks.conv_block import convolution
from models.experiments.plain_residual import network as deep
from models.experiments.registry import NETWORK, Experiment, Variant, register
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.softmax import Softmax
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text


def small(classes: int, shape: Shape) -> Graph:
    """Two convolutions and a classifier."""
    layers: dict[str, Layer] = {"input": Input(shape=shape)}
    for number, filters in enumerate((8, 16), start=1):
        for name, layer in zip(("conv", "bn", "relu"), convolution(filters, batch_norm=True), strict=True):
            layers[f"{name}{number}"] = layer
    layers |= {
        "pool": MaxPool2d(kernel_size=(2, 2)),
        "flatten": Flatten(),
        "fc": Linear(out_features=classes),
        "softmax": Softmax(),
    }
    return chain("Small", layers)


register(
    Experiment(
        name="little_data",
        topic="data",
        title=Text("A small network and a deep one for little data", "Маленькая и глубокая сеть, когда данных мало"),
        question=Text(
            "Deep networks win the contests. Do they with ten images a class?",
            "В соревнованиях побеждают глубокие сети. А если на класс всего десять изображений?",
        ),
        look=Text(
            "Both know nearly all of their 100 images by heart in the end; on new ones the small network is well "
            "ahead, with a twenty-fourth of the multiplications.",
            "В конце обе знают почти все свои 100 изображений наизусть; на новых далеко впереди маленькая сеть, хотя "
            "умножений в ней в 24 раза меньше.",
        ),
        dataset="digits",
        varies=(NETWORK,),
        recipe={"optimizer": "adam", "learning_rate": 0.003, "batch_size": 20, "train_images": 100, "epochs": 40},
        variants=(
            Variant(Text("Small, 3 layers", "Маленькая, слоёв: 3"), small),
            Variant(Text("Residual, 56 layers", "Остаточная, слоёв: 56"), partial(deep, depth=56, residual=True)),
        ),
        rank=2,
    )
)

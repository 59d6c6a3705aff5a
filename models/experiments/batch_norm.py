"""BatchNorm with a high learning rate.

Ioffe, Szegedy, "Batch normalization: accelerating deep network training by reducing internal covariate shift",
ICML 2015, section 3.3 and figure 2.
"""

from __future__ import annotations

from functools import partial

from models.blocks.blueprint import chain
from models.blocks.conv_block import convolution
from models.experiments.registry import NETWORK, Experiment, Variant, register
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.softmax import Softmax
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.pooling.global_avg_pool2d import GlobalAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text

FILTERS = (8, 8, 16, 16, 32, 32)
LOW, HIGH = 0.02, 0.2


def network(classes: int, shape: Shape, *, batch_norm: bool) -> Graph:
    """Six convolutions, pooling after the second and the fourth, with or without batch normalisation."""
    names = ("conv", "bn", "relu") if batch_norm else ("conv", "relu")
    layers: dict[str, Layer] = {"input": Input(shape=shape)}
    for number, filters in enumerate(FILTERS, start=1):
        for name, layer in zip(names, convolution(filters, batch_norm=batch_norm), strict=True):
            layers[f"{name}{number}"] = layer
        if number in {2, 4}:
            layers[f"pool{number}"] = MaxPool2d(kernel_size=(2, 2))
    layers |= {"gap": GlobalAvgPool2d(), "fc": Linear(out_features=classes), "softmax": Softmax()}
    return chain("BatchNorm" if batch_norm else "No BatchNorm", layers)


PLAIN, NORMALISED = partial(network, batch_norm=False), partial(network, batch_norm=True)

register(
    Experiment(
        name="batch_norm",
        topic="training",
        title=Text("BatchNorm with a high learning rate", "Батч-нормализация и высокая скорость обучения"),
        question=Text(
            "How many steps does a network save when every layer normalises what it gets, and how large may they be?",
            "Сколько шагов сбережёт сеть, если каждый слой нормализует то, что получает, и насколько крупными они "
            "могут быть?",
        ),
        look=Text(
            "At a rate of 0.02 both learn, and after as many steps the network with BatchNorm is far ahead, though "
            "each of its steps computes more. At 0.2 the one without stays at chance, while the one with BatchNorm "
            "gets furthest of all.",
            "При скорости 0,02 учатся обе сети, и за столько же шагов сеть с батч-нормализацией уходит далеко вперёд, "
            "хотя считать на каждом шаге ей приходится больше. При 0,2 сеть без неё остаётся на уровне случайного "
            "угадывания, а с ней — доходит дальше всех.",
        ),
        dataset="mnist",
        varies=(NETWORK, "learning_rate"),
        recipe={
            "optimizer": "sgd",
            "learning_rate": LOW,
            "momentum": 0.9,
            "initialization": "kaiming",
            "batch_size": 64,
            "train_images": 6_000,
            "epochs": 3,
        },
        variants=(
            Variant(Text("No BatchNorm, 0.02", "Без BatchNorm, 0,02"), PLAIN, {"learning_rate": LOW}),
            Variant(Text("No BatchNorm, 0.2", "Без BatchNorm, 0,2"), PLAIN, {"learning_rate": HIGH}),
            Variant(Text("BatchNorm, 0.02", "С BatchNorm, 0,02"), NORMALISED, {"learning_rate": LOW}),
            Variant(Text("BatchNorm, 0.2", "С BatchNorm, 0,2"), NORMALISED, {"learning_rate": HIGH}),
        ),
        rank=1,
    )
)

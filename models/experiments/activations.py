"""ReLU against tanh and sigmoid.

Krizhevsky, Sutskever, Hinton, "ImageNet classification with deep convolutional neural networks", NeurIPS 2012,
section 3.1 and figure 1: a network of four convolutions, here on MNIST.
"""

from __future__ import annotations

from functools import partial

from models.blocks.blueprint import chain
from models.experiments.registry import NETWORK, Experiment, Variant, register
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.sigmoid import Sigmoid
from models.layers.activation.softmax import Softmax
from models.layers.activation.tanh import Tanh
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text

FILTERS = (8, 16, 16, 32)


def network(classes: int, shape: Shape, *, activation: Layer) -> Graph:
    """Four convolutions and a dense layer, all with the same activation."""
    layers: dict[str, Layer] = {"input": Input(shape=shape)}
    for number, filters in enumerate(FILTERS, start=1):
        layers[f"conv{number}"] = Conv2d(out_channels=filters, kernel_size=(3, 3), padding=(1, 1))
        layers[f"act{number}"] = activation
        if number < len(FILTERS):
            layers[f"pool{number}"] = MaxPool2d(kernel_size=(2, 2))
    layers |= {
        "flatten": Flatten(),
        "fc1": Linear(out_features=64),
        "act5": activation,
        "fc2": Linear(out_features=classes),
        "softmax": Softmax(),
    }
    return chain(activation.title.en, layers)


register(
    Experiment(
        name="relu_sigmoid",
        topic="training",
        title=Text("ReLU against sigmoid and tanh", "ReLU против сигмоиды и tanh"),
        question=Text(
            "Why did activation functions that had served for decades give way to the simplest of all?",
            "Почему функции активации, служившие десятилетиями, уступили самой простой из всех?",
        ),
        look=Text(
            "How many steps each curve needs. The sigmoid’s slope is at most 0.25: after five layers next to nothing "
            "is left of the gradient, and its curve stays at chance. tanh, whose slope reaches 1, keeps up with ReLU "
            "in a network as shallow as this.",
            "Сколько шагов нужно каждой кривой. Наклон сигмоиды не больше 0,25: через пять слоёв от градиента почти "
            "ничего не остаётся, и её кривая держится на уровне случайного угадывания. У tanh наклон доходит до 1, и в "
            "такой неглубокой сети она не отстаёт от ReLU.",
        ),
        dataset="mnist",
        varies=(NETWORK,),
        recipe={
            "optimizer": "sgd",
            "learning_rate": 0.02,
            "momentum": 0.9,
            "batch_size": 64,
            "train_images": 10_000,
            "epochs": 4,
        },
        variants=tuple(
            Variant(activation.title, partial(network, activation=activation))
            for activation in (ReLU(), Tanh(), Sigmoid())
        ),
    )
)

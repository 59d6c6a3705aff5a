"""LeNet-5 with ReLU and max pooling: what the network of 1998 became, with every map of C3 seeing all of S2.

LeCun, Bottou, Bengio, Haffner, "Gradient-Based Learning Applied to Document Recognition", Proc. IEEE 86(11), 1998.
"""

from __future__ import annotations

from models.blocks.blueprint import Blueprint
from models.blocks.layout import rows
from models.graph import Graph
from models.layers import Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text
from models.zoo.registry import Architecture, register

_FILTERS = (6, 16)
_NEURONS = (120, 84)


def lenet5(classes: int, shape: Shape) -> Graph:
    """The network; 32×32 inputs need no padding in the first convolution, smaller ones get it, as MNIST does."""
    net = Blueprint("LeNet-5")
    padding = (0, 0) if min(shape[1:]) >= 32 else (2, 2)
    net.add("input", Input(shape=shape))
    net.add("conv1", Conv2d(out_channels=_FILTERS[0], kernel_size=(5, 5), padding=padding))
    net.add("relu1", ReLU())
    net.add("pool1", MaxPool2d(kernel_size=(2, 2)))
    net.add("conv2", Conv2d(out_channels=_FILTERS[1], kernel_size=(5, 5)))
    net.add("relu2", ReLU())
    net.add("pool2", MaxPool2d(kernel_size=(2, 2)))
    net.add("flatten", Flatten())
    net.add("fc1", Linear(out_features=_NEURONS[0]))
    net.add("relu3", ReLU())
    net.add("fc2", Linear(out_features=_NEURONS[1]))
    net.add("relu4", ReLU())
    net.add("fc3", Linear(out_features=classes))
    net.add("softmax", Softmax())
    return net.draw(
        rows(
            [
                ["input", "conv1", "relu1", "pool1"],
                ["conv2", "relu2", "pool2", "flatten"],
                ["fc1", "relu3", "fc2", "relu4", "fc3", "softmax"],
            ]
        )
    )


register(
    Architecture(
        name="lenet5",
        title=Text("LeNet-5", "LeNet-5"),
        family=Text("LeNet", "LeNet"),
        summary=Text(
            "Two convolutions and three fully connected layers: the network that read handwritten digits.",
            "Две свёртки и три полносвязных слоя: сеть, которая читала рукописные цифры.",
        ),
        year=1998,
        paper="https://doi.org/10.1109/5.726791",
        input_shape=(1, 28, 28),
        classes=10,
        smallest=(12, 12),
        build=lenet5,
    )
)

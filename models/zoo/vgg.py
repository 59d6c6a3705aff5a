"""A small network in the style of VGG: pairs of 3×3 convolutions, each pair followed by pooling.

Simonyan, Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", ICLR 2015. Batch
normalisation is a later addition; it lets the small net learn within an epoch.
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
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text
from models.zoo.registry import Architecture, register

_CHANNELS = (16, 32, 64)
_NEURONS = 128


def conv_block(net: Blueprint, number: int, channels: int, convolutions: int = 2) -> list[str]:
    """(3×3 convolution → batch norm → ReLU) × ``convolutions`` → 2×2 max pooling, as VGG's paper numbers them."""
    group = net.group(f"block{number}", Text(f"Block {number}", f"Блок {number}"))
    nodes = []
    for position in range(1, convolutions + 1):
        name = f"{number}_{position}"
        convolution = Conv2d(out_channels=channels, kernel_size=(3, 3), padding=(1, 1), bias=False)
        nodes.append(net.add(f"conv{name}", convolution, group=group))
        nodes.append(net.add(f"bn{name}", BatchNorm2d(), group=group))
        nodes.append(net.add(f"relu{name}", ReLU(), group=group))
    nodes.append(net.add(f"pool{number}", MaxPool2d(kernel_size=(2, 2)), group=group))
    return nodes


def vgg_small(classes: int, shape: Shape) -> Graph:
    """Three blocks and a head with one hidden layer."""
    net = Blueprint("VGG small")
    lines: list[list[str | None]] = [[net.add("input", Input(shape=shape))]]
    lines += [list(conv_block(net, number, channels)) for number, channels in enumerate(_CHANNELS, start=1)]
    head = net.group("head", Text("Classifier", "Классификатор"))
    lines.append(
        [
            net.add("flatten", Flatten(), group=head),
            net.add("fc1", Linear(out_features=_NEURONS), group=head),
            net.add("relu", ReLU(), group=head),
            net.add("dropout", Dropout(p=0.5), group=head),
            net.add("fc2", Linear(out_features=classes), group=head),
            net.add("softmax", Softmax(), group=head),
        ]
    )
    return net.draw(rows(lines))


register(
    Architecture(
        name="vgg_small",
        title=Text("VGG small", "Малая VGG"),
        family=Text("VGG", "VGG"),
        summary=Text(
            "Only 3×3 convolutions, in pairs: two of them see as much as one 5×5 with fewer weights.",
            "Только свёртки 3×3, парами: две видят столько же, сколько одна 5×5, при меньшем числе весов.",
        ),
        year=2014,
        paper="https://arxiv.org/abs/1409.1556",
        input_shape=(3, 32, 32),
        classes=10,
        smallest=(8, 8),
        build=vgg_small,
    )
)

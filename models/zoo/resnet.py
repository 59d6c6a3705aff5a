"""Residual networks: blocks that add to their input what it lacks. Names of layers are torchvision's.

He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", CVPR 2016; the small one is section 4.2's network
for CIFAR-10 with one block a stage (6n + 2 layers, n = 1) and projections where the shape changes.
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
from models.layers.merge.add import Add
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.text import Text
from models.zoo.registry import Architecture, register

_CHANNELS = (16, 32, 64)

Lines = list[list[str | None]]


def conv3x3(channels: int, stride: int = 1) -> Conv2d:
    """A 3×3 convolution that keeps the size, or divides it by ``stride``; batch norm makes a bias pointless."""
    return Conv2d(out_channels=channels, kernel_size=(3, 3), stride=(stride, stride), padding=(1, 1), bias=False)


def basic_block(net: Blueprint, name: str, channels: int, stride: int, group: str, *, project: bool) -> Lines:
    """Two 3×3 convolutions and the skip; returns the main lane and, where the shape changes, the projection's lane."""
    group = net.group(name, Text(f"Block {name}", f"Блок {name}"), parent=group)
    start = net.last
    main = [
        net.add(f"{name}.conv1", conv3x3(channels, stride), group=group),
        net.add(f"{name}.bn1", BatchNorm2d(), group=group),
        net.add(f"{name}.relu1", ReLU(), group=group),
        net.add(f"{name}.conv2", conv3x3(channels), group=group),
        net.add(f"{name}.bn2", BatchNorm2d(), group=group),
    ]
    skip = start
    projection: list[str | None] = [None]
    if project:
        convolution = Conv2d(out_channels=channels, kernel_size=(1, 1), stride=(stride, stride), bias=False)
        projection.append(net.add(f"{name}.downsample.0", convolution, start, group=group))
        skip = net.add(f"{name}.downsample.1", BatchNorm2d(), group=group)
        projection.append(skip)
    main.append(net.add(f"{name}.add", Add(), main[-1], skip, group=group))
    main.append(net.add(f"{name}.relu2", ReLU(), group=group))
    return [list(main), projection] if project else [list(main)]


def resnet_tiny(classes: int, shape: Shape) -> Graph:
    """A stem, three stages of one basic block, global average pooling and one fully connected layer."""
    net = Blueprint("ResNet tiny")
    lines: Lines = [
        [
            net.add("input", Input(shape=shape)),
            net.add("conv1", conv3x3(_CHANNELS[0])),
            net.add("bn1", BatchNorm2d()),
            net.add("relu", ReLU()),
        ]
    ]
    for number, channels in enumerate(_CHANNELS, start=1):
        stage = net.group(f"layer{number}", Text(f"Stage {number}", f"Стадия {number}"))
        halves = number > 1
        lines += basic_block(net, f"layer{number}.0", channels, 2 if halves else 1, stage, project=halves)
    lines.append(
        [
            net.add("avgpool", AdaptiveAvgPool2d(output_size=(1, 1))),
            net.add("flatten", Flatten()),
            net.add("fc", Linear(out_features=classes)),
            net.add("softmax", Softmax()),
        ]
    )
    return net.draw(rows(lines))


register(
    Architecture(
        name="resnet_tiny",
        title=Text("ResNet tiny", "Малая ResNet"),
        summary=Text(
            "Three residual blocks: skip connections carry the gradient past the convolutions.",
            "Три остаточных блока: остаточные связи (skip connection) проводят градиент мимо свёрток.",
        ),
        year=2015,
        paper="https://arxiv.org/abs/1512.03385",
        input_shape=(3, 32, 32),
        classes=10,
        smallest=(4, 4),
        build=resnet_tiny,
    )
)

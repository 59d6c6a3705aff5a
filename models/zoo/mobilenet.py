"""MobileNetV2: inverted residuals, wide inside and narrow between. Names of layers are torchvision's.

Sandler, Howard, Zhu, Zhmoginov, Chen, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", CVPR 2018: table 2.
Small pictures keep their size through the first convolution and the second stage, as is usual for CIFAR-10.
"""

from __future__ import annotations

from models.blocks import head
from models.blocks.blueprint import Blueprint
from models.blocks.mbconv import MBConv, Names, mbconv
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.relu6 import ReLU6
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text
from models.zoo.imagenet import CLASSES, ONE_CROP, TORCHVISION_ERROR, imagenet_input, is_small
from models.zoo.registry import Architecture, register

_FIRST, _LAST = 32, 1280

_STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
"""Expansion, maps that leave, blocks, and the stride of the first of them."""


def _names(*, expands: bool) -> Names:
    """Torchvision numbers the parts of a block below ``conv``."""
    triples = [(f"conv.{number}.0", f"conv.{number}.1", f"conv.{number}.2") for number in range(2)]
    if expands:
        return Names(triples[0], triples[1], "", ("conv.2", "conv.3"))
    return Names(triples[1], triples[0], "", ("conv.1", "conv.2"))


def mobilenet_v2(classes: int, shape: Shape) -> Graph:
    """A convolution, seventeen inverted residuals in seven stages, a 1×1 convolution and a classifier."""
    net = Blueprint("MobileNetV2")
    small = is_small(shape)
    net.add("input", imagenet_input(shape))
    stem = net.group("stem", Text("Stem", "Начало"), collapsed=True)
    stride = 1 if small else 2
    first = Conv2d(out_channels=_FIRST, kernel_size=(3, 3), stride=(stride, stride), padding=(1, 1), bias=False)
    net.sequence("features.0", _normed(first), group=stem)
    entering, number = _FIRST, 1
    for place, (expansion, leaving, blocks, down) in enumerate(_STAGES, start=1):
        stage = net.group(f"stage{place}", Text(f"Stage {place}", f"Стадия {place}"), collapsed=True)
        for block in range(blocks):
            keeps = block > 0 or (small and place == 2)
            numbers = MBConv(
                entering=entering,
                expansion=expansion,
                leaving=leaving,
                kernel=3,
                stride=1 if keeps else down,
                squeezes=False,
                activation=ReLU6(),
            )
            title = Text(f"Block {place}.{block + 1}", f"Блок {place}.{block + 1}")
            group = net.group(f"block{number}", title, stage, collapsed=True)
            mbconv(net, f"features.{number}", group, numbers, _names(expands=expansion > 1))
            entering, number = leaving, number + 1
    group = net.group("head", head.TITLE, collapsed=True)
    last = Conv2d(out_channels=_LAST, kernel_size=(1, 1), bias=False)
    net.sequence(f"features.{number}", _normed(last), group=group)
    net.add("avgpool", AdaptiveAvgPool2d(output_size=(1, 1)), group=group)
    net.add("flatten", Flatten(), group=group)
    net.sequence("classifier", [Dropout(p=0.2), Linear(out_features=classes)], group=group)
    net.add("softmax", Softmax(), group=group)
    return net.draw()


def _normed(convolution: Conv2d) -> list[Layer]:
    return [convolution, BatchNorm2d(), ReLU6()]


register(
    Architecture(
        name="mobilenet_v2",
        title=Text("MobileNetV2", "MobileNetV2"),
        family=Text("MobileNet", "MobileNet"),
        summary=Text(
            "For phones: depthwise convolutions between 1×1 ones, with skips between the narrow ends.",
            "Для телефонов: поканальные свёртки между свёртками 1×1 и остаточные связи между узкими концами.",
        ),
        year=2018,
        paper="https://arxiv.org/abs/1801.04381",
        input_shape=(3, 224, 224),
        classes=CLASSES,
        smallest=(1, 1),
        build=mobilenet_v2,
        top5_error=9.71,
        error_source=TORCHVISION_ERROR,
        error_protocol=ONE_CROP,
    )
)

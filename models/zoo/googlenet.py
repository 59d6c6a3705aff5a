"""GoogLeNet (Inception-v1), as published and as torchvision has it. Names of layers are torchvision's.

Szegedy et al., "Going Deeper with Convolutions", CVPR 2015: table 1; section 5 has the auxiliary classifiers, which
count in the loss with 0.3 and are thrown away after training. Small pictures get a stem that keeps their size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from models.blocks import head
from models.blocks.blueprint import Blueprint
from models.blocks.inception import Module, Style, convolve, inception, inception_conv
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.output import Output
from models.layers.normalisation.local_response_norm import LocalResponseNorm
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.avg_pool2d import AvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text
from models.zoo.imagenet import CLASSES, ONE_CROP, SMALL, TORCHVISION_ERROR, imagenet_input
from models.zoo.registry import Architecture, register

_AUXILIARY_WEIGHT = 0.3

_MODULES: dict[str, Module] = {
    "3a": Module(64, 96, 128, 16, 32, 32),
    "3b": Module(128, 128, 192, 32, 96, 64),
    "4a": Module(192, 96, 208, 16, 48, 64),
    "4b": Module(160, 112, 224, 24, 64, 64),
    "4c": Module(128, 128, 256, 24, 64, 64),
    "4d": Module(112, 144, 288, 32, 64, 64),
    "4e": Module(256, 160, 320, 32, 128, 128),
    "5a": Module(256, 160, 320, 32, 128, 128),
    "5b": Module(384, 192, 384, 48, 128, 128),
}
_AUXILIARY = {"4a": "aux1", "4d": "aux2"}
"""The modules that an auxiliary classifier follows."""


@dataclass(frozen=True)
class Edition:
    """What the published network and torchvision's differ in."""

    title: str
    style: Style
    normalises_response: bool
    """Local response normalisation in the stem (table 1 leaves it out, figure 3 shows it)."""
    pools: Mapping[str, int]
    """The modules that pooling of stride 2 follows, and its windows."""
    dropout: float
    auxiliary_pool: Layer
    small: int
    """Pictures up to this size are not reduced before the first module, as is usual for CIFAR-10."""


PUBLISHED = Edition(
    title="GoogLeNet (2014)",
    style=Style(batch_norm=False, five="5x5"),
    normalises_response=True,
    pools={"3b": 3, "4e": 3},
    dropout=0.4,
    auxiliary_pool=AvgPool2d(kernel_size=(5, 5), stride=(3, 3)),
    small=80,  # of more, a sixteenth is as large as the auxiliary classifiers' windows
)
TORCHVISION = Edition(
    title="GoogLeNet (torchvision)",
    style=Style(batch_norm=True, five="3x3"),
    normalises_response=False,
    pools={"3b": 3, "4e": 2},
    dropout=0.2,
    auxiliary_pool=AdaptiveAvgPool2d(output_size=(4, 4)),
    small=SMALL,
)


def googlenet(edition: Edition, classes: int, shape: Shape) -> Graph:
    """A stem, nine Inception modules, two auxiliary classifiers, and global average pooling."""
    net = Blueprint(edition.title)
    net.add("input", imagenet_input(shape))
    _stem(net, edition, is_small=min(shape[1:]) <= edition.small)
    for name, module in _MODULES.items():
        group = net.group(f"inception{name}", Text(f"Inception {name}", f"Inception {name}"), collapsed=True)
        inception(net, f"inception{name}", group, module, edition.style)
        if name in _AUXILIARY:
            _auxiliary(net, _AUXILIARY[name], edition, classes)
        if name in edition.pools:
            net.add(f"maxpool{name[0]}", _pool(edition.pools[name]))
    group = net.group("head", head.TITLE, collapsed=True)
    net.add("avgpool", AdaptiveAvgPool2d(output_size=(1, 1)), group=group)
    net.add("flatten", Flatten(), group=group)
    net.add("dropout", Dropout(p=edition.dropout), group=group)
    net.add("fc", Linear(out_features=classes), group=group)
    net.add("softmax", Softmax(), group=group)
    return net.draw()


def _stem(net: Blueprint, edition: Edition, *, is_small: bool) -> None:
    """Two convolutions and poolings to an eighth of the size; for small pictures one convolution that keeps it."""
    style = edition.style
    group = net.group("stem", Text("Stem", "Начало"), collapsed=True)
    if not is_small:
        convolve(net, "conv1", group, inception_conv(64, 7, style, 2), style)
        net.add("maxpool1", _pool(3), group=group)
        if edition.normalises_response:
            net.add("norm1", LocalResponseNorm(), group=group)
        convolve(net, "conv2", group, inception_conv(64, 1, style), style)
    convolve(net, "conv3", group, inception_conv(192, 3, style), style)
    if edition.normalises_response:
        net.add("norm2", LocalResponseNorm(), group=group)
    if not is_small:
        net.add("maxpool2", _pool(3), group=group)


def _auxiliary(net: Blueprint, name: str, edition: Edition, classes: int) -> None:
    """A small classifier beside the main path, on which the network goes on afterwards."""
    maps, style = net.last, edition.style
    group = net.group(name, Text("Auxiliary classifier", "Вспомогательный классификатор"), collapsed=True)
    net.add(f"{name}.avgpool", edition.auxiliary_pool, group=group)
    convolve(net, f"{name}.conv", group, inception_conv(128, 1, style), style)
    net.add(f"{name}.flatten", Flatten(), group=group)
    net.add(f"{name}.fc1", Linear(out_features=1024), group=group)
    net.add(f"{name}.relu", ReLU(), group=group)
    net.add(f"{name}.dropout", Dropout(p=0.7), group=group)
    net.add(f"{name}.fc2", Linear(out_features=classes), group=group)
    net.add(f"{name}.output", Output(role="auxiliary", weight=_AUXILIARY_WEIGHT), group=group)
    net.last = maps


def _pool(kernel: int) -> MaxPool2d:
    """Stride 2; an incomplete window at the border counts."""
    return MaxPool2d(kernel_size=(kernel, kernel), stride=(2, 2), ceil_mode=True)


FAMILY = Text("Inception", "Inception")
_PAPER = "https://arxiv.org/abs/1409.4842"

register(
    Architecture(
        name="googlenet_2014",
        title=Text("GoogLeNet of 2014", "GoogLeNet 2014 года"),
        family=FAMILY,
        summary=Text(
            "Inception-v1: windows of several sizes side by side, and auxiliary classifiers that help it learn.",
            "Inception-v1: параллельные окна разных размеров; учиться помогают вспомогательные классификаторы.",
        ),
        year=2014,
        paper=_PAPER,
        input_shape=(3, 224, 224),
        classes=CLASSES,
        smallest=(10, 10),
        build=partial(googlenet, PUBLISHED),
        rank=0,
        top5_error=10.07,
        error_source=Text(
            "Paper, table 3: one network, one crop, validation set",
            "Статья, таблица 3: одна сеть, один фрагмент, валидация",
        ),
        error_protocol=ONE_CROP,
        note=Text(
            "No batch norm, 5×5 windows, response normalisation. Seven such networks won ILSVRC 2014 with 6.67 %.",
            "Без батч-нормализации, с окнами 5×5 и нормализацией отклика. Семь таких выиграли ILSVRC 2014: 6,67 %.",
        ),
    )
)
register(
    Architecture(
        name="googlenet",
        title=Text("GoogLeNet (torchvision)", "GoogLeNet (torchvision)"),
        family=FAMILY,
        summary=Text(
            "GoogLeNet as libraries have it: batch norm after every convolution.",
            "GoogLeNet из библиотек: с батч-нормализацией после каждой свёртки.",
        ),
        year=2014,
        paper=_PAPER,
        input_shape=(3, 224, 224),
        classes=CLASSES,
        smallest=(4, 4),
        build=partial(googlenet, TORCHVISION),
        rank=1,
        top5_error=10.47,
        error_source=TORCHVISION_ERROR,
        error_protocol=ONE_CROP,
        note=Text(
            "Where the paper has 5×5 windows this one has 3×3, which is why it has fewer weights.",
            "Вместо окон 5×5, как в статье, здесь 3×3: поэтому весов меньше.",
        ),
    )
)

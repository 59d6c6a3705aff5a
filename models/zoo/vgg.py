"""VGG: nothing but 3×3 convolutions, in blocks that end in pooling. Names of layers are torchvision's.

Simonyan, Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", ICLR 2015: table 1,
columns A, B, D and E. Batch normalisation is a later addition. Small pictures get small fully connected layers, as is
usual for CIFAR-10: after five poolings one place is left of 32.
"""

from __future__ import annotations

from functools import partial

from models.blocks import head
from models.blocks.blueprint import Blueprint
from models.blocks.conv_block import convolution
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text
from models.zoo.imagenet import CLASSES, ONE_CROP, ONE_SCALE, SCALES, TORCHVISION_ERROR, imagenet_input, is_small
from models.zoo.registry import Architecture, register

CHANNELS = (64, 128, 256, 512, 512)
"""Filters of the five blocks."""
_NEURONS = 4096
_SMALL_NEURONS = 512

_TINY = (16, 32, 64)
_TINY_NEURONS = 128


def _block_title(number: int) -> Text:
    return Text(f"Block {number}", f"Блок {number}")


def _halve() -> MaxPool2d:
    return MaxPool2d(kernel_size=(2, 2))


def vgg(title: str, convolutions: tuple[int, ...], classes: int, shape: Shape, *, batch_norm: bool = False) -> Graph:
    """Five blocks of so many convolutions, and three fully connected layers."""
    net = Blueprint(title)
    net.add("input", imagenet_input(shape))
    number = 0
    for place, (count, channels) in enumerate(zip(convolutions, CHANNELS, strict=True), start=1):
        group = net.group(f"block{place}", _block_title(place), collapsed=True)
        for _ in range(count):
            # torchvision keeps the bias in front of batch norm.
            layers = [_with_bias(layer) for layer in convolution(channels, batch_norm=batch_norm)]
            number = net.sequence("features", layers, group=group, first=number)
        number = net.sequence("features", [_halve()], group=group, first=number)
    group = net.group("head", head.TITLE, collapsed=True)
    small = is_small(shape)
    places, neurons = ((1, 1), _SMALL_NEURONS) if small else ((7, 7), _NEURONS)
    net.add("avgpool", AdaptiveAvgPool2d(output_size=places), group=group)
    net.add("flatten", Flatten(), group=group)
    hidden: list[Layer] = [Linear(out_features=neurons), ReLU(), Dropout(p=0.5)]
    net.sequence("classifier", [*hidden, *hidden, Linear(out_features=classes)], group=group)
    net.add("softmax", Softmax(), group=group)
    return net.draw()


def _with_bias(layer: Layer) -> Layer:
    return layer.model_copy(update={"bias": True}) if isinstance(layer, Conv2d) else layer


def vgg_small(classes: int, shape: Shape) -> Graph:
    """Three blocks of few filters and a head with one hidden layer; batch norm lets it learn within an epoch."""
    net = Blueprint("VGG small")
    net.add("input", Input(shape=shape))
    for number, channels in enumerate(_TINY, start=1):
        group = net.group(f"block{number}", _block_title(number))
        for place in (1, 2):
            name = f"{number}_{place}"
            size, margin = (3, 3), (1, 1)
            net.add(
                f"conv{name}", Conv2d(out_channels=channels, kernel_size=size, padding=margin, bias=False), group=group
            )
            net.add(f"bn{name}", BatchNorm2d(), group=group)
            net.add(f"relu{name}", ReLU(), group=group)
        net.add(f"pool{number}", _halve(), group=group)
    group = net.group("head", head.TITLE)
    net.add("flatten", Flatten(), group=group)
    net.add("fc1", Linear(out_features=_TINY_NEURONS), group=group)
    net.add("relu", ReLU(), group=group)
    net.add("dropout", Dropout(p=0.5), group=group)
    net.add("fc2", Linear(out_features=classes), group=group)
    net.add("softmax", Softmax(), group=group)
    return net.draw()


FAMILY = Text("VGG", "VGG")
PAPER = "https://arxiv.org/abs/1409.1556"

register(
    Architecture(
        name="vgg_small",
        title=Text("VGG small", "Малая VGG"),
        family=FAMILY,
        summary=Text(
            "Only 3×3 convolutions, in pairs: two of them see as much as one 5×5 with fewer weights.",
            "Только свёртки 3×3, парами: две видят столько же, сколько одна 5×5, при меньшем числе весов.",
        ),
        year=2014,
        paper=PAPER,
        input_shape=(3, 32, 32),
        classes=10,
        smallest=(8, 8),
        build=vgg_small,
        rank=0,
    )
)

_ONE_SCALE_SOURCE = Text(
    "Paper, table 3: one network, one scale, validation set", "Статья, таблица 3: одна сеть, один масштаб, валидация"
)
_SCALES_SOURCE = Text(
    "Paper, table 4: one network, several scales, validation set",
    "Статья, таблица 4: одна сеть, несколько масштабов, валидация",
)

_VARIANTS: tuple[tuple[int, tuple[int, ...], float, Text, float], ...] = (
    (11, (1, 1, 2, 2, 2), 10.4, _ONE_SCALE_SOURCE, 10.19),
    (13, (2, 2, 2, 2, 2), 9.6, _SCALES_SOURCE, 9.63),
    (16, (2, 2, 3, 3, 3), 7.5, _SCALES_SOURCE, 8.48),
    (19, (2, 2, 4, 4, 4), 7.5, _SCALES_SOURCE, 8.16),
)
"""Depth, convolutions of each block (table 1), top-5 error in %, and that of torchvision's weights with batch norm."""

_SUMMARY = Text(
    "Five blocks of 3×3 convolutions, then three fully connected layers, which hold most of the weights.",
    "Пять блоков свёрток 3×3, затем три полносвязных слоя, в которых большинство весов.",
)
_SUMMARY_BN = Text(
    "The same with batch norm after every convolution: it trains from a random start, and faster.",
    "То же с батч-нормализацией после каждой свёртки: обучается со случайного начала и быстрее.",
)

for _place, (_depth, _convolutions, _error, _source, _error_bn) in enumerate(_VARIANTS):
    register(
        Architecture(
            name=f"vgg{_depth}",
            title=Text(f"VGG-{_depth}", f"VGG-{_depth}"),
            family=FAMILY,
            summary=_SUMMARY,
            year=2014,
            paper=PAPER,
            input_shape=(3, 224, 224),
            classes=CLASSES,
            smallest=(32, 32),
            build=partial(vgg, f"VGG-{_depth}", _convolutions),
            rank=1 + 2 * _place,
            top5_error=_error,
            error_source=_source,
            error_protocol=ONE_SCALE if _source is _ONE_SCALE_SOURCE else SCALES,
        )
    )
    register(
        Architecture(
            name=f"vgg{_depth}_bn",
            title=Text(f"VGG-{_depth} with batch norm", f"VGG-{_depth} с батч-нормализацией"),
            family=FAMILY,
            summary=_SUMMARY_BN,
            year=2014,
            paper=PAPER,
            input_shape=(3, 224, 224),
            classes=CLASSES,
            smallest=(32, 32),
            build=partial(vgg, f"VGG-{_depth} with batch norm", _convolutions, batch_norm=True),
            rank=2 + 2 * _place,
            top5_error=_error_bn,
            error_source=TORCHVISION_ERROR,
            error_protocol=ONE_CROP,
            note=Text(
                "Batch norm is of 2015: libraries added it later.",
                "Батч-нормализация появилась в 2015 году: её добавили библиотеки.",
            ),
        )
    )

"""Residual blocks: a few convolutions learn what to add to their own input. Names of layers are torchvision's.

He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", CVPR 2016: figure 5 has both blocks, equation 2
the projection where the shape changes. The bottleneck strides in its 3×3 convolution, as torchvision does ("v1.5").
"""

from __future__ import annotations

from typing import Protocol

from models.blocks.blueprint import Blueprint
from models.blocks.registry import Block, BlockParams, register
from models.forms import Count, parameter
from models.layers import Shape
from models.layers.activation.relu import ReLU
from models.layers.base import need_maps
from models.layers.convolution.conv2d import Conv2d
from models.layers.merge.add import Add
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.text import Text

EXPANSION = 4
"""A bottleneck gives four times as many maps as its 3×3 convolution works on."""

STRIDE: int = parameter(
    1,
    title=Text("Stride", "Шаг"),
    help=Text("2 halves the maps; the skip is projected then.", "2 уменьшает карты вдвое; связь получает проекцию."),
    control="number",
    span=(1, 2),
    ge=1,
    le=4,
)


def conv3x3(channels: int, stride: int = 1) -> Conv2d:
    """A 3×3 convolution that keeps the size, or divides it by ``stride``; batch norm makes a bias pointless."""
    return Conv2d(out_channels=channels, kernel_size=(3, 3), stride=(stride, stride), padding=(1, 1), bias=False)


def conv1x1(channels: int, stride: int = 1) -> Conv2d:
    """A 1×1 convolution: a fully connected layer at every place."""
    return Conv2d(out_channels=channels, kernel_size=(1, 1), stride=(stride, stride), bias=False)


class ResidualBlock(Protocol):
    """Draws a block after ``net.last``, which gives ``entering`` maps; returns how many maps leave it."""

    def __call__(self, net: Blueprint, name: str, group: str, *, entering: int, width: int, stride: int) -> int: ...


def plain_block(net: Blueprint, name: str, group: str, *, entering: int, width: int, stride: int) -> int:  # noqa: ARG001
    """relu(F(x)): a basic block without its skip, as in the plain networks that the paper compares with."""
    _two_convolutions(net, name, group, width, stride)
    net.add(f"{name}.relu", ReLU(), group=group)
    return width


def basic_block(net: Blueprint, name: str, group: str, *, entering: int, width: int, stride: int) -> int:
    """relu(F(x) + x), F being two 3×3 convolutions of ``width`` filters; as many maps leave."""
    start = net.last
    _two_convolutions(net, name, group, width, stride)
    fits = stride == 1 and entering == width
    _close(net, name, group, start, None if fits else conv1x1(width, stride))
    return width


def _two_convolutions(net: Blueprint, name: str, group: str, width: int, stride: int) -> None:
    net.add(f"{name}.conv1", conv3x3(width, stride), group=group)
    net.add(f"{name}.bn1", BatchNorm2d(), group=group)
    net.add(f"{name}.relu1", ReLU(), group=group)
    net.add(f"{name}.conv2", conv3x3(width), group=group)
    net.add(f"{name}.bn2", BatchNorm2d(), group=group)


def bottleneck(net: Blueprint, name: str, group: str, *, entering: int, width: int, stride: int) -> int:
    """relu(F(x) + x), F squeezing to ``width`` maps for its 3×3 convolution; four times as many leave."""
    start = net.last
    net.add(f"{name}.conv1", conv1x1(width), group=group)
    net.add(f"{name}.bn1", BatchNorm2d(), group=group)
    net.add(f"{name}.relu1", ReLU(), group=group)
    net.add(f"{name}.conv2", conv3x3(width, stride), group=group)
    net.add(f"{name}.bn2", BatchNorm2d(), group=group)
    net.add(f"{name}.relu2", ReLU(), group=group)
    net.add(f"{name}.conv3", conv1x1(width * EXPANSION), group=group)
    net.add(f"{name}.bn3", BatchNorm2d(), group=group)
    leaving = width * EXPANSION
    fits = stride == 1 and entering == leaving
    _close(net, name, group, start, None if fits else conv1x1(leaving, stride))
    return leaving


def _close(net: Blueprint, name: str, group: str, start: str, projection: Conv2d | None) -> None:
    """The sum with the skip from ``start``, which is projected where it would not fit, and the last ReLU."""
    main, skip = net.last, start
    if projection is not None:
        net.add(f"{name}.downsample.0", projection, start, group=group)
        skip = net.add(f"{name}.downsample.1", BatchNorm2d(), group=group)
    net.add(f"{name}.add", Add(), main, skip, group=group)
    net.add(f"{name}.relu", ReLU(), group=group)


class BasicParams(BlockParams):
    """What can be chosen of a basic block."""

    channels: Count = parameter(
        64,
        title=Text("Filters", "Фильтры"),
        help=Text(
            "Of both convolutions; with as many as enter, the skip needs no projection.",
            "В обеих свёртках; если их столько же, сколько карт на входе, проекция не нужна.",
        ),
        control="slider",
        span=(8, 512),
    )
    stride: int = STRIDE


class BottleneckParams(BlockParams):
    """What can be chosen of a bottleneck."""

    width: Count = parameter(
        64,
        title=Text("Width", "Ширина"),
        help=Text(
            "Maps inside the bottleneck; four times as many leave it.",
            "Число карт внутри блока; на выходе их вчетверо больше.",
        ),
        control="slider",
        span=(4, 512),
    )
    stride: int = STRIDE


def _draw_basic(net: Blueprint, prefix: str, params: BasicParams, shape: Shape) -> None:
    group = net.group(prefix, BASIC.title)
    basic_block(net, prefix, group, entering=need_maps(shape)[0], width=params.channels, stride=params.stride)


def _draw_bottleneck(net: Blueprint, prefix: str, params: BottleneckParams, shape: Shape) -> None:
    group = net.group(prefix, BOTTLENECK.title)
    bottleneck(net, prefix, group, entering=need_maps(shape)[0], width=params.width, stride=params.stride)


BASIC = register(
    Block(
        name="basic_block",
        title=Text("Basic residual block", "Простой остаточный блок"),
        summary=Text(
            "Two 3×3 convolutions whose result is added to their input: ResNet-18 and 34 are made of it.",
            "Две свёртки 3×3, результат которых прибавляется к их же входу: из таких блоков собраны ResNet-18 и 34.",
        ),
        paper="https://arxiv.org/abs/1512.03385",
        rank=0,
        family="residual",
        params=BasicParams,
        draw=_draw_basic,
    )
)

BOTTLENECK = register(
    Block(
        name="bottleneck",
        title=Text("Bottleneck residual block", "Остаточный блок с сужением"),
        summary=Text(
            "1×1 squeezes, 3×3 works on few maps, 1×1 widens again: depth at a low price (ResNet-50 and deeper).",
            "Свёртка 1×1 сужает, 3×3 работает с немногими картами, 1×1 расширяет обратно: глубина по малой цене "
            "(ResNet-50 и глубже).",
        ),
        paper="https://arxiv.org/abs/1512.03385",
        rank=1,
        family="residual",
        params=BottleneckParams,
        draw=_draw_bottleneck,
    )
)

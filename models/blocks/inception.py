"""Inception modules: windows of several sizes look at the same maps, and what they found is concatenated.

Szegedy et al., "Going Deeper with Convolutions", CVPR 2015, figure 2; Ioffe, Szegedy, "Batch Normalization", ICML 2015,
figure 5: two 3×3 convolutions stand for the 5×5, and modules of stride 2 halve the maps. Names of layers are those of
torchvision's GoogLeNet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.blocks.blueprint import Blueprint
from models.blocks.registry import Block, BlockParams, register
from models.forms import Count, parameter
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.base import need_maps
from models.layers.convolution.conv2d import Conv2d
from models.layers.merge.concat import Concat
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.avg_pool2d import AvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text

EPS = 0.001
"""Of batch norm, in all Inception networks."""


@dataclass(frozen=True)
class Style:
    """What all modules of a network have in common."""

    batch_norm: bool = True
    """After every convolution, which needs no bias then."""
    five: Literal["5x5", "3x3", "3x3 twice"] = "5x5"
    """What stands in the branch of the largest window."""


@dataclass(frozen=True)
class Module:
    """One module in numbers, in the order of the papers' tables: the filters of its branches."""

    one: int
    """0 leaves the branch out."""
    reduce3: int
    three: int
    reduce5: int
    five: int
    pool: int
    """Filters after the pooling; with 0 the pooled maps pass as they are."""
    pooling: Literal["max", "average"] = "max"
    stride: int = 1


def convolve(net: Blueprint, name: str, group: str, convolution: Conv2d, style: Style) -> str:
    """Convolution → [batch norm] → ReLU, with padding that keeps the size up to the stride; returns the last node."""
    net.add(f"{name}.conv", convolution, group=group)
    if style.batch_norm:
        net.add(f"{name}.bn", BatchNorm2d(eps=EPS), group=group)
    return net.add(f"{name}.relu", ReLU(), group=group)


def inception_conv(channels: int, kernel: int, style: Style, stride: int = 1) -> Conv2d:
    """A convolution as Inception has them; without a bias where batch norm follows."""
    size, step, margin = (kernel, kernel), (stride, stride), (kernel // 2, kernel // 2)
    if style.batch_norm:
        return Conv2d(out_channels=channels, kernel_size=size, stride=step, padding=margin, bias=False)
    return Conv2d(out_channels=channels, kernel_size=size, stride=step, padding=margin)


def inception(net: Blueprint, name: str, group: str, module: Module, style: Style) -> None:
    """1×1 | 1×1 → 3×3 | 1×1 → 5×5 | pooling → 1×1, each from what enters, then concatenation."""
    start, stride = net.last, module.stride
    large = {"5x5": [5], "3x3": [3], "3x3 twice": [3, 3]}[style.five]
    branches = {
        "branch2": [(module.reduce3, 1), (module.three, 3)],
        "branch3": [(module.reduce5, 1), *((module.five, kernel) for kernel in large)],
    }
    ends: list[str] = []
    if module.one:
        ends.append(convolve(net, f"{name}.branch1", group, inception_conv(module.one, 1, style), style))
    for branch, convolutions in branches.items():
        net.last = start
        for number, (channels, kernel) in enumerate(convolutions):
            steps = stride if number == len(convolutions) - 1 else 1
            convolution = inception_conv(channels, kernel, style, steps)
            convolve(net, f"{name}.{branch}.{number}", group, convolution, style)
        ends.append(net.last)
    net.add(f"{name}.branch4.0", _pool(module), start, group=group)
    if module.pool:
        convolve(net, f"{name}.branch4.1", group, inception_conv(module.pool, 1, style), style)
    ends.append(net.last)
    net.add(f"{name}.concat", Concat(), *ends, group=group)


def _pool(module: Module) -> Layer:
    """3×3, with the same places as the padded 3×3 convolutions beside it."""
    layer = MaxPool2d if module.pooling == "max" else AvgPool2d
    return layer(kernel_size=(3, 3), stride=(module.stride, module.stride), padding=(1, 1))


def _filters(default: int, title: Text, help_: Text) -> int:
    field: int = parameter(default, title=title, help=help_, control="slider", span=(4, 384))
    return field


BATCH_NORM: bool = parameter(
    default=True,
    title=Text("Batch norm", "Батч-нормализация"),
    help=Text("After every convolution.", "После каждой свёртки."),
    control="toggle",
)


class InceptionParams(BlockParams):
    """What can be chosen of a module that keeps the size; the defaults are inception (3a) of the paper."""

    one: Count = _filters(64, Text("1×1", "1×1"), Text("Filters of the 1×1 branch.", "Фильтры ветви 1×1."))
    reduce3: Count = _filters(
        96,
        Text("Before 3×3", "Перед 3×3"),
        Text("Maps that the 3×3 filters look at: a 1×1 convolution reduces them.", "Карты, на которые смотрит 3×3."),
    )
    three: Count = _filters(128, Text("3×3", "3×3"), Text("Filters of the 3×3 branch.", "Фильтры ветви 3×3."))
    reduce5: Count = _filters(
        16,
        Text("Before 5×5", "Перед 5×5"),
        Text("Maps that the 5×5 filters look at: a 1×1 convolution reduces them.", "Карты, на которые смотрит 5×5."),
    )
    five: Count = _filters(32, Text("5×5", "5×5"), Text("Filters of the 5×5 branch.", "Фильтры ветви 5×5."))
    pool: Count = _filters(
        32,
        Text("After pooling", "После пулинга"),
        Text("Filters of the 1×1 convolution after the pooling.", "Фильтры свёртки 1×1 после пулинга."),
    )
    batch_norm: bool = BATCH_NORM


class NaiveParams(BlockParams):
    """What can be chosen of a module without reduction."""

    one: Count = _filters(16, Text("1×1", "1×1"), Text("Filters of the 1×1 branch.", "Фильтры ветви 1×1."))
    three: Count = _filters(32, Text("3×3", "3×3"), Text("Filters of the 3×3 branch.", "Фильтры ветви 3×3."))
    five: Count = _filters(8, Text("5×5", "5×5"), Text("Filters of the 5×5 branch.", "Фильтры ветви 5×5."))
    batch_norm: bool = BATCH_NORM


def _draw(net: Blueprint, prefix: str, params: InceptionParams, shape: Shape) -> None:
    need_maps(shape)
    group = net.group(prefix, INCEPTION.title)
    module = Module(params.one, params.reduce3, params.three, params.reduce5, params.five, params.pool)
    inception(net, prefix, group, module, Style(params.batch_norm))


def _draw_naive(net: Blueprint, prefix: str, params: NaiveParams, shape: Shape) -> None:
    """Figure 2a: every branch looks at all maps, and the pooled ones pass as they are."""
    need_maps(shape)
    group = net.group(prefix, NAIVE_INCEPTION.title)
    start, style = net.last, Style(params.batch_norm)
    ends: list[str] = []
    for kernel, channels in ((1, params.one), (3, params.three), (5, params.five)):
        net.last = start
        convolution = inception_conv(channels, kernel, style)
        ends.append(convolve(net, f"{prefix}.branch{kernel}x{kernel}", group, convolution, style))
    pool = MaxPool2d(kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
    ends.append(net.add(f"{prefix}.pool", pool, start, group=group))
    net.add(f"{prefix}.concat", Concat(), *ends, group=group)


INCEPTION = register(
    Block(
        name="inception",
        title=Text("Inception module", "Модуль Inception"),
        summary=Text(
            "Windows 1×1, 3×3, 5×5 and pooling side by side; 1×1 convolutions reduce the maps before large windows.",
            "Окна 1×1, 3×3, 5×5 и пулинг параллельно; перед большими окнами свёртки 1×1 уменьшают число карт.",
        ),
        paper="https://arxiv.org/abs/1409.4842",
        rank=1,
        family="inception",
        params=InceptionParams,
        draw=_draw,
    )
)

NAIVE_INCEPTION = register(
    Block(
        name="naive_inception",
        title=Text("Inception without reduction", "Inception без уменьшения карт"),
        summary=Text(
            "The naive module: all windows look at all maps, and every module has more maps than the one before.",
            "Наивный модуль: все окна смотрят на все карты, и с каждым модулем карт становится больше.",
        ),
        paper="https://arxiv.org/abs/1409.4842",
        rank=0,
        family="inception",
        params=NaiveParams,
        draw=_draw_naive,
    )
)

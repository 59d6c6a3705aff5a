"""MBConv: a wide depthwise convolution between two 1×1 convolutions, with a skip where the shape allows it.

Sandler, Howard, Zhu, Zhmoginov, Chen, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", CVPR 2018, section 3.3;
Hu, Shen, Sun, "Squeeze-and-Excitation Networks", CVPR 2018, section 3; Huang, Sun, Liu, Sedra, Weinberger, "Deep
Networks with Stochastic Depth", ECCV 2016; put together by Tan, Le, "EfficientNet", ICML 2019.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from models.blocks.blueprint import Blueprint
from models.blocks.registry import Block, BlockParams, register
from models.forms import Count, parameter
from models.layers import Layer, Shape
from models.layers.activation.sigmoid import Sigmoid
from models.layers.activation.silu import SiLU
from models.layers.base import need_maps
from models.layers.convolution.conv2d import Conv2d
from models.layers.merge.add import Add
from models.layers.merge.multiply import Multiply
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.regularisation.drop_path import DropPath
from models.text import Text

SQUEEZE = 4
"""Squeeze-and-excitation works on a quarter of the maps that enter the block (EfficientNet's released code)."""

Triple = tuple[str, str, str]
"""What a convolution, its normalisation and its activation are called."""


@dataclass(frozen=True)
class Names:
    """What the parts of a block are called, below the block's own name."""

    expand: Triple
    depthwise: Triple
    squeeze: str
    project: tuple[str, str]

    @classmethod
    def torchvision(cls, *, expands: bool) -> Names:
        """``block.0.0``, ...: numbered, so that all move up when the block does not expand."""
        parts = [f"block.{number}" for number in range(4)]
        expand, depthwise, squeeze, project = parts if expands else ["", *parts[:3]]
        return cls(
            (f"{expand}.0", f"{expand}.1", f"{expand}.2"),
            (f"{depthwise}.0", f"{depthwise}.1", f"{depthwise}.2"),
            squeeze,
            (f"{project}.0", f"{project}.1"),
        )

    @classmethod
    def timm(cls, *, expands: bool) -> Names:
        """``conv_pw``, ``bn1``, ...: timm's InvertedResidual, or its DepthwiseSeparableConv for one that keeps."""
        if expands:
            return cls(("conv_pw", "bn1", "act1"), ("conv_dw", "bn2", "act2"), "se", ("conv_pwl", "bn3"))
        return cls(("", "", ""), ("conv_dw", "bn1", "act1"), "se", ("conv_pw", "bn2"))


@dataclass(frozen=True)
class MBConv:
    """One block in numbers."""

    entering: int
    expansion: int
    leaving: int
    kernel: int
    stride: int
    squeezes: bool = True
    """Squeeze-and-excitation weighs the maps."""
    drop: float = 0.0
    """Stochastic depth: how often the block is skipped in training."""
    activation: Layer = field(default_factory=SiLU)
    norm: BatchNorm2d = field(default_factory=BatchNorm2d)
    pads_as_tensorflow: bool = False
    """A stride of 2 pads as TensorFlow does: an odd rest at the lower right."""

    @property
    def has_skip(self) -> bool:
        """Whether the input can be added to the output."""
        return self.stride == 1 and self.entering == self.leaving


def mbconv(net: Blueprint, name: str, group: str, block: MBConv, names: Names) -> None:
    """Expand 1×1 → depthwise → squeeze-and-excitation → project 1×1, and the skip; nothing follows the projection."""
    start = net.last
    wide = block.entering * block.expansion
    if block.expansion > 1:
        _convolve(net, [f"{name}.{part}" for part in names.expand], _pointwise(wide), block, group)
    _convolve(net, [f"{name}.{part}" for part in names.depthwise], _depthwise(wide, block), block, group)
    if block.squeezes:
        squeeze_and_excite(net, f"{name}.{names.squeeze}", max(1, block.entering // SQUEEZE), wide, group)
    convolution, norm = names.project
    net.add(f"{name}.{convolution}", _pointwise(block.leaving), group=group)
    net.add(f"{name}.{norm}", block.norm, group=group)
    if block.has_skip:
        if block.drop:
            net.add(f"{name}.stochastic_depth", DropPath(p=block.drop), group=group)
        net.add(f"{name}.add", Add(), net.last, start, group=group)


def squeeze_and_excite(net: Blueprint, name: str, squeezed: int, channels: int, parent: str) -> None:
    """Every map times a weight of its own, found by two small layers from the means of all maps."""
    group = net.group(name, Text("Squeeze-and-excitation", "Squeeze-and-excitation"), parent=parent)
    maps = net.last
    net.add(f"{name}.avgpool", AdaptiveAvgPool2d(output_size=(1, 1)), group=group)
    net.add(f"{name}.fc1", Conv2d(out_channels=squeezed, kernel_size=(1, 1)), group=group)
    net.add(f"{name}.activation", SiLU(), group=group)
    net.add(f"{name}.fc2", Conv2d(out_channels=channels, kernel_size=(1, 1)), group=group)
    weights = net.add(f"{name}.scale_activation", Sigmoid(), group=group)
    net.add(f"{name}.multiply", Multiply(), maps, weights, group=group)


def _convolve(net: Blueprint, names: list[str], convolution: Conv2d, block: MBConv, group: str) -> None:
    for name, layer in zip(names, (convolution, block.norm, block.activation), strict=True):
        net.add(name, layer, group=group)


def _pointwise(channels: int) -> Conv2d:
    return Conv2d(out_channels=channels, kernel_size=(1, 1), bias=False)


def _depthwise(channels: int, block: MBConv) -> Conv2d:
    return Conv2d(
        out_channels=channels,
        kernel_size=(block.kernel, block.kernel),
        stride=(block.stride, block.stride),
        padding="same" if block.pads_as_tensorflow else (block.kernel // 2, block.kernel // 2),
        groups=channels,
        bias=False,
    )


class MBConvParams(BlockParams):
    """What can be chosen of an MBConv block."""

    channels: Count = parameter(
        16,
        title=Text("Filters", "Фильтры"),
        help=Text(
            "Maps that leave the block; with as many as enter and stride 1 it has a skip.",
            "Число карт на выходе; если их столько же, сколько на входе, и шаг равен 1, есть остаточная связь.",
        ),
        control="slider",
        span=(8, 320),
    )
    expansion: int = parameter(
        6,
        title=Text("Expansion", "Расширение"),
        help=Text(
            "How many times more maps the depthwise convolution works on than enter.",
            "Во сколько раз больше карт, чем вошло, обрабатывает поканальная свёртка.",
        ),
        control="slider",
        span=(1, 6),
        ge=1,
        le=16,
    )
    kernel_size: int = parameter(
        3,
        title=Text("Kernel size", "Размер ядра"),
        help=Text("Side of the depthwise filter.", "Сторона поканального фильтра."),
        control="slider",
        span=(3, 7),
        ge=1,
        le=15,
    )
    stride: int = parameter(
        1,
        title=Text("Stride", "Шаг"),
        help=Text("2 halves the maps; then there is no skip.", "2 уменьшает карты вдвое; тогда связи нет."),
        control="number",
        span=(1, 2),
        ge=1,
        le=4,
    )
    squeeze: bool = parameter(
        default=True,
        title=Text("Squeeze-and-excitation", "Squeeze-and-excitation"),
        help=Text(
            "Lets the block weigh its maps, looking at the whole picture.",
            "Позволяет блоку взвешивать свои карты, глядя на всё изображение.",
        ),
        control="toggle",
    )
    drop: float = parameter(
        0.0,
        title=Text("Stochastic depth", "Стохастическая глубина"),
        help=Text(
            "How often the block is skipped in training.",
            "Как часто блок пропускается при обучении.",
        ),
        control="slider",
        span=(0, 0.5),
        ge=0,
        lt=1,
    )


def _draw(net: Blueprint, prefix: str, params: MBConvParams, shape: Shape) -> None:
    block = MBConv(
        entering=need_maps(shape)[0],
        expansion=params.expansion,
        leaving=params.channels,
        kernel=params.kernel_size,
        stride=params.stride,
        squeezes=params.squeeze,
        drop=params.drop,
        pads_as_tensorflow=True,  # keeps the size whatever the kernel
    )
    mbconv(net, prefix, net.group(prefix, MBCONV.title), block, Names.torchvision(expands=params.expansion > 1))


MBCONV = register(
    Block(
        name="mbconv",
        title=Text("MBConv", "MBConv"),
        summary=Text(
            "An inverted residual block: widens, convolves every map by itself, weighs the maps, narrows again. "
            "MobileNet and EfficientNet are made of it.",
            "Инвертированный остаточный блок: расширяет, сворачивает каждую карту отдельно, взвешивает карты и сужает "
            "обратно. Из таких собраны MobileNet и EfficientNet.",
        ),
        paper="https://arxiv.org/abs/1905.11946",
        rank=0,
        family="mobile",
        params=MBConvParams,
        draw=_draw,
    )
)

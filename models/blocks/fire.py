"""SqueezeNet's Fire module: few maps are squeezed out of many, and 1×1 and 3×3 windows look at those few.

Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size", 2016, section 3.2.
Names of layers are torchvision's.
"""

from __future__ import annotations

from models.blocks.blueprint import Blueprint
from models.blocks.registry import Block, BlockParams, register
from models.forms import Count, parameter
from models.layers import Shape
from models.layers.activation.relu import ReLU
from models.layers.base import need_maps
from models.layers.convolution.conv2d import Conv2d
from models.layers.merge.concat import Concat
from models.text import Text


def fire(net: Blueprint, name: str, group: str, *, squeeze: int, expand: int) -> None:
    """1×1 to ``squeeze`` maps, then ``expand`` filters of 1×1 and as many of 3×3, concatenated; each with ReLU."""
    net.add(f"{name}.squeeze", Conv2d(out_channels=squeeze, kernel_size=(1, 1)), group=group)
    start = net.add(f"{name}.squeeze_activation", ReLU(), group=group)
    net.add(f"{name}.expand1x1", Conv2d(out_channels=expand, kernel_size=(1, 1)), group=group)
    narrow = net.add(f"{name}.expand1x1_activation", ReLU(), group=group)
    net.add(f"{name}.expand3x3", Conv2d(out_channels=expand, kernel_size=(3, 3), padding=(1, 1)), start, group=group)
    wide = net.add(f"{name}.expand3x3_activation", ReLU(), group=group)
    net.add(f"{name}.concat", Concat(), narrow, wide, group=group)


class FireParams(BlockParams):
    """What can be chosen of a Fire module."""

    squeeze: Count = parameter(
        16,
        title=Text("Squeezed maps", "Сжатые карты"),
        help=Text("Maps between the two halves of the module.", "Число карт между двумя половинами модуля."),
        control="slider",
        span=(4, 64),
    )
    expand: Count = parameter(
        64,
        title=Text("Filters", "Фильтры"),
        help=Text("Of each window; twice as many maps leave.", "Для каждого окна; на выходе карт вдвое больше."),
        control="slider",
        span=(8, 256),
    )


def _draw(net: Blueprint, prefix: str, params: FireParams, shape: Shape) -> None:
    need_maps(shape)
    fire(net, prefix, net.group(prefix, FIRE.title), squeeze=params.squeeze, expand=params.expand)


FIRE = register(
    Block(
        name="fire",
        title=Text("Fire module", "Модуль Fire"),
        summary=Text(
            "Squeezes many maps into few, then looks at those few with windows of 1×1 and 3×3 (SqueezeNet).",
            "Сжимает много карт в несколько и смотрит на них окнами 1×1 и 3×3 (SqueezeNet).",
        ),
        paper="https://arxiv.org/abs/1602.07360",
        rank=2,
        family="inception",
        params=FireParams,
        draw=_draw,
    )
)

"""The conv block of VGG: (convolution → [batch norm] → ReLU) × n → pooling.

Simonyan, Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", ICLR 2015, section 2.1:
padding keeps the size through the convolutions, pooling halves it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.blocks.blueprint import Blueprint
from models.blocks.registry import Block, BlockParams, register
from models.forms import Count, parameter
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.base import need_maps
from models.layers.convolution.conv2d import Conv2d
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.avg_pool2d import AvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text

_POOLS: dict[str, Layer] = {"max": MaxPool2d(kernel_size=(2, 2)), "average": AvgPool2d(kernel_size=(2, 2))}


def convolution(channels: int, kernel: int = 3, *, batch_norm: bool) -> list[Layer]:
    """A convolution that keeps the size, [batch norm,] ReLU; under batch norm a bias would be pointless."""
    size = (kernel, kernel)
    margin = (kernel // 2, kernel // 2)
    if not batch_norm:
        return [Conv2d(out_channels=channels, kernel_size=size, padding=margin), ReLU()]
    return [Conv2d(out_channels=channels, kernel_size=size, padding=margin, bias=False), BatchNorm2d(), ReLU()]


class ConvBlockParams(BlockParams):
    """What can be chosen of a conv block."""

    channels: Count = parameter(
        32,
        title=Text("Filters", "Фильтры"),
        help=Text("Of every convolution of the block.", "В каждой свёртке блока."),
        control="slider",
        span=(4, 512),
    )
    convolutions: Annotated[int, Field(ge=1, le=16)] = parameter(
        2,
        title=Text("Convolutions", "Свёртки"),
        help=Text(
            "Two 3×3 convolutions see as much as one of 5×5, three as much as one of 7×7.",
            "Две свёртки 3×3 видят столько же, сколько одна 5×5, а три — сколько одна 7×7.",
        ),
        control="slider",
        span=(1, 4),
    )
    kernel_size: Literal[1, 3, 5, 7] = parameter(
        3,
        title=Text("Kernel", "Ядро"),
        help=Text("Side of the window in pixels; padding keeps the size.", "Сторона окна; отступ сохраняет размер."),
        control="choice",
        options={str(side): Text(f"{side}×{side}", f"{side}×{side}") for side in (1, 3, 5, 7)},
    )
    batch_norm: bool = parameter(
        default=True,
        title=Text("Batch norm", "Батч-нормализация"),
        help=Text("After every convolution; training gets faster.", "После каждой свёртки; обучение идёт быстрее."),
        control="toggle",
    )
    pool: Literal["max", "average", "none"] = parameter(
        "max",
        title=Text("Pooling", "Пулинг"),
        help=Text("At the end, 2×2: halves the maps.", "В конце, 2×2: уменьшает карты вдвое."),
        control="choice",
        options={"max": Text("max", "максимум"), "average": Text("average", "среднее"), "none": Text("none", "нет")},
    )


def _draw(net: Blueprint, prefix: str, params: ConvBlockParams, shape: Shape) -> None:
    need_maps(shape)
    group = net.group(prefix, CONV_BLOCK.title)
    names = ("conv", "bn", "relu") if params.batch_norm else ("conv", "relu")
    for number in range(1, params.convolutions + 1):
        layers = convolution(params.channels, params.kernel_size, batch_norm=params.batch_norm)
        for name, layer in zip(names, layers, strict=True):
            net.add(f"{prefix}.{name}{number}", layer, group=group)
    if params.pool != "none":
        net.add(f"{prefix}.pool", _POOLS[params.pool], group=group)


CONV_BLOCK = register(
    Block(
        name="conv_block",
        title=Text("Conv block", "Свёрточный блок"),
        summary=Text(
            "Convolution, batch norm and ReLU, once or several times, then pooling: what encoders are made of.",
            "Свёртка, батч-нормализация и ReLU, один или несколько раз, затем пулинг: из таких блоков строят энкодеры.",
        ),
        paper="https://arxiv.org/abs/1409.1556",
        rank=0,
        family="convolution",
        params=ConvBlockParams,
        draw=_draw,
    )
)

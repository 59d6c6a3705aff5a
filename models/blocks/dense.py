"""Dense blocks: every layer sees the maps of all layers before it. Names of layers are torchvision's.

Huang, Liu, van der Maaten, Weinberger, "Densely Connected Convolutional Networks", CVPR 2017: section 3, "DenseNet-BC"
with bottleneck layers (1×1 before 3×3) and compression in the transitions.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from models.blocks.blueprint import Blueprint
from models.blocks.registry import Block, BlockParams, register
from models.forms import Count, parameter
from models.layers import Shape
from models.layers.activation.relu import ReLU
from models.layers.base import MANY, need_maps
from models.layers.convolution.conv2d import Conv2d
from models.layers.merge.concat import Concat
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.avg_pool2d import AvgPool2d
from models.text import Text

BOTTLENECK = 4
"""A layer's 1×1 convolution gives four times as many maps as the 3×3 after it (section 3, "bottleneck layers")."""


def dense_block(net: Blueprint, name: str, layers: int, growth: int, group: str) -> None:
    """``layers`` layers, each adding ``growth`` maps to all that came before; all of them leave, joined."""
    sources = [net.last]
    for number in range(1, layers + 1):
        title = Text(f"Layer {number}", f"Слой {number}")
        inner = net.group(f"{name}.denselayer{number}", title, parent=group, collapsed=True)
        sources.append(_dense_layer(net, inner, sources, growth))
    net.add(f"{name}.concat", Concat(), *sources, group=group)


def _dense_layer(net: Blueprint, name: str, sources: list[str], growth: int) -> str:
    """Join → norm → ReLU → 1×1 → norm → ReLU → 3×3: the composite function H of equation 2; returns its last node."""
    joined = net.add(f"{name}.concat", Concat(), *sources, group=name) if len(sources) > 1 else sources[0]
    squeeze = Conv2d(out_channels=BOTTLENECK * growth, kernel_size=(1, 1), bias=False)
    net.add(f"{name}.norm1", BatchNorm2d(), joined, group=name)
    net.add(f"{name}.relu1", ReLU(), group=name)
    net.add(f"{name}.conv1", squeeze, group=name)
    net.add(f"{name}.norm2", BatchNorm2d(), group=name)
    net.add(f"{name}.relu2", ReLU(), group=name)
    grow = Conv2d(out_channels=growth, kernel_size=(3, 3), padding=(1, 1), bias=False)
    return net.add(f"{name}.conv2", grow, group=name)


def transition(net: Blueprint, name: str, channels: int, group: str) -> None:
    """Norm → ReLU → 1×1 convolution to ``channels`` maps → 2×2 average pooling."""
    net.add(f"{name}.norm", BatchNorm2d(), group=group)
    net.add(f"{name}.relu", ReLU(), group=group)
    net.add(f"{name}.conv", Conv2d(out_channels=channels, kernel_size=(1, 1), bias=False), group=group)
    net.add(f"{name}.pool", AvgPool2d(kernel_size=(2, 2)), group=group)


class DenseParams(BlockParams):
    """What can be chosen of a dense block."""

    layers: Annotated[int, Field(ge=1, le=MANY - 1)] = parameter(
        4,
        title=Text("Layers", "Слои"),
        help=Text(
            "L layers are joined by L(L − 1)/2 links. Each also sees what entered the block: the paper, which counts "
            "that too, has L(L + 1)/2.",
            "L слоёв соединены L(L − 1)/2 связями. Каждый видит и то, что вошло в блок: в статье считают и это, "
            "и выходит L(L + 1)/2.",
        ),
        control="slider",
        span=(2, 24),
    )
    growth: Count = parameter(
        12,
        title=Text("Growth rate", "Темп роста"),
        help=Text("How many maps each layer adds: k in the paper.", "Сколько карт добавляет каждый слой: k в статье."),
        control="slider",
        span=(4, 48),
    )


class TransitionParams(BlockParams):
    """What can be chosen of a transition."""

    compression: float = parameter(
        0.5,
        title=Text("Compression", "Сжатие"),
        help=Text("Which part of the maps is kept: θ in the paper.", "Какая доля карт остаётся: θ в статье."),
        control="slider",
        span=(0.1, 1),
        gt=0,
        le=1,
    )


def _draw_dense(net: Blueprint, prefix: str, params: DenseParams, shape: Shape) -> None:
    need_maps(shape)
    dense_block(net, prefix, params.layers, params.growth, net.group(prefix, DENSE.title))


def _draw_transition(net: Blueprint, prefix: str, params: TransitionParams, shape: Shape) -> None:
    channels = max(1, int(need_maps(shape)[0] * params.compression))
    transition(net, prefix, channels, net.group(prefix, TRANSITION.title))


DENSE = register(
    Block(
        name="dense_block",
        title=Text("Dense block", "Плотный блок"),
        summary=Text(
            "Every layer gets the maps of all layers before it and adds a few of its own.",
            "Каждый слой получает карты всех предыдущих и добавляет к ним несколько своих.",
        ),
        paper="https://arxiv.org/abs/1608.06993",
        rank=0,
        family="dense",
        params=DenseParams,
        draw=_draw_dense,
    )
)

TRANSITION = register(
    Block(
        name="transition",
        title=Text("Transition", "Переход"),
        summary=Text(
            "Between dense blocks: a 1×1 convolution keeps half of the maps, average pooling halves their size.",
            "Между плотными блоками: свёртка 1×1 оставляет половину карт, средний пулинг вдвое уменьшает их размер.",
        ),
        paper="https://arxiv.org/abs/1608.06993",
        rank=1,
        family="dense",
        params=TransitionParams,
        draw=_draw_transition,
    )
)

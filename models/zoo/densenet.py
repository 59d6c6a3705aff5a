"""Densely connected networks: within a block every layer sees all layers before it. Names of layers are torchvision's.

Huang, Liu, van der Maaten, Weinberger, "Densely Connected Convolutional Networks", CVPR 2017: table 1 (DenseNet-BC for
ImageNet). Small pictures get the stem of the networks for CIFAR (end of section 3): a 3×3 convolution that keeps the
size, and no pooling.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from models.blocks.blueprint import Blueprint
from models.blocks.dense import dense_block, transition
from models.graph import Graph
from models.layers import Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.quantities import grouped
from models.text import Text
from models.zoo.imagenet import CLASSES, ONE_CROP, TORCHVISION_ERROR, imagenet_input, is_small
from models.zoo.registry import Architecture, register


def _stem(net: Blueprint, channels: int, shape: Shape) -> None:
    small = is_small(shape)
    kernel, stride, padding = ((3, 3), (1, 1), (1, 1)) if small else ((7, 7), (2, 2), (3, 3))
    first = Conv2d(out_channels=channels, kernel_size=kernel, stride=stride, padding=padding, bias=False)
    net.add("input", imagenet_input(shape))
    group = net.group("stem", Text("Stem", "Начало"))
    net.add("features.conv0", first, group=group)
    net.add("features.norm0", BatchNorm2d(), group=group)
    net.add("features.relu0", ReLU(), group=group)
    if not small:
        net.add("features.pool0", MaxPool2d(kernel_size=(3, 3), stride=(2, 2), padding=(1, 1)), group=group)


@dataclass(frozen=True)
class Plan:
    """A DenseNet in numbers."""

    depth: int
    growth: int
    """How many maps each layer adds."""
    layers: tuple[int, ...]
    """Of each block."""
    stem: int
    """Maps of the first convolution."""

    @property
    def title(self) -> str:
        """``DenseNet-121``."""
        return f"DenseNet-{self.depth}"

    @property
    def links(self) -> int:
        """Between the layers of the blocks: L(L − 1)/2 in a block of L."""
        return sum(count * (count - 1) // 2 for count in self.layers)


def densenet(plan: Plan, classes: int, shape: Shape) -> Graph:
    """A stem, dense blocks with transitions between them, and a classifier."""
    net = Blueprint(plan.title)
    _stem(net, plan.stem, shape)
    channels = plan.stem
    for number, layers in enumerate(plan.layers, start=1):
        block = f"features.denseblock{number}"
        outer = net.group(block, Text(f"Dense block {number}", f"Плотный блок {number}"), collapsed=True)
        dense_block(net, block, layers, plan.growth, outer)
        channels += layers * plan.growth
        if number < len(plan.layers):
            channels //= 2
            name = f"features.transition{number}"
            title = Text(f"Transition {number}", f"Переход {number}")
            transition(net, name, channels, net.group(name, title, collapsed=True))
    head = net.group("head", Text("Classifier", "Классификатор"))
    net.add("features.norm5", BatchNorm2d(), group=head)
    net.add("relu", ReLU(), group=head)
    net.add("avgpool", AdaptiveAvgPool2d(output_size=(1, 1)), group=head)
    net.add("flatten", Flatten(), group=head)
    net.add("classifier", Linear(out_features=classes), group=head)
    net.add("softmax", Softmax(), group=head)
    return net.draw()


_PAPER_ERROR = Text(
    "Paper, table 3: one crop, validation set",
    "Статья, таблица 3: один фрагмент, валидация",
)

_LINKS_NOTE = Text(
    "L layers of a block have L(L − 1)/2 links among them; the paper counts the block's input as well: L(L + 1)/2.",
    "Между L слоями блока L(L − 1)/2 связей; в статье считают и вход блока: L(L + 1)/2.",
)

_VARIANTS = (
    (Plan(121, 32, (6, 12, 24, 16), 64), 7.71, _PAPER_ERROR),
    (Plan(161, 48, (6, 12, 36, 24), 96), 6.44, TORCHVISION_ERROR),
    (Plan(169, 32, (6, 12, 32, 32), 64), 6.85, _PAPER_ERROR),
    (Plan(201, 32, (6, 12, 48, 32), 64), 6.34, _PAPER_ERROR),
)
"""Each with its top-5 error in %, and where that is from."""

for _rank, (_plan, _error, _source) in enumerate(_VARIANTS):
    _links = grouped(_plan.links)
    register(
        Architecture(
            name=f"densenet{_plan.depth}",
            title=Text(_plan.title, _plan.title),
            family=Text("DenseNet", "DenseNet"),
            summary=Text(
                f"Every layer gets the maps of all layers before it: {_links} links within four blocks.",
                f"Каждый слой получает карты всех предыдущих; число связей внутри четырёх блоков — {_links}.",
            ),
            year=2016,
            paper="https://arxiv.org/abs/1608.06993",
            input_shape=(3, 224, 224),
            classes=CLASSES,
            smallest=(8, 8),
            build=partial(densenet, _plan),
            rank=_rank,
            top5_error=_error,
            error_source=_source,
            error_protocol=ONE_CROP,
            note=_LINKS_NOTE,
        )
    )

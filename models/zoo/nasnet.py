"""NASNet-A: one normal and one reduction cell, found by a search on CIFAR-10, stacked. Names of layers are timm's.

Zoph, Vasudevan, Shlens, Le, "Learning Transferable Architectures for Scalable Image Recognition", CVPR 2018: figure 2
and appendix A; the wiring around reductions is that of the released code (tensorflow/models, slim). Auxiliary
classifier and scheduled DropPath belong to their training and are not drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from models.blocks.blueprint import Blueprint
from models.blocks.nasnet import NORM, Maps, normal_cell, reduction_cell
from models.graph import Graph
from models.layers import Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text
from models.zoo.imagenet import CLASSES, ONE_CROP, is_small
from models.zoo.registry import Architecture, register

STAGES = 3


@dataclass(frozen=True)
class Plan:
    """A NASNet-A in numbers; its name in the paper is (cells @ 24 · channels)."""

    title: str
    cells: int
    """Normal cells of each stage."""
    channels: int
    """Maps of every operation in the first stage; each reduction doubles them."""
    stem: int
    """Maps of the first convolution."""
    dropout: float
    looks_past_reduction: bool = False
    """The cell after a reduction takes, as its older input, what the reduction took as its older one."""


def nasnet(plan: Plan, classes: int, shape: Shape) -> Graph:
    """A stem, three stages of normal cells with a reduction cell before the second and the third, and a classifier."""
    net = Blueprint(plan.title)
    net.add("input", Input(shape=shape, mean=(0.5,), std=(0.5,)))
    older, here = _stem(net, plan, shape)
    number = 0
    for stage in range(STAGES):
        channels = plan.channels * 2**stage
        if stage > 0:
            title = Text(f"Reduction cell {stage}", f"Уменьшение {stage}")
            name = net.group(f"reduction_cell_{stage - 1}", title, collapsed=True)
            reduced = reduction_cell(net, name, here, older, channels)
            older, here = older if plan.looks_past_reduction else here, reduced
        title = Text(f"Stage {stage + 1}", f"Стадия {stage + 1}")
        outer = net.group(f"stage_{stage}", title, collapsed=True)
        for _ in range(plan.cells):
            title = Text(f"Normal cell {number + 1}", f"Обычная ячейка {number + 1}")
            name = net.group(f"cell_{number}", title, outer, collapsed=True)
            older, here = here, normal_cell(net, name, here, older, channels)
            number += 1
    _head(net, plan, classes)
    return net.draw()


def _stem(net: Blueprint, plan: Plan, shape: Shape) -> tuple[Maps, Maps]:
    """The two outputs that the first cell sees, the older first."""
    _, height, width = shape
    group = net.group("stem", Text("Stem", "Начало"), collapsed=True)
    small = is_small(shape)
    stride, padding = ((1, 1), (1, 1)) if small else ((2, 2), (0, 0))
    first = Conv2d(out_channels=plan.stem, kernel_size=(3, 3), stride=stride, padding=padding, bias=False)
    net.add("conv0.conv", first, group=group)
    node = net.add("conv0.bn", NORM, group=group)
    if small:
        start = Maps(node, plan.stem, (height, width))
        return start, start
    start = Maps(node, plan.stem, ((height - 3) // 2 + 1, (width - 3) // 2 + 1))
    for number in range(2):
        title = Text(f"Stem cell {number + 1}", f"Ячейка начала {number + 1}")
        net.group(f"cell_stem_{number}", title, group, collapsed=True)
    second = reduction_cell(net, "cell_stem_0", start, None, plan.channels // 4)
    return second, reduction_cell(net, "cell_stem_1", second, start, plan.channels // 2)


def _head(net: Blueprint, plan: Plan, classes: int) -> None:
    group = net.group("head", Text("Classifier", "Классификатор"))
    net.add("act", ReLU(), group=group)
    net.add("global_pool", AdaptiveAvgPool2d(output_size=(1, 1)), group=group)
    net.add("flatten", Flatten(), group=group)
    if plan.dropout:
        net.add("head_drop", Dropout(p=plan.dropout), group=group)
    net.add("last_linear", Linear(out_features=classes), group=group)
    net.add("softmax", Softmax(), group=group)


LARGE = Plan("NASNet-A large", cells=6, channels=168, stem=96, dropout=0.5, looks_past_reduction=True)
MOBILE = Plan("NASNet-A mobile", cells=4, channels=44, stem=32, dropout=0.5)
CIFAR = Plan("NASNet-A CIFAR", cells=6, channels=32, stem=96, dropout=0.0)

_ERROR = Text("Paper, tables 2 and 3: one crop, validation set", "Статья, таблицы 2 и 3: один фрагмент, валидация")

_VARIANTS = (
    ("nasnet_a_cifar", CIFAR, (3, 32, 32), 10, None),
    ("nasnet_a_mobile", MOBILE, (3, 224, 224), CLASSES, 8.4),
    ("nasnet_a_large", LARGE, (3, 331, 331), CLASSES, 3.8),
)
for _rank, (_name, _plan, _shape, _classes, _error) in enumerate(_VARIANTS):
    register(
        Architecture(
            name=_name,
            title=Text(_plan.title, _plan.title),
            family=Text("NASNet", "NASNet"),
            summary=Text(
                f"{_plan.cells} @ {24 * _plan.channels}: two kinds of cells that a search found on CIFAR-10, stacked.",
                f"{_plan.cells} @ {24 * _plan.channels}: ячейки двух видов, найденные поиском на CIFAR-10.",
            ),
            year=2018,
            paper="https://arxiv.org/abs/1707.07012",
            input_shape=_shape,
            classes=_classes,
            smallest=(8, 8),
            build=partial(nasnet, _plan),
            rank=_rank,
            top5_error=_error,
            error_source=_ERROR if _error else None,
            error_protocol=ONE_CROP if _error else None,
        )
    )

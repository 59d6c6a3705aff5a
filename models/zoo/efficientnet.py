"""EfficientNet: MBConv blocks, made deeper, wider and sharper together. Names of layers are torchvision's.

Tan, Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", ICML 2019: table 1 is B0; how
numbers of maps and blocks are rounded, and the published B1 to B7, are those of the released code. Small pictures keep
their size through the first convolution, as is usual for CIFAR-10.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from models.blocks.blueprint import Blueprint
from models.blocks.mbconv import MBConv, Names, mbconv
from models.graph import Graph
from models.layers import Shape
from models.layers.activation.silu import SiLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text
from models.zoo.imagenet import CLASSES, ONE_CROP, imagenet_input, is_small
from models.zoo.registry import Architecture, register

STEM, LAST = 32, 320
"""Maps of the stem and of the last stage, before scaling; the head has four times as many as the last stage."""

STOCHASTIC_DEPTH = 0.2
"""How often the deepest blocks are skipped in training; the first never is, those between in proportion."""

MULTIPLE = 8
"""Numbers of maps are multiples of it."""


@dataclass(frozen=True)
class Stage:
    """A row of table 1: equal blocks, the first of which may stride."""

    expansion: int
    leaving: int
    repeats: int
    stride: int
    kernel: int


STAGES = (
    Stage(1, 16, 1, 1, 3),
    Stage(6, 24, 2, 2, 3),
    Stage(6, 40, 2, 2, 5),
    Stage(6, 80, 3, 2, 3),
    Stage(6, 112, 3, 1, 5),
    Stage(6, 192, 4, 2, 5),
    Stage(6, LAST, 1, 1, 3),
)


@dataclass(frozen=True)
class Scale:
    """How much larger than B0 a network is, and its dropout."""

    width: float
    depth: float
    dropout: float

    def maps(self, channels: int) -> int:
        """``channels`` times the width, as the nearest multiple of 8 that is not 10 % less."""
        wanted = channels * self.width
        rounded = max(MULTIPLE, int(wanted + MULTIPLE / 2) // MULTIPLE * MULTIPLE)
        return rounded + MULTIPLE if rounded < 0.9 * wanted else rounded

    def blocks(self, repeats: int) -> int:
        """``repeats`` times the depth, rounded up."""
        return math.ceil(repeats * self.depth)

    def stages(self) -> tuple[Stage, ...]:
        """The scaled table."""
        return tuple(
            replace(stage, leaving=self.maps(stage.leaving), repeats=self.blocks(stage.repeats)) for stage in STAGES
        )


def numbered_blocks(stages: tuple[Stage, ...], entering: int) -> Iterator[tuple[int, int, Stage, int, int]]:
    """(stage, number within it, its row, maps that enter, stride) of every block, stages and blocks counted from 0."""
    for number, stage in enumerate(stages):
        for position in range(stage.repeats):
            yield number, position, stage, entering, stage.stride if position == 0 else 1
            entering = stage.leaving


def efficientnet(title: str, scale: Scale, norm: BatchNorm2d, classes: int, shape: Shape) -> Graph:
    """The stem, seven stages of MBConv blocks and the head, scaled."""
    net = Blueprint(title)
    net.add("input", imagenet_input(shape))
    stem = net.group("stem", Text("Stem", "Начало"), collapsed=True)
    steps = stem_stride(shape)
    first = Conv2d(out_channels=scale.maps(STEM), kernel_size=(3, 3), stride=steps, padding=(1, 1), bias=False)
    net.add("features.0.0", first, group=stem)
    net.add("features.0.1", norm, group=stem)
    net.add("features.0.2", SiLU(), group=stem)

    stages = scale.stages()
    blocks = list(numbered_blocks(stages, scale.maps(STEM)))
    for index, (number, position, stage, entering, stride) in enumerate(blocks):
        outer = f"features.{number + 1}"
        if position == 0:
            net.group(outer, stage_title(number), collapsed=True)
        block = MBConv(
            entering=entering,
            expansion=stage.expansion,
            leaving=stage.leaving,
            kernel=stage.kernel,
            stride=stride,
            drop=STOCHASTIC_DEPTH * index / len(blocks),
            norm=norm,
        )
        name = f"{outer}.{position}"
        group = net.group(name, block_title(number, position, stage), outer, collapsed=True)
        mbconv(net, name, group, block, Names.torchvision(expands=stage.expansion > 1))

    head = net.group("head", Text("Classifier", "Классификатор"))
    last = f"features.{len(stages) + 1}"
    net.add(f"{last}.0", Conv2d(out_channels=4 * scale.maps(LAST), kernel_size=(1, 1), bias=False), group=head)
    net.add(f"{last}.1", norm, group=head)
    net.add(f"{last}.2", SiLU(), group=head)
    net.add("avgpool", AdaptiveAvgPool2d(output_size=(1, 1)), group=head)
    net.add("flatten", Flatten(), group=head)
    net.add("classifier.0", Dropout(p=scale.dropout), group=head)
    net.add("classifier.1", Linear(out_features=classes), group=head)
    net.add("softmax", Softmax(), group=head)
    return net.draw()


def stem_stride(shape: Shape) -> tuple[int, int]:
    """Of the first convolution."""
    return (1, 1) if is_small(shape) else (2, 2)


def stage_title(number: int) -> Text:
    """What a group of equal blocks is called: ``Stage 3``. Titles are short: they stand on folded cards."""
    return Text(f"Stage {number + 1}", f"Стадия {number + 1}")


def block_title(number: int, position: int, stage: Stage) -> Text:
    """What a block is called: ``3.2 MBConv6 5×5``."""
    title = f"{number + 1}.{position + 1} MBConv{stage.expansion} {stage.kernel}×{stage.kernel}"
    return Text(title, title)


FAMILY = Text("EfficientNet", "EfficientNet")
PAPER = "https://arxiv.org/abs/1905.11946"

NORM = BatchNorm2d()
LARGE_NORM = BatchNorm2d(eps=1e-3, momentum=0.01)
"""Of B5 to B7 in torchvision, whose weights were ported from TensorFlow."""

VARIANTS = (
    (Scale(1.0, 1.0, 0.2), 224, NORM, 6.7),
    (Scale(1.0, 1.1, 0.2), 240, NORM, 5.6),
    (Scale(1.1, 1.2, 0.3), 260, NORM, 5.1),
    (Scale(1.2, 1.4, 0.3), 300, NORM, 4.3),
    (Scale(1.4, 1.8, 0.4), 380, NORM, 3.6),
    (Scale(1.6, 2.2, 0.4), 456, LARGE_NORM, 3.3),
    (Scale(1.8, 2.6, 0.5), 528, LARGE_NORM, 3.2),
    (Scale(2.0, 3.1, 0.5), 600, LARGE_NORM, 3.0),
)
"""B0 to B7: scale, size of the picture, normalisation, top-5 error in % (table 2)."""

for _phi, (_scale, _size, _norm, _error) in enumerate(VARIANTS):
    register(
        Architecture(
            name=f"efficientnet_b{_phi}",
            title=Text(f"EfficientNet-B{_phi}", f"EfficientNet-B{_phi}"),
            family=FAMILY,
            summary=Text(
                "Depth, width and picture size grow together; every block weighs its own maps.",
                "Глубина, ширина и размер изображения растут вместе; каждый блок взвешивает свои карты.",
            ),
            year=2019,
            paper=PAPER,
            input_shape=(3, _size, _size),
            classes=CLASSES,
            smallest=(8, 8),
            build=partial(efficientnet, f"EfficientNet-B{_phi}", _scale, _norm),
            rank=_phi,
            top5_error=_error,
            error_source=Text(
                "Paper, table 2: one crop, validation set",
                "Статья, таблица 2: один фрагмент, валидация",
            ),
            error_protocol=ONE_CROP,
            note=None
            if _phi == 0
            else Text(
                f"The published sizes, which do not follow exactly from φ = {_phi}: compound scaling gives those.",
                f"Опубликованные размеры; они не в точности следуют из φ = {_phi}: те даёт составное масштабирование.",
            ),
        )
    )

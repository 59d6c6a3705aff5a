"""Residual networks: blocks that add to their input what it lacks. Names of layers are torchvision's.

He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", CVPR 2016: table 1. Small pictures get the stem of
section 4.2 (CIFAR-10): a 3×3 convolution that keeps the size, and no pooling.
"""

from __future__ import annotations

from functools import partial

from models.blocks.blueprint import Blueprint
from models.blocks.residual import ResidualBlock, basic_block, bottleneck, conv3x3
from models.graph import Graph
from models.layers import Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text
from models.zoo.imagenet import CLASSES, ONE_CROP, SCALES, TORCHVISION_ERROR, imagenet_input, is_small
from models.zoo.registry import Architecture, register

WIDTHS = (64, 128, 256, 512)
_TINY = (16, 32, 64)


def _stem(net: Blueprint, shape: Shape) -> None:
    """7×7 convolution and pooling to a quarter of the size; for small pictures a 3×3 convolution that keeps it."""
    small = is_small(shape)
    large = Conv2d(out_channels=WIDTHS[0], kernel_size=(7, 7), stride=(2, 2), padding=(3, 3), bias=False)
    net.add("input", imagenet_input(shape))
    group = net.group("stem", Text("Stem", "Начало"))
    net.add("conv1", conv3x3(WIDTHS[0]) if small else large, group=group)
    net.add("bn1", BatchNorm2d(), group=group)
    net.add("relu", ReLU(), group=group)
    if not small:
        net.add("maxpool", MaxPool2d(kernel_size=(3, 3), stride=(2, 2), padding=(1, 1)), group=group)


def _stages(
    net: Blueprint, block: ResidualBlock, counts: tuple[int, ...], widths: tuple[int, ...], *, collapsed: bool
) -> None:
    """Stages of equal blocks; each after the first begins with a stride of 2."""
    channels = widths[0]
    for stage, (count, width) in enumerate(zip(counts, widths, strict=True), start=1):
        outer = net.group(f"layer{stage}", Text(f"Stage {stage}", f"Стадия {stage}"), collapsed=collapsed)
        for number in range(count):
            title = Text(f"Block {stage}.{number + 1}", f"Блок {stage}.{number + 1}")
            name = f"layer{stage}.{number}"
            stride = 2 if stage > 1 and number == 0 else 1
            group = net.group(name, title, outer, collapsed=collapsed)
            channels = block(net, name, group, entering=channels, width=width, stride=stride)


def _head(net: Blueprint, classes: int) -> None:
    group = net.group("head", Text("Classifier", "Классификатор"))
    net.add("avgpool", AdaptiveAvgPool2d(output_size=(1, 1)), group=group)
    net.add("flatten", Flatten(), group=group)
    net.add("fc", Linear(out_features=classes), group=group)
    net.add("softmax", Softmax(), group=group)


def resnet(title: str, block: ResidualBlock, counts: tuple[int, ...], classes: int, shape: Shape) -> Graph:
    """A stem, four stages of residual blocks, global average pooling and one fully connected layer."""
    net = Blueprint(title)
    _stem(net, shape)
    _stages(net, block, counts, WIDTHS, collapsed=True)
    _head(net, classes)
    return net.draw()


def cifar(
    title: str, block: ResidualBlock, blocks: int, classes: int, shape: Shape, *, widths: tuple[int, ...] = _TINY
) -> Graph:
    """Section 4.2's network for CIFAR-10 with so many blocks a stage (6n + 2 layers), and with projections."""
    net = Blueprint(title)
    net.add("input", Input(shape=shape))
    net.add("conv1", conv3x3(widths[0]))
    net.add("bn1", BatchNorm2d())
    net.add("relu", ReLU())
    _stages(net, block, (blocks,) * len(widths), widths, collapsed=blocks > 1)
    _head(net, classes)
    return net.draw()


def resnet_tiny(classes: int, shape: Shape) -> Graph:
    """The smallest of section 4.2."""
    return cifar("ResNet tiny", basic_block, 1, classes, shape)


FAMILY = Text("ResNet", "ResNet")
PAPER = "https://arxiv.org/abs/1512.03385"

register(
    Architecture(
        name="resnet_tiny",
        title=Text("ResNet tiny", "Малая ResNet"),
        family=FAMILY,
        summary=Text(
            "Three residual blocks: skip connections carry the gradient past the convolutions.",
            "Три остаточных блока: остаточные связи (skip connection) проводят градиент мимо свёрток.",
        ),
        year=2015,
        paper=PAPER,
        input_shape=(3, 32, 32),
        classes=10,
        smallest=(4, 4),
        build=resnet_tiny,
        rank=0,
    )
)

_VARIANTS: tuple[tuple[int, ResidualBlock, tuple[int, ...], float], ...] = (
    (18, basic_block, (2, 2, 2, 2), 10.92),
    (34, basic_block, (3, 4, 6, 3), 5.71),
    (50, bottleneck, (3, 4, 6, 3), 5.25),
    (101, bottleneck, (3, 4, 23, 3), 4.60),
    (152, bottleneck, (3, 8, 36, 3), 4.49),
)
"""Depth, block, blocks of each stage (table 1), top-5 error in %; of ResNet-34 with option B, which is drawn here."""

_SUMMARIES = {
    basic_block: Text(
        "Blocks of two 3×3 convolutions, each block added to its own input.",
        "Блоки из двух свёрток 3×3; результат блока прибавляется к его входу.",
    ),
    bottleneck: Text(
        "Bottleneck blocks (1×1, 3×3, 1×1) with skip connections: very deep, and still easy to train.",
        "Блоки с сужением (1×1, 3×3, 1×1) и остаточными связями: очень глубокая и всё же легко обучаемая сеть.",
    ),
}

_STRIDE_NOTE = Text(
    "The stride stands in the 3×3 convolution, as in torchvision (“v1.5”); the paper has it in the 1×1 before.",
    "Шаг 2 стоит в свёртке 3×3, как в torchvision («v1.5»); в статье — в свёртке 1×1 перед ней.",
)
_ENSEMBLE_NOTE = Text(
    f"{_STRIDE_NOTE.en} An ensemble with this network won ILSVRC 2015 with an error of 3.57 %.",
    f"{_STRIDE_NOTE.ru} Ансамбль с этой сетью выиграл ILSVRC 2015 с ошибкой 3,57 %.",
)

_PAPER_ERROR = Text(
    "Paper, table 4: one network, several scales, validation set",
    "Статья, таблица 4: одна сеть, несколько масштабов, валидация",
)

for _rank, (_depth, _block, _counts, _error) in enumerate(_VARIANTS, start=1):
    register(
        Architecture(
            name=f"resnet{_depth}",
            title=Text(f"ResNet-{_depth}", f"ResNet-{_depth}"),
            family=FAMILY,
            summary=_SUMMARIES[_block],
            year=2015,
            paper=PAPER,
            input_shape=(3, 224, 224),
            classes=CLASSES,
            smallest=(8, 8),
            build=partial(resnet, f"ResNet-{_depth}", _block, _counts),
            rank=_rank,
            top5_error=_error,
            error_source=TORCHVISION_ERROR if _depth == 18 else _PAPER_ERROR,
            error_protocol=ONE_CROP if _depth == 18 else SCALES,
            note={50: _STRIDE_NOTE, 101: _STRIDE_NOTE, 152: _ENSEMBLE_NOTE}.get(_depth),
        )
    )

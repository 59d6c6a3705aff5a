"""SqueezeNet 1.1: AlexNet's accuracy with a fiftieth of its weights. Names of layers are torchvision's.

Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size", 2016; version 1.1
is the authors' own, with smaller windows and earlier pooling: 2.4 times fewer multiplications. On small pictures the
first window moves by single pixels, so that the last modules still have maps to look at.
"""

from __future__ import annotations

from itertools import count

from models.blocks import head
from models.blocks.blueprint import Blueprint
from models.blocks.fire import fire
from models.graph import Graph
from models.layers import Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text
from models.zoo.imagenet import CLASSES, ONE_CROP, TORCHVISION_ERROR, imagenet_input, is_small
from models.zoo.registry import Architecture, register

_POOL = "pool"
_FIRES: tuple[tuple[int, int] | str, ...] = (
    (16, 64),
    (16, 64),
    _POOL,
    (32, 128),
    (32, 128),
    _POOL,
    (48, 192),
    (48, 192),
    (64, 256),
    (64, 256),
)
"""Squeezed maps and filters of each window, with the poolings between."""


def squeezenet1_1(classes: int, shape: Shape) -> Graph:
    """A convolution, eight Fire modules, and a last 1×1 convolution with one map for each class, which is averaged."""
    net = Blueprint("SqueezeNet 1.1")
    net.add("input", imagenet_input(shape))
    stem = net.group("stem", Text("Stem", "Начало"), collapsed=True)
    pool = MaxPool2d(kernel_size=(3, 3), stride=(2, 2), ceil_mode=True)
    stride = (1, 1) if is_small(shape) else (2, 2)
    first = Conv2d(out_channels=64, kernel_size=(3, 3), stride=stride)
    number = net.sequence("features", [first, ReLU(), pool], group=stem)
    places = count(2)  # as in the paper, where the first layer is a convolution
    for part in _FIRES:
        if isinstance(part, str):
            net.add(f"features.{number}", pool)
        else:
            place = next(places)
            group = net.group(f"fire{place}", Text(f"Fire {place}", f"Fire {place}"), collapsed=True)
            fire(net, f"features.{number}", group, squeeze=part[0], expand=part[1])
        number += 1
    group = net.group("head", head.TITLE, collapsed=True)
    last = Conv2d(out_channels=classes, kernel_size=(1, 1))
    net.sequence("classifier", [Dropout(p=0.5), last, ReLU(), AdaptiveAvgPool2d(output_size=(1, 1))], group=group)
    net.add("flatten", Flatten(), group=group)
    net.add("softmax", Softmax(), group=group)
    return net.draw()


register(
    Architecture(
        name="squeezenet1_1",
        title=Text("SqueezeNet 1.1", "SqueezeNet 1.1"),
        family=Text("SqueezeNet", "SqueezeNet"),
        summary=Text(
            "As good as AlexNet with a fiftieth of its weights: 1×1 convolutions squeeze, nothing is fully connected.",
            "Точность AlexNet при весах в пятьдесят раз меньше: свёртки 1×1 сжимают карты, полносвязных слоёв нет.",
        ),
        year=2016,
        paper="https://arxiv.org/abs/1602.07360",
        input_shape=(3, 224, 224),
        classes=CLASSES,
        smallest=(14, 14),
        build=squeezenet1_1,
        top5_error=19.38,
        error_source=TORCHVISION_ERROR,
        error_protocol=ONE_CROP,
    )
)

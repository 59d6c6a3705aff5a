"""Inception with batch normalisation: GoogLeNet's successor, which learned the same in a fourteenth of the steps.

Ioffe, Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift", ICML
2015: figure 5, with the filters of its public ports (11 295 240 parameters with the convolution biases they keep, which
batch norm makes pointless).
"""

from __future__ import annotations

from models.blocks import head
from models.blocks.blueprint import Blueprint
from models.blocks.inception import Module, Style, convolve, inception, inception_conv
from models.graph import Graph
from models.layers import Shape
from models.layers.activation.softmax import Softmax
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text
from models.zoo.googlenet import FAMILY
from models.zoo.imagenet import CLASSES, ONE_CROP, imagenet_input, is_small
from models.zoo.registry import Architecture, register

_STYLE = Style(batch_norm=True, five="3x3 twice")

_MODULES: dict[str, Module] = {
    "3a": Module(64, 64, 64, 64, 96, 32, "average"),
    "3b": Module(64, 64, 96, 64, 96, 64, "average"),
    "3c": Module(0, 128, 160, 64, 96, 0, "max", stride=2),
    "4a": Module(224, 64, 96, 96, 128, 128, "average"),
    "4b": Module(192, 96, 128, 96, 128, 128, "average"),
    "4c": Module(160, 128, 160, 128, 160, 128, "average"),
    "4d": Module(96, 128, 192, 160, 192, 128, "average"),
    "4e": Module(0, 128, 192, 192, 256, 0, "max", stride=2),
    "5a": Module(352, 192, 320, 160, 224, 128, "average"),
    "5b": Module(352, 192, 320, 192, 224, 128, "max"),
}


def inception_bn(classes: int, shape: Shape) -> Graph:
    """A stem, ten modules of which two halve the maps, and global average pooling."""
    net = Blueprint("Inception with batch norm")
    net.add("input", imagenet_input(shape))
    _stem(net, small=is_small(shape))
    for name, module in _MODULES.items():
        group = net.group(f"inception{name}", Text(f"Inception {name}", f"Inception {name}"), collapsed=True)
        inception(net, f"inception{name}", group, module, _STYLE)
    group = net.group("head", head.TITLE, collapsed=True)
    net.add("avgpool", AdaptiveAvgPool2d(output_size=(1, 1)), group=group)
    net.add("flatten", Flatten(), group=group)
    net.add("fc", Linear(out_features=classes), group=group)
    net.add("softmax", Softmax(), group=group)
    return net.draw()


def _stem(net: Blueprint, *, small: bool) -> None:
    """Convolutions and poolings to an eighth of the size; for small pictures one convolution that keeps it."""
    group = net.group("stem", Text("Stem", "Начало"), collapsed=True)
    pool = MaxPool2d(kernel_size=(3, 3), stride=(2, 2), ceil_mode=True)
    if not small:
        convolve(net, "conv1", group, inception_conv(64, 7, _STYLE, 2), _STYLE)
        net.add("maxpool1", pool, group=group)
        convolve(net, "conv2", group, inception_conv(64, 1, _STYLE), _STYLE)
    convolve(net, "conv3", group, inception_conv(192, 3, _STYLE), _STYLE)
    if not small:
        net.add("maxpool2", pool, group=group)


register(
    Architecture(
        name="inception_bn",
        title=Text("Inception with batch norm", "Inception с батч-нормализацией"),
        family=FAMILY,
        summary=Text(
            "What batch normalisation was invented for: higher learning rates, and the same accuracy much sooner.",
            "Сеть, для которой придумали батч-нормализацию: скорость обучения выше, та же точность раньше.",
        ),
        year=2015,
        paper="https://arxiv.org/abs/1502.03167",
        input_shape=(3, 224, 224),
        classes=CLASSES,
        smallest=(4, 4),
        build=inception_bn,
        top5_error=7.82,
        error_source=Text(
            "Paper, figure 4: one network, one crop, validation set",
            "Статья, рисунок 4: одна сеть, один фрагмент, валидация",
        ),
        error_protocol=ONE_CROP,
        note=Text(
            "Two 3×3 convolutions stand for GoogLeNet's 5×5; modules 3c and 4e halve the maps instead of pooling.",
            "Вместо окон 5×5 из GoogLeNet — по две свёртки 3×3; карты вдвое уменьшают модули 3c и 4e, а не пулинг.",
        ),
    )
)

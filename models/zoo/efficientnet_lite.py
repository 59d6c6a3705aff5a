"""EfficientNet-Lite0: EfficientNet-B0 for phones, with ReLU6 and without squeeze-and-excitation. Names are timm's.

Liu, "Higher accuracy on vision models with EfficientNet-Lite", TensorFlow blog, March 2020. Convolutions pad as
TensorFlow does, an odd rest at the lower right; pixels are normalised to −1 … 1. Stem and head are never scaled.
"""

from __future__ import annotations

from models.blocks.blueprint import Blueprint
from models.blocks.mbconv import MBConv, Names, mbconv
from models.graph import Graph
from models.layers import Shape
from models.layers.activation.relu6 import ReLU6
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text
from models.zoo.efficientnet import FAMILY, STAGES, STEM, block_title, numbered_blocks, stage_title, stem_stride
from models.zoo.imagenet import CLASSES
from models.zoo.registry import Architecture, register

HEAD = 1280
_NORM = BatchNorm2d(eps=1e-3)


def efficientnet_lite0(classes: int, shape: Shape) -> Graph:
    """The stem, B0's seven stages without squeeze-and-excitation, and the head."""
    net = Blueprint("EfficientNet-Lite0")
    net.add("input", Input(shape=shape, mean=(0.5,), std=(0.5,)))
    stem = net.group("stem", Text("Stem", "Начало"), collapsed=True)
    first = Conv2d(out_channels=STEM, kernel_size=(3, 3), stride=stem_stride(shape), padding="same", bias=False)
    net.add("conv_stem", first, group=stem)
    net.add("bn1", _NORM, group=stem)
    net.add("act1", ReLU6(), group=stem)
    for number, position, stage, entering, stride in numbered_blocks(STAGES, STEM):
        outer = f"blocks.{number}"
        if position == 0:
            net.group(outer, stage_title(number), collapsed=True)
        block = MBConv(
            entering=entering,
            expansion=stage.expansion,
            leaving=stage.leaving,
            kernel=stage.kernel,
            stride=stride,
            squeezes=False,
            activation=ReLU6(),
            norm=_NORM,
            pads_as_tensorflow=True,
        )
        name = f"{outer}.{position}"
        group = net.group(name, block_title(number, position, stage), outer, collapsed=True)
        mbconv(net, name, group, block, Names.timm(expands=stage.expansion > 1))
    head = net.group("head", Text("Classifier", "Классификатор"))
    net.add("conv_head", Conv2d(out_channels=HEAD, kernel_size=(1, 1), bias=False), group=head)
    net.add("bn2", _NORM, group=head)
    net.add("act2", ReLU6(), group=head)
    net.add("avgpool", AdaptiveAvgPool2d(output_size=(1, 1)), group=head)
    net.add("flatten", Flatten(), group=head)
    net.add("dropout", Dropout(p=0.2), group=head)
    net.add("classifier", Linear(out_features=classes), group=head)
    net.add("softmax", Softmax(), group=head)
    return net.draw()


register(
    Architecture(
        name="efficientnet_lite0",
        title=Text("EfficientNet-Lite0", "EfficientNet-Lite0"),
        family=FAMILY,
        summary=Text(
            "B0 made lighter for phones: ReLU6 instead of SiLU, no squeeze-and-excitation.",
            "Облегчённая B0 для телефонов: ReLU6 вместо SiLU, без squeeze-and-excitation.",
        ),
        year=2020,
        paper="https://blog.tensorflow.org/2020/03/higher-accuracy-on-vision-models-with-efficientnet-lite.html",
        input_shape=(3, 224, 224),
        classes=CLASSES,
        smallest=(8, 8),
        build=efficientnet_lite0,
        rank=20,
        note=Text(
            "Among the examples it stands with its ImageNet weights: show it a cat.",
            "Среди примеров она есть с весами ImageNet: покажите ей кошку.",
        ),
    )
)

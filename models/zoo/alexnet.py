"""AlexNet, as published and as torchvision has it: five convolutions and three fully connected layers.

Krizhevsky, Sutskever, Hinton, "ImageNet Classification with Deep Convolutional Neural Networks", NeurIPS 2012;
torchvision's is the one-column network of Krizhevsky, "One weird trick for parallelizing convolutional neural
networks", 2014, and names of its layers are torchvision's.
"""

from __future__ import annotations

from models.blocks import head
from models.blocks.blueprint import Blueprint
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.normalisation.local_response_norm import LocalResponseNorm
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text
from models.zoo.imagenet import CLASSES, ONE_CROP, TEN_CROPS, TORCHVISION_ERROR, imagenet_input
from models.zoo.registry import Architecture, register

_NEURONS = 4096


def _pool() -> MaxPool2d:
    """Windows of 3 at steps of 2: neighbours overlap (section 3.4)."""
    return MaxPool2d(kernel_size=(3, 3), stride=(2, 2))


def _conv(channels: int, kernel: int, groups: int = 1) -> Conv2d:
    margin = (kernel // 2, kernel // 2)
    return Conv2d(out_channels=channels, kernel_size=(kernel, kernel), padding=margin, groups=groups)


def _block_title(number: int) -> Text:
    return Text(f"Block {number}", f"Блок {number}")


def alexnet(classes: int, shape: Shape) -> Graph:
    """torchvision's: 64 filters in the first layer, one column, no response normalisation."""
    net = Blueprint("AlexNet")
    net.add("input", imagenet_input(shape))
    first = Conv2d(out_channels=64, kernel_size=(11, 11), stride=(4, 4), padding=(2, 2))
    blocks: list[list[Layer]] = [
        [first, ReLU(), _pool()],
        [_conv(192, 5), ReLU(), _pool()],
        [_conv(384, 3), ReLU(), _conv(256, 3), ReLU(), _conv(256, 3), ReLU(), _pool()],
    ]
    number = 0
    for place, layers in enumerate(blocks, start=1):
        group = net.group(f"block{place}", _block_title(place))
        number = net.sequence("features", layers, group=group, first=number)
    group = net.group("head", head.TITLE)
    net.add("avgpool", AdaptiveAvgPool2d(output_size=(6, 6)), group=group)
    net.add("flatten", Flatten(), group=group)
    net.sequence(
        "classifier",
        [
            Dropout(p=0.5),
            Linear(out_features=_NEURONS),
            ReLU(),
            Dropout(p=0.5),
            Linear(out_features=_NEURONS),
            ReLU(),
            Linear(out_features=classes),
        ],
        group=group,
    )
    net.add("softmax", Softmax(), group=group)
    return net.draw()


def alexnet_2012(classes: int, shape: Shape) -> Graph:
    """The paper's: 96 filters at stride 4, and two halves that meet in the third layer and in the fully connected ones.

    The two graphics cards are two groups of one convolution.
    """
    net = Blueprint("AlexNet (2012)")
    # k = 2, n = 5, α = 10⁻⁴, β = 0.75 (section 3.3); torch divides α by n.
    norm = LocalResponseNorm(size=5, alpha=5e-4, beta=0.75, k=2.0)
    net.add("input", imagenet_input(shape))
    blocks: list[dict[str, Layer]] = [
        {
            "conv1": Conv2d(out_channels=96, kernel_size=(11, 11), stride=(4, 4)),
            "relu1": ReLU(),
            "norm1": norm,
            "pool1": _pool(),
        },
        {"conv2": _conv(256, 5, groups=2), "relu2": ReLU(), "norm2": norm, "pool2": _pool()},
        {
            "conv3": _conv(384, 3),
            "relu3": ReLU(),
            "conv4": _conv(384, 3, groups=2),
            "relu4": ReLU(),
            "conv5": _conv(256, 3, groups=2),
            "relu5": ReLU(),
            "pool5": _pool(),
        },
    ]
    for place, layers in enumerate(blocks, start=1):
        group = net.group(f"block{place}", _block_title(place))
        for name, layer in layers.items():
            net.add(name, layer, group=group)
    group = net.group("head", head.TITLE)
    net.add("flatten", Flatten(), group=group)
    for place in (6, 7):
        net.add(f"fc{place}", Linear(out_features=_NEURONS), group=group)
        net.add(f"relu{place}", ReLU(), group=group)
        net.add(f"dropout{place}", Dropout(p=0.5), group=group)
    net.add("fc8", Linear(out_features=classes), group=group)
    net.add("softmax", Softmax(), group=group)
    return net.draw()


FAMILY = Text("AlexNet", "AlexNet")

register(
    Architecture(
        name="alexnet_2012",
        title=Text("AlexNet of 2012", "AlexNet 2012 года"),
        family=FAMILY,
        summary=Text(
            "The network that started deep learning for pictures: ReLU, dropout, two halves on two graphics cards.",
            "Сеть, с которой началось глубокое обучение на картинках: ReLU, дропаут, две половины на двух видеокартах.",
        ),
        year=2012,
        paper="https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks",
        input_shape=(3, 227, 227),
        classes=CLASSES,
        smallest=(67, 67),
        build=alexnet_2012,
        rank=0,
        top5_error=18.2,
        error_source=Text(
            "Paper, table 2: one network, ten crops, validation set",
            "Статья, таблица 2: одна сеть, десять фрагментов, валидация",
        ),
        error_protocol=TEN_CROPS,
        note=Text(
            "The paper says 224 pixels, its numbers need 227. Seven such networks won ILSVRC 2012 with 15.3 %.",
            "В статье указано 224 пикселя, но её числа верны при 227. Семь таких сетей выиграли ILSVRC 2012: 15,3 %.",
        ),
    )
)
register(
    Architecture(
        name="alexnet",
        title=Text("AlexNet (torchvision)", "AlexNet (torchvision)"),
        family=FAMILY,
        summary=Text(
            "The simplified AlexNet that libraries have: one column, no response normalisation.",
            "Упрощённая AlexNet из библиотек: одна колонка, без нормализации отклика.",
        ),
        year=2014,
        paper="https://arxiv.org/abs/1404.5997",
        input_shape=(3, 224, 224),
        classes=CLASSES,
        smallest=(63, 63),
        build=alexnet,
        rank=1,
        top5_error=20.93,
        error_source=TORCHVISION_ERROR,
        error_protocol=ONE_CROP,
        note=Text(
            "64, 192, 384, 256, 256 filters where the paper of 2012 has 96, 256, 384, 384, 256.",
            "Фильтров 64, 192, 384, 256, 256, а в статье 2012 года — 96, 256, 384, 384, 256.",
        ),
    )
)

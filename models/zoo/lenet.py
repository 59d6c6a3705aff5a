"""The LeNets, from 1989 to 1998, and LeNet-5 as it is built today, with ReLU and max pooling.

LeCun et al., "Handwritten Digit Recognition with a Back-Propagation Network", NeurIPS 1989 (LeNet-1);
LeCun, Bottou, Bengio, Haffner, "Gradient-Based Learning Applied to Document Recognition", Proc. IEEE 86(11), 1998:
LeNet-5 in section II.B, LeNet-1 and LeNet-4 in section III.C.
"""

from __future__ import annotations

from models.blocks.blueprint import Blueprint, chain
from models.graph import Graph
from models.layers import Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.scaled_tanh import ScaledTanh
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.convolution.partial_conv2d import LENET5_C3, PartialConv2d
from models.layers.dense.digits import DIGITS
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.dense.rbf import RBF
from models.layers.input_output.input import Input
from models.layers.merge.concat import Concat
from models.layers.pooling.max_pool2d import MaxPool2d
from models.layers.pooling.subsample2d import Subsample2d
from models.text import Text
from models.zoo.registry import Architecture, register

_FIVE = (5, 5)
_WHOLE = 32
"""Side of the pictures LeNet-4 and LeNet-5 were made for; smaller ones, as MNIST's, get their border by padding."""

_LENET1_H3 = tuple(
    tuple(first + step for step in seen) for first in (0, 2) for seen in ((0,), (0, 1), (0, 1), (1,), (0, 1), (0, 1))
)
"""Table 1 of 1989: which maps of H2 each of the twelve of H3 sees; the second six look at the other two."""


def _old_input(shape: Shape) -> Input:
    """Paper is −0.1 and ink, which is white in MNIST, 1.175 (section II.B): a digit has about mean 0 and variance 1."""
    paper, ink = -0.1, 1.175
    std = 1 / (ink - paper)
    return Input(shape=shape, mean=(-paper * std,) * shape[0], std=(std,) * shape[0])


def _first(filters: int, shape: Shape) -> Conv2d:
    """The first convolution of a network made for 32×32."""
    if min(shape[1:]) >= _WHOLE:
        return Conv2d(out_channels=filters, kernel_size=_FIVE)
    return Conv2d(out_channels=filters, kernel_size=_FIVE, padding=(2, 2))


def lenet1(classes: int, shape: Shape) -> Graph:
    """Two convolutions, the second by a table, trained subsampling after each, and one fully connected layer."""
    return chain(
        "LeNet-1",
        {
            "input": _old_input(shape),
            "h1": Conv2d(out_channels=4, kernel_size=_FIVE),
            "h1_tanh": ScaledTanh(),
            "h2": Subsample2d(),
            "h2_tanh": ScaledTanh(),
            "h3": PartialConv2d(table=_LENET1_H3, kernel_size=_FIVE),
            "h3_tanh": ScaledTanh(),
            "h4": Subsample2d(),
            "h4_tanh": ScaledTanh(),
            "flatten": Flatten(),
            "fc": Linear(out_features=classes),
            "softmax": Softmax(),
        },
    )


def lenet4(classes: int, shape: Shape) -> Graph:
    """Every first map is subsampled twice, with different weights, so that eight maps come of four."""
    net = Blueprint("LeNet-4")
    net.add("input", _old_input(shape))
    net.add("c1", _first(4, shape))
    start = net.add("c1_tanh", ScaledTanh())
    pairs = [net.add(f"s2_{half}", Subsample2d(), start) for half in ("a", "b")]
    net.add("s2", Concat(), *pairs)
    net.add("s2_tanh", ScaledTanh())
    net.add("c3", Conv2d(out_channels=16, kernel_size=_FIVE))
    net.add("c3_tanh", ScaledTanh())
    net.add("s4", Subsample2d())
    net.add("s4_tanh", ScaledTanh())
    net.add("flatten", Flatten())
    net.add("f5", Linear(out_features=120))
    net.add("f5_tanh", ScaledTanh())
    net.add("fc", Linear(out_features=classes))
    net.add("softmax", Softmax())
    return net.draw()


def lenet5_1998(classes: int, shape: Shape) -> Graph:
    """Figure 2: C3 sees S2 through a table, subsampling is trained, and the answer is the nearest of fixed codes."""
    return chain(
        "LeNet-5 (1998)",
        {
            "input": _old_input(shape),
            "c1": _first(6, shape),
            "c1_tanh": ScaledTanh(),
            "s2": Subsample2d(),
            "s2_tanh": ScaledTanh(),
            "c3": PartialConv2d(table=LENET5_C3, kernel_size=_FIVE),
            "c3_tanh": ScaledTanh(),
            "s4": Subsample2d(),
            "s4_tanh": ScaledTanh(),
            "c5": Conv2d(out_channels=120, kernel_size=_FIVE),
            "c5_tanh": ScaledTanh(),
            "flatten": Flatten(),
            "f6": Linear(out_features=84),
            "f6_tanh": ScaledTanh(),
            "output": RBF(codes="digits" if classes == len(DIGITS) else "random", out_features=classes),
            "softmax": Softmax(),
        },
    )


def lenet5(classes: int, shape: Shape) -> Graph:
    """Every map of C3 sees all of S2; ReLU, max pooling and softmax."""
    return chain(
        "LeNet-5",
        {
            "input": Input(shape=shape),
            "conv1": _first(6, shape),
            "relu1": ReLU(),
            "pool1": MaxPool2d(kernel_size=(2, 2)),
            "conv2": Conv2d(out_channels=16, kernel_size=_FIVE),
            "relu2": ReLU(),
            "pool2": MaxPool2d(kernel_size=(2, 2)),
            "flatten": Flatten(),
            "fc1": Linear(out_features=120),
            "relu3": ReLU(),
            "fc2": Linear(out_features=84),
            "relu4": ReLU(),
            "fc3": Linear(out_features=classes),
            "softmax": Softmax(),
        },
    )


FAMILY = Text("LeNet", "LeNet")
_PAPER_1998 = "https://doi.org/10.1109/5.726791"

register(
    Architecture(
        name="lenet1",
        title=Text("LeNet-1", "LeNet-1"),
        family=FAMILY,
        summary=Text(
            "One of the first convolutional networks; it read postal codes with 2 578 weights.",
            "Одна из первых свёрточных сетей: читала почтовые индексы, и весов у неё всего 2 578.",
        ),
        year=1989,
        paper="https://papers.nips.cc/paper/293-handwritten-digit-recognition-with-a-back-propagation-network",
        input_shape=(1, 28, 28),
        classes=10,
        smallest=(16, 16),
        build=lenet1,
        note=Text(
            "The paper trains its ten outputs on squared errors; here they are logits under softmax.",
            "В статье десять выходов обучаются по квадрату ошибки; здесь это логиты для softmax.",
        ),
    )
)
register(
    Architecture(
        name="lenet4",
        title=Text("LeNet-4", "LeNet-4"),
        family=FAMILY,
        summary=Text(
            "Between LeNet-1 and LeNet-5: a hidden layer of 120 neurons before the answer.",
            "Между LeNet-1 и LeNet-5: скрытый слой из 120 нейронов перед ответом.",
        ),
        year=1995,
        paper=_PAPER_1998,
        input_shape=(1, 32, 32),
        classes=10,
        smallest=(12, 12),
        build=lenet4,
        note=Text(
            "Its tables of connections were not published (about 17 000 weights); here every map sees all maps before.",
            "Таблицы её связей не опубликованы (около 17 000 весов); здесь каждая карта видит все предыдущие.",
        ),
    )
)
register(
    Architecture(
        name="lenet5_1998",
        title=Text("LeNet-5 of 1998", "LeNet-5 1998 года"),
        family=FAMILY,
        summary=Text(
            "As it was published: a table of connections, trained subsampling, tanh, and digits drawn as codes.",
            "Как в статье: таблица связей, обучаемая субдискретизация, tanh и коды в виде нарисованных цифр.",
        ),
        year=1998,
        paper=_PAPER_1998,
        input_shape=(1, 32, 32),
        classes=10,
        smallest=(28, 28),
        build=lenet5_1998,
        rank=0,
        note=Text(
            "The codes of the digits are drawn after the paper's figure 3. For other than ten classes they are random.",
            "Коды цифр нарисованы по рисунку 3 статьи. Если классов не десять, коды случайные.",
        ),
    )
)
register(
    Architecture(
        name="lenet5",
        title=Text("LeNet-5", "LeNet-5"),
        family=FAMILY,
        summary=Text(
            "Two convolutions and three fully connected layers: the network that read handwritten digits.",
            "Две свёртки и три полносвязных слоя: сеть, которая читала рукописные цифры.",
        ),
        year=1998,
        paper=_PAPER_1998,
        input_shape=(1, 28, 28),
        classes=10,
        smallest=(12, 12),
        build=lenet5,
        rank=1,
        note=Text(
            "With today's parts: ReLU, max pooling, softmax; every map of the second convolution sees all six before.",
            "Из сегодняшних частей: ReLU, макс-пулинг, softmax, и каждая карта второй свёртки видит все шесть.",
        ),
    )
)

"""Classifier heads: from feature maps to the probabilities of classes.

Fully connected layers with dropout as in Krizhevsky, Sutskever, Hinton, "ImageNet Classification with Deep
Convolutional Neural Networks", NeurIPS 2012, section 3.5; global average pooling as in Lin, Chen, Yan, "Network In
Network", ICLR 2014, section 3.2.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from models.blocks.blueprint import Blueprint
from models.blocks.registry import Block, BlockParams, register
from models.forms import Count, parameter
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.base import need_maps
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text

TITLE = Text("Classifier", "Классификатор")
"""Of the group that ends a network."""

_Probability = Annotated[float, Field(ge=0, lt=1)]

CLASSES: int = parameter(
    10,
    title=Text("Classes", "Классы"),
    help=Text("Number of classes: the outputs of the last layer.", "Число классов — выходов последнего слоя."),
    control="slider",
    span=(2, 100),
)
DROPOUT: float = parameter(
    0.5,
    title=Text("Dropout", "Дропаут"),
    help=Text(
        "Share of features that a training step leaves out; 0 draws no dropout.",
        "Доля признаков, отключаемых на шаге обучения; при 0 дропаута нет.",
    ),
    control="slider",
    span=(0, 0.9),
)


class DenseHeadParams(BlockParams):
    """What can be chosen of a fully connected head."""

    classes: Count = CLASSES
    neurons: Count = parameter(
        128,
        title=Text("Neurons", "Нейроны"),
        help=Text("In every hidden layer.", "В каждом скрытом слое."),
        control="slider",
        span=(8, 4096),
    )
    hidden: Annotated[int, Field(ge=0, le=8)] = parameter(
        1,
        title=Text("Hidden layers", "Скрытые слои"),
        help=Text("Fully connected layers before the last one.", "Полносвязные слои перед последним."),
        control="slider",
        span=(0, 3),
    )
    dropout: _Probability = DROPOUT


class PooledHeadParams(BlockParams):
    """What can be chosen of a head with global average pooling."""

    classes: Count = CLASSES
    dropout: _Probability = DROPOUT


def _draw_dense(net: Blueprint, prefix: str, params: DenseHeadParams, shape: Shape) -> None:
    group = net.group(prefix, DENSE_HEAD.title)
    if len(shape) > 1:
        net.add(f"{prefix}.flatten", Flatten(), group=group)
    for number in range(1, params.hidden + 1):
        net.add(f"{prefix}.fc{number}", Linear(out_features=params.neurons), group=group)
        net.add(f"{prefix}.relu{number}", ReLU(), group=group)
        if params.dropout:
            net.add(f"{prefix}.dropout{number}", Dropout(p=params.dropout), group=group)
    net.add(f"{prefix}.fc{params.hidden + 1}", Linear(out_features=params.classes), group=group)
    net.add(f"{prefix}.softmax", Softmax(), group=group)


def _draw_pooled(net: Blueprint, prefix: str, params: PooledHeadParams, shape: Shape) -> None:
    need_maps(shape)
    group = net.group(prefix, POOLED_HEAD.title)
    layers: dict[str, Layer] = {"avgpool": AdaptiveAvgPool2d(output_size=(1, 1)), "flatten": Flatten()}
    if params.dropout:
        layers["dropout"] = Dropout(p=params.dropout)
    layers |= {"fc": Linear(out_features=params.classes), "softmax": Softmax()}
    for name, layer in layers.items():
        net.add(f"{prefix}.{name}", layer, group=group)


DENSE_HEAD = register(
    Block(
        name="dense_head",
        title=Text("Fully connected head", "Полносвязный классификатор"),
        summary=Text(
            "Flattens the maps and classifies with fully connected layers, as AlexNet and VGG do: most of their "
            "weights are here.",
            "Разворачивает карты в вектор и классифицирует полносвязными слоями, как в AlexNet и VGG: большинство их "
            "весов здесь.",
        ),
        paper="https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks",
        rank=0,
        family="head",
        params=DenseHeadParams,
        draw=_draw_dense,
    )
)

POOLED_HEAD = register(
    Block(
        name="pooled_head",
        title=Text("Head with global average pooling", "Классификатор с глобальным усреднением"),
        summary=Text(
            "The mean of every map, then one fully connected layer: few weights, and any input size.",
            "Среднее каждой карты, затем один полносвязный слой: мало весов и любой размер входа.",
        ),
        paper="https://arxiv.org/abs/1312.4400",
        rank=1,
        family="head",
        params=PooledHeadParams,
        draw=_draw_pooled,
    )
)

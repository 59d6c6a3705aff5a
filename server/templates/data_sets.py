"""Data sets to start with, each with a network that learns it within minutes; offered where the images are here."""

from __future__ import annotations

from functools import partial

from models import data, zoo
from models.text import Text

from .registry import Example, register

_STARTS = (
    (
        "clothes",
        "fashion_mnist",
        "lenet5",
        Text("Clothes", "Одежда"),
        Text(
            "LeNet-5 on Fashion-MNIST: shirts, coats and pullovers are harder to tell apart than digits.",
            "LeNet-5 на Fashion-MNIST: рубашки, пальто и свитера различать труднее, чем цифры.",
        ),
    ),
    (
        "cifar10_resnet",
        "cifar10",
        "resnet_tiny",
        Text("CIFAR-10 with a tiny ResNet", "CIFAR-10 и маленькая ResNet"),
        Text(
            "Colour photos of animals and vehicles, and a residual network small enough for a processor.",
            "Цветные фотографии животных и транспорта и остаточная сеть, посильная обычному процессору.",
        ),
    ),
    (
        "sketches",
        "quickdraw",
        "vgg_small",
        Text("Recognise my sketch", "Узнай мой набросок"),
        Text(
            "Learns from the sketches of Quick, Draw!; then draw a fish or a bicycle on the pad.",
            "Учится на набросках Quick, Draw!; потом нарисуйте на планшете рыбу или велосипед.",
        ),
    ),
)

for _name, _dataset, _architecture, _title, _summary in _STARTS:
    _data = data.get(_dataset)
    _graph = partial(zoo.build, _architecture, len(_data.classes), _data.shape)
    register(Example(_name, _title, _summary, _dataset, _graph, rank=1))

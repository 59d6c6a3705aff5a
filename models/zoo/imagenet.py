"""What networks made for ImageNet share: the number of classes, and how their pictures are normalised."""

from __future__ import annotations

from models.layers import Shape
from models.layers.input_output.input import Input
from models.text import Text

CLASSES = 1000

MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of the training set's pixels after division by 255, red, green, blue: what torchvision's weights expect."""

TORCHVISION_ERROR = Text(
    "torchvision's weights, one central crop, validation set",
    "Веса torchvision, один центральный фрагмент, валидация",
)
"""Source of an error that torchvision's documentation states."""

ONE_CROP = Text("one crop", "один фрагмент")
TEN_CROPS = Text("ten crops", "десять фрагментов")
ONE_SCALE = Text("one scale", "один масштаб")
SCALES = Text("several scales", "несколько масштабов")
"""How an error was measured: the more of a picture a network is shown, the fewer mistakes it makes."""


SMALL = 64
"""Shorter side of the largest pictures, as of MNIST and CIFAR, that get a network's variant for small ones."""


def is_small(shape: Shape) -> bool:
    """Whether a stem for ImageNet, which leaves a quarter of the side, would leave too little of such pictures."""
    return min(shape[1:]) <= SMALL


def imagenet_input(shape: Shape) -> Input:
    """The input of a network of torchvision's; its normalisation is that of colour pictures."""
    return Input(shape=shape, mean=MEAN, std=STD) if shape[0] == len(MEAN) else Input(shape=shape)

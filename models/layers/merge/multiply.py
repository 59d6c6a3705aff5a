"""The product of several inputs: one path weighs another."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.layers.base import MANY, Layer, Paper, Saved, Shape, Shapes
from models.layers.merge import FAMILY
from models.layers.registry import register
from models.layers.window import POINT, POINTWISE, Window, Windows
from models.problems import LayerProblem
from models.quantities import shape_words
from models.text import Text

if TYPE_CHECKING:
    from torch import nn

_EVERYWHERE = Window((0,), (0,), 0)
"""Every place sees the only place there is."""


@register
class Multiply(Layer):
    """x₀·x₁·…, where an axis of length 1 is repeated: a number for each channel, (C, 1, 1), weighs whole maps."""

    type: ClassVar[str] = "multiply"
    family = FAMILY
    title = Text("Multiply", "Умножение")
    summary = Text(
        "Multiplies inputs place by place. One number for each map weighs whole maps: the gate of a "
        "squeeze-and-excitation block.",
        "Перемножает входы поэлементно. Одно число на карту взвешивает карты целиком: так работает "
        "squeeze-and-excitation.",
    )
    formula = "y = x₀·x₁·…"
    paper = Paper("Hu, Shen, Sun, “Squeeze-and-Excitation Networks”, CVPR 2018", "https://arxiv.org/abs/1709.01507")
    rank = 2
    inputs = (2, MANY)

    problems: ClassVar[dict[str, Text]] = {
        "factors_differ": Text(
            "Inputs to multiply must have one shape, or the length 1 where they differ: {port} brings {received} "
            "beside {expected}. Match the channels with a 1×1 convolution, or pool to 1×1.",
            "Перемножаемые входы должны быть одного размера или иметь 1 там, где различаются: {port} приносит "
            "{received} рядом с {expected}. Подгоните каналы свёрткой 1×1 или сведите карты пулингом к 1×1.",
        )
    }

    def output_shape(self, inputs: Shapes) -> Shape:
        largest = inputs[0]
        for port, shape in enumerate(inputs):
            fits = len(shape) == len(largest) and all(
                mine == other or 1 in (mine, other) for mine, other in zip(shape, largest, strict=True)
            )
            if not fits:
                words = {"received": shape_words(shape), "expected": shape_words(largest)}
                raise LayerProblem("factors_differ", port=f"in{port}", **words)
            largest = _repeated(shape, largest)
        return largest

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        products, product = 0, inputs[0]
        for shape in inputs[1:-1]:
            product = _repeated(product, shape)
            products += prod(product)
        return Saved(inputs=True, extra=products)

    def windows(self, inputs: Shapes, port: int) -> Windows:
        shape, output = inputs[port], self.output_shape(inputs)
        if len(shape) != 3 or shape == output:
            return POINTWISE
        rows, columns = (_EVERYWHERE if shape[axis] < output[axis] else POINT for axis in (1, 2))
        return rows, columns

    def feature_window(self, inputs: Shapes, port: int) -> Window:
        return _EVERYWHERE if inputs[port] < self.output_shape(inputs) else POINT

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.merge._modules import Product

        return Product()

    def code(self, arguments: Sequence[str]) -> str:
        return " * ".join(arguments)


def _repeated(one: Shape, other: Shape) -> Shape:
    return tuple(max(pair) for pair in zip(one, other, strict=True))

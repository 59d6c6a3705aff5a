"""The sum of several inputs: a skip connection ends here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from models.layers.base import MANY, Layer, Shape, Shapes
from models.layers.merge import FAMILY
from models.layers.papers import RESNET
from models.layers.registry import register
from models.problems import LayerProblem
from models.quantities import shape_words
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Add(Layer):
    """x₀ + x₁ + …, all of one shape."""

    type: ClassVar[str] = "add"
    family = FAMILY
    title = Text("Add", "Сложение")
    summary = Text(
        "Adds inputs of equal shape, place by place: the end of a skip connection.",
        "Складывает входы одинакового размера поэлементно: конец остаточной связи (skip connection).",
    )
    formula = "y = x₀ + x₁ + …"
    paper = RESNET
    rank = 0
    inputs = (2, MANY)

    def output_shape(self, inputs: Shapes) -> Shape:
        for port, shape in enumerate(inputs):
            if shape != inputs[0]:
                words = {"received": shape_words(shape), "expected": shape_words(inputs[0])}
                raise LayerProblem("shapes_differ", port=f"in{port}", **words)
        return inputs[0]

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.merge._modules import Sum

        return Sum()

    def code(self, arguments: Sequence[str]) -> str:
        return " + ".join(arguments)

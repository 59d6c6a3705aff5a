"""Maps laid out as one list of features."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.layers.base import Layer, Shape, Shapes
from models.layers.dense import FAMILY
from models.layers.registry import register
from models.quantities import grouped, shape_words
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Flatten(Layer):
    """(C, H, W) becomes (C·H·W,), row by row, channel by channel (torch's ``Flatten``)."""

    type: ClassVar[str] = "flatten"
    family = FAMILY
    title = Text("Flatten", "Выпрямление")
    summary = Text(
        "Lays all maps out as one list of numbers, so that fully connected layers can follow.",
        "Выкладывает все карты в один список чисел, чтобы дальше могли идти полносвязные слои.",
    )
    formula = "y[(c·H + i)·W + j] = x[c,i,j]"
    rank = 1
    views_input = True

    def output_shape(self, inputs: Shapes) -> Shape:
        return (prod(inputs[0]),)

    def windows(self, inputs: Shapes, port: int) -> None:
        return None

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"output": f"{shape_words(inputs[0]).replace('×', '·')} = {grouped(output[0])}"}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Flatten()

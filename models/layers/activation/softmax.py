"""Softmax over channels or features."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Softmax(ShapeKeeping):
    """exp(xᵢ) / Σⱼ exp(xⱼ) over features, or over the channels of every place (torch's ``Softmax(dim=1)``)."""

    type: ClassVar[str] = "softmax"
    family = FAMILY
    title = Text("Softmax", "Softmax")
    summary = Text(
        "Turns scores into probabilities that add up to 1. At the end of a classifier it is shown, while the loss "
        "takes the scores before it.",
        "Превращает оценки в вероятности с суммой 1. В конце классификатора softmax показан, а функция потерь берёт "
        "оценки перед ним.",
    )
    rank = 90
    passes_logits = True

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(output=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Softmax(dim=1)

"""Softmax over channels or features."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
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
    formula = "y[k] = exp(x[k]) / Σ exp(x[j])"
    paper = Paper(
        "Bridle, “Probabilistic Interpretation of Feedforward Classification Network Outputs”, Neurocomputing, 1990",
        "https://doi.org/10.1007/978-3-642-76153-9_28",
    )
    rank = 90
    passes_logits = True

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(output=True)

    def feature_window(self, inputs: Shapes, port: int) -> None:
        return None

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Softmax(dim=1)

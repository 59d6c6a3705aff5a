"""Scaled exponential linear unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class SELU(ShapeKeeping):
    """λ·x where x > 0, else λ·α·(exp(x) − 1), with fixed λ and α (torch's ``SELU``)."""

    type: ClassVar[str] = "selu"
    family = FAMILY
    title = Text("SELU", "SELU")
    summary = Text(
        "ELU with two constants chosen so that activations drift towards mean 0 and variance 1 from layer to layer.",
        "ELU с двумя постоянными, при которых активации от слоя к слою стремятся к среднему 0 и дисперсии 1.",
    )
    formula = "y = 1.0507·max(0, x) + 1.7581·min(0, exp(x) − 1)"
    paper = Paper(
        "Klambauer, Unterthiner, Mayr, Hochreiter, “Self-Normalizing Neural Networks”, NIPS 2017",
        "https://arxiv.org/abs/1706.02515",
    )
    rank = 61

    @property
    def caption(self) -> str:
        return "SELU"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.SELU()

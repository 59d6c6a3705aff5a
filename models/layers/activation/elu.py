"""Exponential linear unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.activation import FAMILY
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class ELU(ShapeKeeping):
    """x where x > 0, else alpha·(exp(x) − 1) (torch's ``ELU``)."""

    type: ClassVar[str] = "elu"
    family = FAMILY
    title = Text("ELU", "ELU")
    summary = Text(
        "Like ReLU, but negative values run smoothly into −α, so that the mean of the outputs stays near zero.",
        "Как ReLU, но отрицательные значения плавно уходят к −α, и среднее выходов остаётся около нуля.",
    )
    formula = "y = max(0, x) + min(0, α·(exp(x) − 1))"
    paper = Paper(
        "Clevert, Unterthiner, Hochreiter, “Fast and Accurate Deep Network Learning by Exponential Linear Units”, "
        "ICLR 2016",
        "https://arxiv.org/abs/1511.07289",
    )
    rank = 60

    alpha: float = parameter(
        1.0,
        title=Text("Alpha", "Альфа"),
        help=Text("Large negative values end at −alpha.", "К −альфа стремятся большие отрицательные значения."),
        control="slider",
        span=(0, 2),
        ge=0,
        le=10,
    )

    @property
    def caption(self) -> str:
        return "ELU"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.ELU(self.alpha)

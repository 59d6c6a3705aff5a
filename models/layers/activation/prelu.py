"""Leaky ReLU whose slope is learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.activation import FAMILY
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class PReLU(ShapeKeeping):
    """x where x > 0, else a·x with a learned a, one for all channels or one each (torch's ``PReLU``)."""

    type: ClassVar[str] = "prelu"
    family = FAMILY
    title = Text("PReLU", "PReLU")
    summary = Text(
        "Leaky ReLU that learns its slope for negative values together with the weights.",
        "Leaky ReLU, который сам учит наклон для отрицательных значений вместе с весами.",
    )
    formula = "y = max(0, x) + a·min(0, x)"
    paper = Paper(
        "He, Zhang, Ren, Sun, “Delving Deep into Rectifiers”, ICCV 2015",
        "https://arxiv.org/abs/1502.01852",
    )
    rank = 63

    per_channel: bool = parameter(
        default=False,
        title=Text("A slope for each map", "Свой наклон у каждой карты"),
        help=Text(
            "Learn one slope for every channel instead of one for all.",
            "Учить наклон для каждого канала, а не один на всех.",
        ),
        control="toggle",
    )
    init: float = parameter(
        0.25,
        title=Text("First slope", "Начальный наклон"),
        help=Text("The slope before the first step.", "Наклон до первого шага обучения."),
        control="slider",
        span=(0, 0.5),
        ge=0,
        le=10,
    )

    @property
    def caption(self) -> str:
        return "PReLU"

    def parameters(self, inputs: Shapes) -> int:
        return inputs[0][0] if self.per_channel else 1

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        slopes = self.parameters(inputs)
        return {"parameters": f"1·{slopes} = {grouped(slopes)}"}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.PReLU(self.parameters(inputs), self.init)

"""A hyperbolic tangent of three straight pieces."""

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
class HardTanh(ShapeKeeping):
    """min(max(min_val, x), max_val) (torch's ``Hardtanh``)."""

    type: ClassVar[str] = "hardtanh"
    family = FAMILY
    title = Text("Hard tanh", "Жёсткий tanh")
    summary = Text(
        "Passes values between two bounds and cuts off the rest.",
        "Пропускает значения между двумя границами и обрезает остальные.",
    )
    formula = "y = min(max(a, x), b)"
    paper = Paper(
        "Collobert, “Large Scale Machine Learning”, PhD thesis, Université de Paris VI, 2004",
        "https://ronan.collobert.com/pub/2004_phdthesis_lip6.pdf",
    )
    rank = 73

    min_val: float = parameter(
        -1.0,
        title=Text("Lower bound", "Нижняя граница"),
        help=Text("Smaller values become this one.", "Меньшие значения становятся равны ей."),
        control="number",
        span=(-2, 0),
        ge=-100,
        le=0,
    )
    max_val: float = parameter(
        1.0,
        title=Text("Upper bound", "Верхняя граница"),
        help=Text("Larger values become this one.", "Большие значения становятся равны ей."),
        control="number",
        span=(0, 2),
        gt=0,
        le=100,
    )

    @property
    def caption(self) -> str:
        return "hard tanh"

    @property
    def plateaus(self) -> tuple[float, float]:
        return self.min_val, self.max_val

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Hardtanh(self.min_val, self.max_val)

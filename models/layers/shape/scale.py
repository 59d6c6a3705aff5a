"""Everything times one number."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.layers.shape import FAMILY
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Scale(ShapeKeeping):
    """factor·x; a learned factor is the parameter ``weight``, a single number that starts as ``factor``."""

    type: ClassVar[str] = "scale"
    family = FAMILY
    title = Text("Scale", "Масштаб")
    summary = Text(
        "Multiplies everything by one number, fixed or learned.",
        "Умножает всё на одно число, заданное или обучаемое.",
    )
    formula = "y = w·x"
    rank = 31

    factor: float = parameter(
        1.0,
        title=Text("Factor", "Множитель"),
        help=Text("The number, or where a learned one starts.", "Само число или начало обучаемого."),
        control="slider",
        span=(0, 2),
        ge=-1000,
        le=1000,
    )
    learned: bool = parameter(
        default=False,
        title=Text("Learn it", "Обучать"),
        help=Text("Train the factor like a weight.", "Обучать множитель, как вес."),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        return f"×{self.factor:g}"

    def parameters(self, inputs: Shapes) -> int:
        return int(self.learned)

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=self.learned)

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"parameters": "1 = 1"} if self.learned else {}

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.shape._scale import LearnedScale, Scale

        return (LearnedScale if self.learned else Scale)(self.factor)

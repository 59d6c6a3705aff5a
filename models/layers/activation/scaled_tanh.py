"""The hyperbolic tangent of LeNet-5, stretched so that ±1 are answers well before saturation."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.activation import FAMILY
from models.layers.base import Saved, Shape, ShapeKeeping, Shapes
from models.layers.papers import LECUN_1998
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class ScaledTanh(ShapeKeeping):
    """A·tanh(S·x); with A = 1.7159 and S = 2/3, f(±1) = ±1 and |f″| is largest there (the paper's appendix A)."""

    type: ClassVar[str] = "scaled_tanh"
    family = FAMILY
    title = Text("Scaled tanh", "Масштабированный tanh")
    summary = Text(
        "The activation of LeNet-5: a hyperbolic tangent stretched so that 1 becomes 1 and −1 becomes −1, where it "
        "still has a good slope.",
        "Активация LeNet-5: гиперболический тангенс, растянутый так, что 1 переходит в 1, а −1 в −1, где у него ещё "
        "хороший наклон.",
    )
    formula = "y = A·tanh(S·x)"
    paper = LECUN_1998
    rank = 80

    amplitude: float = parameter(
        1.7159,
        title=Text("Amplitude A", "Амплитуда A"),
        help=Text("The outputs lie between −A and A.", "Выходы лежат между −A и A."),
        control="slider",
        span=(0.5, 3),
        ge=1 / 64,
        le=100,
    )
    slope: float = parameter(
        2 / 3,
        title=Text("Slope S", "Наклон S"),
        help=Text("Factor before the tangent.", "Множитель перед тангенсом."),
        control="slider",
        span=(0.1, 2),
        ge=1 / 64,
        le=100,
    )

    @property
    def caption(self) -> str:
        return "scaled tanh"

    @property
    def plateaus(self) -> tuple[float, float]:
        return -self.amplitude, self.amplitude

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(extra=prod(output))  # the tangent, before it is stretched

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.activation._scaled_tanh import ScaledTanh

        return ScaledTanh(self.amplitude, self.slope)

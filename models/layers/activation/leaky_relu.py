"""Leaky rectified linear unit."""

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
class LeakyReLU(ShapeKeeping):
    """x where x > 0, else negative_slope·x (torch's ``LeakyReLU``)."""

    type: ClassVar[str] = "leaky_relu"
    family = FAMILY
    title = Text("Leaky ReLU", "Leaky ReLU")
    summary = Text(
        "Like ReLU, but negative values keep a small slope, so that a neuron never stops learning.",
        "Как ReLU, но отрицательные значения сохраняют малый наклон, и нейрон не перестаёт учиться.",
    )
    formula = "y = max(0, x) + a·min(0, x)"
    paper = Paper(
        "Maas, Hannun, Ng, “Rectifier Nonlinearities Improve Neural Network Acoustic Models”, ICML 2013",
        "https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf",
    )
    rank = 10

    negative_slope: float = parameter(
        0.01,
        title=Text("Negative slope", "Наклон слева от нуля"),
        help=Text("Factor for negative values.", "Множитель для отрицательных значений."),
        control="slider",
        span=(0, 0.5),
        ge=0,
        le=10,
    )

    @property
    def caption(self) -> str:
        return "leaky ReLU"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.LeakyReLU(self.negative_slope)

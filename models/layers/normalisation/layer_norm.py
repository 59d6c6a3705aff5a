"""Layer normalisation: every sample by itself, over all its values."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.normalisation import FAMILY
from models.layers.normalisation.fields import EPS
from models.layers.normalisation.whole import everywhere, need_several
from models.layers.registry import register
from models.layers.window import Windows
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class LayerNorm(ShapeKeeping):
    """γ·(x − mean)/√(var + eps) + β over all values of a sample (torch's ``LayerNorm`` of the whole input shape)."""

    type: ClassVar[str] = "layer_norm"
    family = FAMILY
    title = Text("Layer normalisation", "Послойная нормализация (LayerNorm)")
    summary = Text(
        "Brings all values of a sample to mean 0 and variance 1, whatever the rest of the batch is; training and use "
        "are the same.",
        "Приводит все значения одного примера к среднему 0 и дисперсии 1 независимо от остального батча; при обучении "
        "и работе действует одинаково.",
    )
    formula = "y = γ·(x − μ[n])/√(σ²[n] + ε) + β"
    paper = Paper(
        "Ba, Kiros, Hinton, “Layer Normalization”, 2016",
        "https://arxiv.org/abs/1607.06450",
    )
    rank = 10

    eps: float = EPS
    elementwise_affine: bool = parameter(
        default=True,
        title=Text("Scale and shift", "Масштаб и сдвиг"),
        help=Text("Learn γ and β for every single value.", "Обучать γ и β для каждого отдельного значения."),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        return "layer norm"

    def output_shape(self, inputs: Shapes) -> Shape:
        need_several(prod(inputs[0]))
        return inputs[0]

    def parameters(self, inputs: Shapes) -> int:
        return 2 * prod(inputs[0]) if self.elementwise_affine else 0

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True, extra=2)  # mean and variance

    def windows(self, inputs: Shapes, port: int) -> Windows | None:
        return everywhere(inputs[0])

    def feature_window(self, inputs: Shapes, port: int) -> None:
        return None

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        sizes = "·".join(map(str, inputs[0]))
        return {"parameters": f"2·{sizes} = {grouped(self.parameters(inputs))}"} if self.elementwise_affine else {}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.LayerNorm(inputs[0], self.eps, self.elementwise_affine)

"""Instance normalisation: every map of every sample by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes, need_maps
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
class InstanceNorm2d(ShapeKeeping):
    """γ·(x − mean)/√(var + eps) + β over the places of every map (torch's ``InstanceNorm2d``)."""

    type: ClassVar[str] = "instance_norm2d"
    family = FAMILY
    title = Text("Instance normalisation", "Нормализация экземпляра (InstanceNorm)")
    summary = Text(
        "Brings every map of every sample to mean 0 and variance 1: contrast and brightness of the picture no longer "
        "matter. Used where pictures are turned into pictures.",
        "Приводит каждую карту каждого примера к среднему 0 и дисперсии 1: контраст и яркость картинки больше не "
        "важны. Применяется там, где картинки превращают в картинки.",
    )
    formula = "y = γ[c]·(x − μ[n,c])/√(σ²[n,c] + ε) + β[c]"
    paper = Paper(
        "Ulyanov, Vedaldi, Lempitsky, “Instance Normalization: The Missing Ingredient for Fast Stylization”, 2016",
        "https://arxiv.org/abs/1607.08022",
    )
    rank = 20

    eps: float = EPS
    affine: bool = parameter(
        default=False,
        title=Text("Scale and shift", "Масштаб и сдвиг"),
        help=Text("Learn γ and β for every channel.", "Обучать γ и β для каждого канала."),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        return "instance norm"

    def output_shape(self, inputs: Shapes) -> Shape:
        _, height, width = need_maps(inputs[0])
        need_several(height * width)
        return inputs[0]

    def parameters(self, inputs: Shapes) -> int:
        return 2 * inputs[0][0] if self.affine else 0

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        statistics = 2 * inputs[0][0]  # mean and variance of every map
        scales = inputs[0][0] if self.affine else 0  # γ, repeated for every sample
        return Saved(inputs=True, extra=statistics + scales)

    def windows(self, inputs: Shapes, port: int) -> Windows | None:
        return everywhere(inputs[0])

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"parameters": f"2·{inputs[0][0]} = {grouped(self.parameters(inputs))}"} if self.affine else {}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.InstanceNorm2d(inputs[0][0], self.eps, affine=self.affine)

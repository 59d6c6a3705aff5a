"""Batch normalisation of maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes, need_maps
from models.layers.normalisation import FAMILY
from models.layers.normalisation.fields import BATCH_STATISTICS, EPS, MOMENTUM
from models.layers.registry import register
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class BatchNorm2d(ShapeKeeping):
    """γ·(x − mean)/√(var + eps) + β per channel (torch's ``BatchNorm2d``).

    Training takes mean and variance from the batch and keeps moving averages, which inference uses.
    """

    type: ClassVar[str] = "batch_norm2d"
    family = FAMILY
    title = Text("Batch normalisation", "Батч-нормализация")
    summary = Text(
        "Brings every channel to mean 0 and variance 1 over the batch, then lets it learn its own scale and shift. "
        "Networks learn faster and bear higher learning rates.",
        "Приводит каждый канал к среднему 0 и дисперсии 1 по батчу, затем даёт ему выучить свой масштаб и сдвиг. Сеть "
        "учится быстрее и выдерживает большую скорость обучения.",
    )
    formula = "y = γ[c]·(x − μ[c])/√(σ²[c] + ε) + β[c]"
    paper = Paper(
        "Ioffe, Szegedy, “Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate "
        "Shift”, ICML 2015",
        "https://arxiv.org/abs/1502.03167",
    )
    modes = BATCH_STATISTICS
    rank = 0

    eps: float = EPS
    momentum: float = MOMENTUM
    affine: bool = parameter(
        default=True,
        title=Text("Scale and shift", "Масштаб и сдвиг"),
        help=Text("Learn γ and β for every channel.", "Обучать γ и β для каждого канала."),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        return "batch norm"

    def output_shape(self, inputs: Shapes) -> Shape:
        return need_maps(inputs[0])

    def parameters(self, inputs: Shapes) -> int:
        return 2 * inputs[0][0] if self.affine else 0

    def buffers(self, inputs: Shapes) -> int:
        return 2 * inputs[0][0] + 2  # mean and variance; the counter of batches has 8 bytes

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"parameters": f"2·{inputs[0][0]} = {grouped(self.parameters(inputs))}"} if self.affine else {}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.BatchNorm2d(inputs[0][0], self.eps, self.momentum, self.affine)

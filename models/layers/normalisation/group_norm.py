"""Group normalisation: groups of channels of every sample by themselves."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import Count, parameter
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.normalisation import FAMILY
from models.layers.normalisation.fields import EPS
from models.layers.normalisation.whole import everywhere, need_several
from models.layers.registry import register
from models.layers.window import Windows
from models.problems import LayerProblem
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class GroupNorm(ShapeKeeping):
    """γ·(x − mean)/√(var + eps) + β over every group of channels (torch's ``GroupNorm``); γ and β of each channel."""

    type: ClassVar[str] = "group_norm"
    family = FAMILY
    title = Text("Group normalisation", "Групповая нормализация (GroupNorm)")
    summary = Text(
        "Brings groups of channels of a sample to mean 0 and variance 1, whatever the rest of the batch is: a stand-in "
        "for batch normalisation where batches are small.",
        "Приводит группы каналов одного примера к среднему 0 и дисперсии 1 независимо от остального батча: замена "
        "батч-нормализации при малых батчах.",
    )
    formula = "y = γ[c]·(x − μ[n,g])/√(σ²[n,g] + ε) + β[c]"
    paper = Paper(
        "Wu, He, “Group Normalization”, ECCV 2018",
        "https://arxiv.org/abs/1803.08494",
    )
    rank = 30

    num_groups: Count = parameter(
        2,
        title=Text("Groups", "Группы"),
        help=Text(
            "How many groups the channels form: 1 takes them all together, as many as channels each by itself.",
            "На сколько групп делятся каналы: 1 берёт все вместе, столько же, сколько каналов, — каждый отдельно.",
        ),
        control="number",
        span=(1, 32),
    )
    eps: float = EPS
    affine: bool = parameter(
        default=True,
        title=Text("Scale and shift", "Масштаб и сдвиг"),
        help=Text("Learn γ and β for every channel.", "Обучать γ и β для каждого канала."),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        return "group norm"

    def output_shape(self, inputs: Shapes) -> Shape:
        if inputs[0][0] % self.num_groups:
            raise LayerProblem("groups_input", "num_groups", channels=inputs[0][0], groups=self.num_groups)
        need_several(prod(inputs[0]) // self.num_groups)
        return inputs[0]

    def parameters(self, inputs: Shapes) -> int:
        return 2 * inputs[0][0] if self.affine else 0

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True, extra=2 * self.num_groups)  # mean and variance of every group

    def windows(self, inputs: Shapes, port: int) -> Windows | None:
        return everywhere(inputs[0])

    def feature_window(self, inputs: Shapes, port: int) -> None:
        return None

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"parameters": f"2·{inputs[0][0]} = {grouped(self.parameters(inputs))}"} if self.affine else {}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.GroupNorm(self.num_groups, inputs[0][0], self.eps, self.affine)

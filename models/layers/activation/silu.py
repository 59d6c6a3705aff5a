"""Sigmoid linear unit, also called Swish."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class SiLU(ShapeKeeping):
    """x·σ(x), σ the sigmoid (torch's ``SiLU``)."""

    type: ClassVar[str] = "silu"
    family = FAMILY
    title = Text("SiLU (Swish)", "SiLU (Swish)")
    summary = Text(
        "A smooth ReLU: the value times its sigmoid.",
        "Гладкий вариант ReLU: значение, умноженное на свою сигмоиду.",
    )
    formula = "y = x/(1 + exp(−x))"
    paper = Paper(
        "Ramachandran, Zoph, Le, “Searching for Activation Functions”, 2017",
        "https://arxiv.org/abs/1710.05941",
    )
    rank = 50

    @property
    def caption(self) -> str:
        return "SiLU"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.SiLU()

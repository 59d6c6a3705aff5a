"""Lp pooling: between the sum of a window and its largest value."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from models.forms import parameter
from models.layers.base import Paper, Saved, Shape, Shapes
from models.layers.pooling import FAMILY
from models.layers.pooling.base import SlidingPool
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class LPPool2d(SlidingPool):
    """y[c, i, j] = (Σ |x|^p)^(1/p) over the window; torch's ``LPPool2d`` where that is a number.

    torch raises x itself to the power, which has no root for a negative sum, and an endless gradient at zero.
    """

    type: ClassVar[str] = "lp_pool2d"
    family = FAMILY
    title = Text("Lp pooling", "Lp-пулинг")
    summary = Text(
        "The p-norm of every window: with p = 1 the sum of the absolute values, with p = 2 their length, and the "
        "larger p, the nearer to the maximum.",
        "p-норма каждого окна: при p = 1 сумма модулей, при p = 2 длина, а чем больше p, тем ближе к максимуму.",
    )
    formula = "y[c,i,j] = (Σ |x|^p)^(1/p)"
    paper = Paper(
        "Sermanet, Chintala, LeCun, “Convolutional Neural Networks Applied to House Numbers Digit Classification”, "
        "ICPR 2012",
        "https://arxiv.org/abs/1204.3968",
    )
    rank = 30

    norm_type: Annotated[int, Field(ge=1, le=8)] = parameter(
        2,
        title=Text("Power p", "Степень p"),
        help=Text("1 adds up, larger powers look at the largest values.", "1 складывает, большие смотрят на максимум."),
        control="slider",
        span=(1, 8),
    )

    @property
    def caption(self) -> str:
        return f"L{self.norm_type} {self.kernel_size[0]}×{self.kernel_size[1]}"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True, extra=2 * prod(inputs[0]) + 2 * prod(output))  # |x|, its power, the sums, clamped

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.pooling._lp import LPPool2d

        return LPPool2d(self.norm_type, self.kernel_size, self.steps, self.padding, ceil_mode=self.ceil_mode)

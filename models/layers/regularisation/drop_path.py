"""Stochastic depth: a whole path is left out for a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Modes, Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.layers.regularisation import FAMILY
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class DropPath(ShapeKeeping):
    """In training, everything of a sample is zero with probability p, else x/(1 − p).

    torchvision's ``StochasticDepth(p, mode="row")``. It stands at the end of a residual branch, before the addition.
    """

    type: ClassVar[str] = "drop_path"
    family = FAMILY
    title = Text("DropPath (stochastic depth)", "DropPath (стохастическая глубина)")
    summary = Text(
        "At the end of a residual branch: leaves the whole branch out for some samples, so that the network learns to "
        "be good at any depth.",
        "В конце остаточной ветви: для части примеров пропускает ветвь целиком, и сеть учится работать при любой "
        "глубине.",
    )
    formula = "y[n] = m[n]·x[n]/(1 − p), P(m[n] = 0) = p"
    paper = Paper(
        "Huang, Sun, Liu, Sedra, Weinberger, “Deep Networks with Stochastic Depth”, ECCV 2016",
        "https://arxiv.org/abs/1603.09382",
    )
    modes = Modes(
        Text(
            "Makes everything zero for a random share p of the samples and multiplies the others by 1/(1 − p).",
            "Обнуляет всё для случайной доли p примеров и умножает остальные на 1/(1 − p).",
        ),
        Text("Passes everything on unchanged.", "Передаёт всё без изменений."),
    )
    rank = 30
    masks = True

    p: float = parameter(
        0.2,
        title=Text("Probability", "Вероятность"),
        help=Text("Share of the samples that skip the branch.", "Доля примеров, минующих ветвь."),
        control="slider",
        span=(0, 0.9),
        ge=0,
        le=1,
    )

    @property
    def caption(self) -> str:
        return f"drop path {self.p:g}"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(extra=1 if self.p > 0 else 0)  # the mask

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.regularisation._drop import DropPath

        return DropPath(self.p)

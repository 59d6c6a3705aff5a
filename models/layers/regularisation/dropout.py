"""Dropout of single values."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Modes, Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.layers.regularisation import FAMILY
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Dropout(ShapeKeeping):
    """In training, zero with probability p, else x/(1 − p); otherwise the identity (torch's ``Dropout``)."""

    type: ClassVar[str] = "dropout"
    family = FAMILY
    title = Text("Dropout", "Дропаут")
    summary = Text(
        "While training, switches random values off and scales up the rest, so that no neuron relies on another; does "
        "nothing afterwards.",
        "При обучении случайно выключает часть значений и усиливает остальные, чтобы нейроны не полагались друг на "
        "друга; при работе ничего не делает.",
    )
    formula = "y = m·x/(1 − p), P(m = 0) = p, P(m = 1) = 1 − p"
    paper = Paper(
        "Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, “Dropout: A Simple Way to Prevent Neural Networks "
        "from Overfitting”, JMLR 15, 2014",
        "https://jmlr.org/papers/v15/srivastava14a.html",
    )
    modes = Modes(
        Text(
            "Switches off a random share p of the values and multiplies the others by 1/(1 − p).",
            "Выключает случайную долю p значений и умножает остальные на 1/(1 − p).",
        ),
        Text("Passes everything on unchanged.", "Передаёт всё без изменений."),
    )
    rank = 0
    masks = True

    p: float = parameter(
        0.5,
        title=Text("Probability", "Вероятность"),
        help=Text("Share of the values that are switched off.", "Доля выключаемых значений."),
        control="slider",
        span=(0, 0.9),
        ge=0,
        le=1,
    )

    @property
    def caption(self) -> str:
        return f"dropout {self.p:g}"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(extra=prod(output) if 0 < self.p < 1 else 0)  # the mask

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Dropout(self.p)

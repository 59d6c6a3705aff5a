"""Dropout of whole maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Modes, Paper, Saved, Shape, ShapeKeeping, Shapes, need_maps
from models.layers.registry import register
from models.layers.regularisation import FAMILY
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Dropout2d(ShapeKeeping):
    """In training, whole maps are zero with probability p, else x/(1 − p) (torch's ``Dropout2d``)."""

    type: ClassVar[str] = "dropout2d"
    family = FAMILY
    title = Text("DropChannel (Dropout 2D)", "DropChannel (дропаут каналов)")
    summary = Text(
        "Dropout for convolutions: switches whole maps off, because neighbouring places of a map say nearly the same "
        "and would stand in for each other.",
        "Дропаут для свёрток: выключает карты целиком, ведь соседние места карты говорят почти одно и то же и заменили "
        "бы друг друга.",
    )
    formula = "y[c] = m[c]·x[c]/(1 − p), P(m[c] = 0) = p"
    paper = Paper(
        "Tompson, Goroshin, Jain, LeCun, Bregler, “Efficient Object Localization Using Convolutional Networks”, CVPR "
        "2015",
        "https://arxiv.org/abs/1411.4280",
    )
    modes = Modes(
        Text(
            "Switches off a random share p of the maps and multiplies the others by 1/(1 − p).",
            "Выключает случайную долю p карт и умножает остальные на 1/(1 − p).",
        ),
        Text("Passes everything on unchanged.", "Передаёт всё без изменений."),
    )
    rank = 10
    masks = True

    p: float = parameter(
        0.5,
        title=Text("Probability", "Вероятность"),
        help=Text("Share of the maps that are switched off.", "Доля выключаемых карт."),
        control="slider",
        span=(0, 0.9),
        ge=0,
        le=1,
    )

    @property
    def caption(self) -> str:
        return f"drop maps {self.p:g}"

    def output_shape(self, inputs: Shapes) -> Shape:
        return need_maps(inputs[0])

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(extra=output[0] if 0 < self.p < 1 else 0)  # one value of the mask for each map

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Dropout2d(self.p)

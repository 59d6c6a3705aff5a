"""Maps made larger without learning."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, ClassVar, Literal

from models.forms import Pair, parameter
from models.layers.base import Layer, Shape, Shapes, need_maps
from models.layers.registry import register
from models.layers.shape import FAMILY
from models.layers.window import LONGEST_PERIOD, Window, Windows
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Upsample(Layer):
    """Every map scaled up by whole factors (torch's ``Upsample``).

    Nearest: output i copies input ⌊i/f⌋. Bilinear: output i lies at (i + ½)/f − ½ between its two neighbours, or with
    aligned corners at i·(n − 1)/(m − 1).
    """

    type: ClassVar[str] = "upsample"
    family = FAMILY
    title = Text("Upsample", "Увеличение")
    summary = Text(
        "Enlarges the maps by a whole factor: copies values, or interpolates between them.",
        "Увеличивает карты в целое число раз: копирует значения или интерполирует между ними.",
    )
    formula = "y[c,i,j] = x[c, i/f, j/f]"
    rank = 0

    scale_factor: Pair = parameter(
        (2, 2),
        title=Text("Factor", "Во сколько раз"),
        help=Text("How many times higher and wider the maps become.", "Во сколько раз карты станут выше и шире."),
        control="pair",
        span=(1, 4),
    )
    mode: Literal["nearest", "bilinear"] = parameter(
        "nearest",
        title=Text("Mode", "Способ"),
        help=Text(
            "Copy the nearest value, or interpolate between neighbours.",
            "Копировать ближайшее значение или интерполировать между соседними.",
        ),
        control="choice",
        options={"nearest": Text("nearest", "ближайшее"), "bilinear": Text("bilinear", "билинейно")},
    )
    align_corners: bool = parameter(
        default=False,
        title=Text("Align corners", "Совместить углы"),
        help=Text(
            "For the bilinear mode: corner values stay exactly in the corners.",
            "Для билинейного способа: угловые значения остаются точно в углах.",
        ),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        height, width = self.scale_factor
        return f"upsample ×{height}" if height == width else f"upsample {height}×{width}"

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, height, width = need_maps(inputs[0])
        return channels, height * self.scale_factor[0], width * self.scale_factor[1]

    def windows(self, inputs: Shapes, port: int) -> Windows | None:
        _, height, width = inputs[0]
        rows, columns = self._window(height, self.scale_factor[0]), self._window(width, self.scale_factor[1])
        return None if rows is None or columns is None else (rows, columns)

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        rows, columns = (f"{inputs[0][axis + 1]}·{self.scale_factor[axis]} = {output[axis + 1]}" for axis in (0, 1))
        return {"output": rows if rows == columns else f"{rows}, {columns}"}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        height, width = self.scale_factor
        corners = self.align_corners if self.mode == "bilinear" else None
        return nn.Upsample(scale_factor=(float(height), float(width)), mode=self.mode, align_corners=corners)

    def _window(self, size: int, factor: int) -> Window | None:
        if self.mode == "nearest":
            return Window.periodic([0] * factor, [0] * factor, 1)
        if self.align_corners and size * factor > 1:
            numerator, denominator, shift = size - 1, size * factor - 1, 0
        else:
            numerator, denominator, shift = 2, 2 * factor, 1 - factor  # (2·i + 1 − f) / (2·f)
        shared = gcd(numerator, denominator)
        if denominator // shared > LONGEST_PERIOD:
            return None
        period = range(denominator // shared)
        first = [(position * numerator + shift) // denominator for position in period]
        last = [-(-(position * numerator + shift) // denominator) for position in period]
        return Window.periodic(first, last, numerator // shared)

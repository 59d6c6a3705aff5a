"""Zeros around maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import Margins, parameter
from models.layers.base import Layer, Shape, Shapes, need_maps
from models.layers.registry import register
from models.layers.shape import FAMILY
from models.layers.sliding import four_margins
from models.layers.window import Window, Windows
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class ZeroPad2d(Layer):
    """Adds rows and columns of zeros (torch's ``ZeroPad2d``, which lists the margins in another order)."""

    type: ClassVar[str] = "zero_pad2d"
    family = FAMILY
    title = Text("Zero padding", "Дополнение нулями")
    summary = Text("Adds a frame of zeros around every map.", "Добавляет вокруг каждой карты рамку из нулей.")
    rank = 1

    padding: Margins = parameter(
        (1, 1),
        title=Text("Padding", "Отступ"),
        help=Text(
            "Zeros added around the maps: vertical and horizontal, or top, bottom, left, right.",
            "Нули вокруг карт: по вертикали и горизонтали или сверху, снизу, слева, справа.",
        ),
        control="padding",
        span=(0, 8),
    )

    @property
    def caption(self) -> str:
        margins = four_margins(self.padding)
        return f"pad {margins[0]}" if len(set(margins)) == 1 else f"pad {','.join(map(str, margins))}"

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, height, width = need_maps(inputs[0])
        top, bottom, left, right = four_margins(self.padding)
        return channels, top + height + bottom, left + width + right

    def windows(self, inputs: Shapes, port: int) -> Windows:
        top, _, left, _ = four_margins(self.padding)
        return Window.sliding(1, padding=top), Window.sliding(1, padding=left)

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        top, bottom, left, right = four_margins(self.padding)
        rows = f"{top} + {inputs[0][1]} + {bottom} = {output[1]}"
        columns = f"{left} + {inputs[0][2]} + {right} = {output[2]}"
        return {"output": rows if rows == columns else f"{rows}, {columns}"}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        top, bottom, left, right = four_margins(self.padding)
        return nn.ZeroPad2d((left, right, top, bottom))

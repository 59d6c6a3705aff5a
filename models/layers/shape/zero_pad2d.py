"""Zeros around maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import SignedMargins, parameter
from models.layers.base import Layer, Shape, Shapes, need_maps
from models.layers.registry import register
from models.layers.shape import FAMILY
from models.layers.sliding import four_margins
from models.layers.window import Window, Windows
from models.problems import LayerProblem
from models.quantities import shape_words
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class ZeroPad2d(Layer):
    """Adds rows and columns of zeros, or cuts some off (torch's ``ZeroPad2d``, which orders the margins otherwise)."""

    type: ClassVar[str] = "zero_pad2d"
    family = FAMILY
    title = Text("Zero padding", "Дополнение нулями")
    summary = Text("Adds a frame of zeros around every map.", "Добавляет вокруг каждой карты рамку из нулей.")
    formula = "y[c,i,j] = x[c, i − p, j − q]"
    rank = 1

    padding: SignedMargins = parameter(
        (1, 1),
        title=Text("Padding", "Отступ"),
        help=Text(
            "Zeros added around the maps: vertical and horizontal, or top, bottom, left, right. Negative values cut "
            "off instead.",
            "Нули вокруг карт: по вертикали и горизонтали или сверху, снизу, слева, справа. Отрицательные значения, "
            "наоборот, обрезают.",
        ),
        control="padding",
        span=(0, 8),
    )

    problems: ClassVar[dict[str, Text]] = {
        "nothing_left": Text(
            "Cutting {cut} leaves nothing of maps of {received}. Cut less.",
            "От карт {received} после обрезки {cut} ничего не остаётся. Обрежьте меньше.",
        )
    }

    @property
    def caption(self) -> str:
        margins = four_margins(self.padding)
        return f"pad {margins[0]}" if len(set(margins)) == 1 else f"pad {','.join(map(str, margins))}"

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, height, width = need_maps(inputs[0])
        top, bottom, left, right = four_margins(self.padding)
        output = channels, top + height + bottom, left + width + right
        if min(output) < 1 or -min(top, bottom) > height or -min(left, right) > width:
            cut = ", ".join(map(str, (top, bottom, left, right)))
            raise LayerProblem("nothing_left", "padding", cut=cut, received=shape_words(inputs[0]))
        return output

    def windows(self, inputs: Shapes, port: int) -> Windows:
        top, _, left, _ = four_margins(self.padding)
        return Window.sliding(1, padding=top), Window.sliding(1, padding=left)

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        top, bottom, left, right = four_margins(self.padding)
        rows = f"{inputs[0][1]}{_signed(top)}{_signed(bottom)} = {output[1]}"
        columns = f"{inputs[0][2]}{_signed(left)}{_signed(right)} = {output[2]}"
        return {"output": rows if rows == columns else f"{rows}, {columns}"}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        top, bottom, left, right = four_margins(self.padding)
        return nn.ZeroPad2d((left, right, top, bottom))


def _signed(margin: int) -> str:
    return f" − {-margin}" if margin < 0 else f" + {margin}"

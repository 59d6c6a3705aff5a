"""The same numbers in another shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Layer, Shape, Shapes
from models.layers.registry import register
from models.layers.shape import FAMILY
from models.layers.shape.target import Target, formula, laid_out
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Reshape(Layer):
    """(C, H, W) or (F,) becomes ``shape``, read and written row by row, map by map (torch's ``reshape``)."""

    type: ClassVar[str] = "reshape"
    family = FAMILY
    title = Text("Reshape", "Изменение формы")
    summary = Text(
        "Lays the same numbers out in maps of another shape, in the same order.",
        "Раскладывает те же числа в карты другой формы в том же порядке.",
    )
    formula = "y[k] = x[k]"
    rank = 20
    views_input = True

    shape: Target = parameter(
        (-1, 1, 1),
        title=Text("Shape", "Размер"),
        help=Text(
            "Channels, height and width of the output; −1 stands for the size that follows from the others.",
            "Каналы, высота и ширина на выходе; −1 — размер, который следует из остальных.",
        ),
        control="shape",
        span=(1, 64),
    )

    @property
    def caption(self) -> str:
        return f"reshape {'×'.join('?' if size < 0 else grouped(size) for size in self.shape)}"

    def output_shape(self, inputs: Shapes) -> Shape:
        return laid_out(inputs[0], self.shape, "shape")

    def windows(self, inputs: Shapes, port: int) -> None:
        return None

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"output": formula(inputs[0], output)}

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.shape._reshape import Reshape

        return Reshape(self.shape)

"""Features laid out as maps: the opposite of Flatten."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Layer, Shape, Shapes, need_features
from models.layers.registry import register
from models.layers.shape import FAMILY
from models.layers.shape.target import Target, formula, laid_out
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Unflatten(Layer):
    """(C·H·W,) becomes (C, H, W), row by row, map by map (torch's ``Unflatten``)."""

    type: ClassVar[str] = "unflatten"
    family = FAMILY
    title = Text("Unflatten", "Развёртка в карты")
    summary = Text(
        "Lays a list of features out as maps, so that a decoder can begin.",
        "Раскладывает список признаков в карты, чтобы с них начался декодер.",
    )
    formula = "y[c,i,j] = x[(c·H + i)·W + j]"
    rank = 21
    views_input = True

    unflattened_size: Target = parameter(
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
        return f"to {'×'.join('?' if size < 0 else grouped(size) for size in self.unflattened_size)}"

    def output_shape(self, inputs: Shapes) -> Shape:
        need_features(inputs[0])
        return laid_out(inputs[0], self.unflattened_size, "unflattened_size")

    def windows(self, inputs: Shapes, port: int) -> None:
        return None

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"output": formula(inputs[0], output)}

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.shape._reshape import Reshape

        return Reshape(self.unflattened_size)

"""DropBlock: dropout of squares of a map."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import Extent, parameter
from models.layers.base import Modes, Paper, Saved, Shape, ShapeKeeping, Shapes, need_maps
from models.layers.registry import register
from models.layers.regularisation import FAMILY
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class DropBlock2d(ShapeKeeping):
    """In training, squares of ``block_size`` are zero, about a share p of all places; the rest is scaled up to it."""

    type: ClassVar[str] = "drop_block2d"
    family = FAMILY
    title = Text("DropBlock", "DropBlock")
    summary = Text(
        "Dropout for maps that switches off whole squares: what a single missing pixel's neighbours would give away is "
        "gone with them.",
        "Дропаут для карт, который выключает квадраты целиком: иначе соседи одного пропавшего пикселя подсказали бы "
        "его значение.",
    )
    formula = "y = m·x·N/Σm, m ∈ {0, 1}"
    paper = Paper(
        "Ghiasi, Lin, Le, “DropBlock: A Regularization Method for Convolutional Networks”, NeurIPS 2018",
        "https://arxiv.org/abs/1810.12890",
    )
    modes = Modes(
        Text(
            "Switches off random squares, about a share p of all places, and scales up the rest.",
            "Выключает случайные квадраты, примерно долю p всех мест, и усиливает остальное.",
        ),
        Text("Passes everything on unchanged.", "Передаёт всё без изменений."),
    )
    rank = 20
    masks = True

    p: float = parameter(
        0.1,
        title=Text("Probability", "Вероятность"),
        help=Text("Share of the places that are switched off, about.", "Примерная доля выключаемых мест."),
        control="slider",
        span=(0, 0.5),
        ge=0,
        le=1,
    )
    block_size: Extent = parameter(
        3,
        title=Text("Block", "Блок"),
        help=Text(
            "Side of a square, in places; at most the map's own.", "Сторона квадрата в местах, не больше самой карты."
        ),
        control="slider",
        span=(1, 9),
    )

    @property
    def caption(self) -> str:
        return f"drop block {self.block_size}"

    def output_shape(self, inputs: Shapes) -> Shape:
        return need_maps(inputs[0])

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(extra=prod(output) if self.p > 0 else 0)  # the mask

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.regularisation._drop import DropBlock2d

        return DropBlock2d(self.p, self.block_size)

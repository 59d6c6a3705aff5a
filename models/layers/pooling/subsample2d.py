"""The subsampling of LeNet-5: sums of windows with a learned factor and bias for each map."""

from __future__ import annotations

from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import Pair, parameter
from models.layers.base import Layer, Saved, Shape, Shapes, need_maps
from models.layers.papers import LECUN_1998
from models.layers.pooling import FAMILY
from models.layers.registry import register
from models.layers.sliding import Slide2d
from models.layers.window import Windows
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Subsample2d(Layer):
    """y[c, i, j] = weight[c]·Σ window + bias[c]; it starts as average pooling."""

    type: ClassVar[str] = "subsample2d"
    family = FAMILY
    title = Text("Trainable subsampling", "Обучаемая субдискретизация")
    summary = Text(
        "The pooling of LeNet-5: adds up every window, multiplies by one learned number for the map and adds another.",
        "Пулинг LeNet-5: складывает значения окна, умножает на обучаемое число своей карты и прибавляет другое.",
    )
    formula = "y[c,i,j] = w[c]·Σ x[c, s·i + a, s·j + b] + b[c]"
    paper = LECUN_1998
    rank = 40

    kernel_size: Pair = parameter(
        (2, 2),
        title=Text("Window", "Окно"),
        help=Text("Height and width of the window, in pixels.", "Высота и ширина окна в пикселях."),
        control="pair",
        span=(1, 7),
    )
    stride: Pair | None = parameter(
        None,
        title=Text("Stride", "Шаг"),
        help=Text(
            "How far the window moves each time; empty means its own size.",
            "На сколько сдвигается окно; пусто — на свой размер.",
        ),
        control="pair",
        span=(1, 7),
    )

    @property
    def caption(self) -> str:
        return f"subsample {self.kernel_size[0]}×{self.kernel_size[1]}"

    @cached_property
    def slide(self) -> Slide2d:
        """The geometry of the sliding window."""
        return Slide2d.of(self.kernel_size, self.stride or self.kernel_size, (0, 0))

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, _, _ = need_maps(inputs[0])
        return channels, *self.slide.output(inputs[0])

    def parameters(self, inputs: Shapes) -> int:
        return 2 * inputs[0][0]

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True, extra=prod(output))  # the sums

    def windows(self, inputs: Shapes, port: int) -> Windows:
        return self.slide.windows

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {
            "parameters": f"2·{inputs[0][0]} = {grouped(self.parameters(inputs))}",
            "output": self.slide.formula(inputs[0]),
        }

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.pooling._subsample import Subsample2d

        return Subsample2d(inputs[0][0], self.kernel_size, self.stride or self.kernel_size)

"""Weighted average pooling: places near the middle of a window may count more."""

from __future__ import annotations

from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from models.forms import MarginPair, Pair, parameter
from models.layers.base import Layer, Paper, Saved, Shape, Shapes, need_maps
from models.layers.pooling import FAMILY
from models.layers.registry import register
from models.layers.sliding import Slide2d
from models.layers.window import Window, Windows
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn

_MOST = 15
_Rows = tuple[tuple[int, ...], ...]


def _as_rows(value: object) -> object:
    if not isinstance(value, list | tuple):
        return value
    return tuple(tuple(row) if isinstance(row, list) else row for row in value)


def _rectangle_of_something(rows: _Rows) -> _Rows:
    if len({len(row) for row in rows}) > 1 or not any(map(any, rows)):
        raise PydanticCustomError("no_window", "expected rows of one length, not all of them zeros")
    return rows


_Weight = Annotated[int, Field(ge=0, le=1000)]
_Row = Annotated[tuple[_Weight, ...], Field(min_length=1, max_length=_MOST)]


@register
class WeightedAvgPool2d(Layer):
    """y[c, i, j] = Σ w·x / Σ w over the window, with one window for all maps; padding counts as zeros.

    A learned window is the parameter ``weight`` whose softmax are the shares. It starts at the given ones, with 10⁻⁴
    for zeros.
    """

    type: ClassVar[str] = "weighted_avg_pool2d"
    family = FAMILY
    title = Text("Weighted average pooling", "Взвешенный средний пулинг")
    summary = Text(
        "Averages every window with weights, usually largest in the middle: a blur that shrinks, with fewer jumps when "
        "the picture shifts. The weights are given or learned.",
        "Усредняет каждое окно с весами, обычно наибольшими в середине: размытие с уменьшением, меньше скачков при "
        "сдвиге картинки. Веса заданы или обучаются.",
    )
    formula = "y[c,i,j] = Σ w[a,b]·x[c, s·i + a − p, s·j + b − p] / Σ w[a,b]"
    paper = Paper(
        "Zhang, “Making Convolutional Networks Shift-Invariant Again”, ICML 2019", "https://arxiv.org/abs/1904.11486"
    )
    rank = 3

    window: Annotated[
        tuple[_Row, ...],
        Field(min_length=1, max_length=_MOST),
        BeforeValidator(_as_rows),
        AfterValidator(_rectangle_of_something),
    ] = parameter(
        ((1, 2, 1), (2, 4, 2), (1, 2, 1)),
        title=Text("Window", "Окно"),
        help=Text(
            "How much each place counts, in whole numbers; only their proportions matter.",
            "Сколько весит каждое место, в целых числах; важны лишь их отношения.",
        ),
        control="matrix",
    )
    stride: Pair = parameter(
        (2, 2),
        title=Text("Stride", "Шаг"),
        help=Text("How far the window moves each time.", "На сколько сдвигается окно."),
        control="pair",
        span=(1, 7),
    )
    padding: MarginPair = parameter(
        (0, 0),
        title=Text("Padding", "Отступ"),
        help=Text("Zeros added around the input.", "Нули вокруг входа."),
        control="pair",
        span=(0, 3),
    )
    learned: bool = parameter(
        default=False,
        title=Text("Learn it", "Обучать"),
        help=Text("Train the window, starting from the given one.", "Обучать окно, начиная с заданного."),
        control="toggle",
    )

    @property
    def kernel_size(self) -> tuple[int, int]:
        """Height and width of the window."""
        return len(self.window), len(self.window[0])

    @property
    def caption(self) -> str:
        return f"weighted avg {self.kernel_size[0]}×{self.kernel_size[1]}"

    @cached_property
    def slide(self) -> Slide2d:
        """The geometry of the sliding window."""
        return Slide2d.of(self.kernel_size, self.stride, self.padding)

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, _, _ = need_maps(inputs[0])
        return channels, *self.slide.output(inputs[0])

    def parameters(self, inputs: Shapes) -> int:
        return prod(self.kernel_size) if self.learned else 0

    def macs(self, inputs: Shapes, output: Shape) -> int:
        return prod(output) * prod(self.kernel_size)

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def windows(self, inputs: Shapes, port: int) -> Windows:
        if self.learned:
            return self.slide.windows
        rows = [any(row) for row in self.window]
        columns = [any(column) for column in zip(*self.window, strict=True)]
        return self._seen(rows, 0), self._seen(columns, 1)

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        size = f"{self.kernel_size[0]}·{self.kernel_size[1]}"
        macs = f"{size}·{output[0]}·{output[1]}·{output[2]} = {grouped(self.macs(inputs, output))}"
        learned = {"parameters": f"{size} = {prod(self.kernel_size)}"} if self.learned else {}
        return {**learned, "macs": macs, "output": self.slide.formula(inputs[0])}

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.pooling._weighted import LearnedAvgPool2d, WeightedAvgPool2d

        return (LearnedAvgPool2d if self.learned else WeightedAvgPool2d)(self.window, self.stride, self.padding)

    def _seen(self, weighs: list[bool], axis: int) -> Window:
        """Rows or columns of zeros at the border of the window see nothing."""
        places = [place - self.padding[axis] for place, does in enumerate(weighs) if does]
        return Window((places[0],), (places[-1],), self.stride[axis])

"""What poolings share: a window that slides over every map by itself, or as many windows as outputs are wanted."""

from __future__ import annotations

from functools import cached_property
from math import gcd

from models.forms import MarginPair, Pair, parameter
from models.layers.base import Layer, Shape, Shapes, need_maps
from models.layers.sliding import Slide2d
from models.layers.window import Window, Windows
from models.problems import LayerProblem
from models.quantities import shape_words
from models.text import Text


class SlidingPool(Layer):
    """A pooling window; its stride is the window's own size unless given."""

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
            "How far the window moves each time; empty means its own size, smaller makes windows overlap.",
            "На сколько сдвигается окно; пусто — на свой размер, меньше — окна перекрываются.",
        ),
        control="pair",
        span=(1, 7),
    )
    padding: MarginPair = parameter(
        (0, 0),
        title=Text("Padding", "Отступ"),
        help=Text(
            "Places added around the input, at most half of the window.",
            "Места, добавленные вокруг входа, не больше половины окна.",
        ),
        control="pair",
        span=(0, 3),
    )
    ceil_mode: bool = parameter(
        default=False,
        title=Text("Round up", "Округлять вверх"),
        help=Text(
            "Adds a last window that sticks out instead of leaving out the rest of the input.",
            "Добавляет последнее, выступающее за край окно, вместо того чтобы отбросить остаток входа.",
        ),
        control="toggle",
    )

    @property
    def steps(self) -> tuple[int, int]:
        """The stride in force."""
        return self.kernel_size if self.stride is None else self.stride

    @cached_property
    def slide(self) -> Slide2d:
        """The geometry of the sliding window."""
        return Slide2d.of(self.kernel_size, self.steps, self.padding, ceil=self.ceil_mode)

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, _, _ = need_maps(inputs[0])
        limit = self.kernel_size[0] // 2, self.kernel_size[1] // 2  # torch's rule; dilation does not soften it
        if self.padding[0] > limit[0] or self.padding[1] > limit[1]:
            words = {"padding": self.padding, "kernel": self.kernel_size, "limit": limit}
            raise LayerProblem("pool_padding", "padding", **{name: shape_words(pair) for name, pair in words.items()})
        return channels, *self.slide.output(inputs[0])

    def windows(self, inputs: Shapes, port: int) -> Windows:
        return self.slide.windows

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"output": self.slide.formula(inputs[0])}


def adaptive_window(size: int, target: int) -> Window:
    """Of ``size`` inputs, output i of ``target`` sees those from ⌊i·n/m⌋ to ⌈(i + 1)·n/m⌉ − 1."""
    shared = gcd(size, target)
    period = range(target // shared)
    first = [position * size // target for position in period]
    last = [-(-(position + 1) * size // target) - 1 for position in period]
    return Window.periodic(first, last, size // shared)

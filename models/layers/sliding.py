"""Windows that slide over maps: output size, receptive window, and the formula with its numbers filled in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from models.forms import Margins, Padding
from models.layers.base import Shape
from models.layers.window import Window, Windows
from models.problems import LayerProblem
from models.quantities import shape_words


def four_margins(padding: Margins) -> tuple[int, int, int, int]:
    """Padding as (top, bottom, left, right)."""
    if len(padding) == 2:
        return padding[0], padding[0], padding[1], padding[1]
    return padding[0], padding[1], padding[2], padding[3]


@dataclass(frozen=True, slots=True)
class Slide:
    """A sliding window along one axis: kernel k, stride s, dilation d, padding before and after."""

    kernel: int
    stride: int
    before: int
    after: int
    dilation: int = 1
    ceil: bool = False

    @property
    def extent(self) -> int:
        """From the first to the last tap: d·(k − 1) + 1."""
        return self.dilation * (self.kernel - 1) + 1

    def room(self, size: int) -> int:
        """The length of the padded input."""
        return size + self.before + self.after

    def output(self, size: int) -> int:
        """⌊(n + p − d·(k − 1) − 1)/s⌋ + 1, where p is the padding of both sides.

        With ``ceil`` the quotient is rounded up, but, as in torch, a last window that would start beyond the input and
        the padding before it is dropped. Below 1 where the window is larger than the padded input.
        """
        rest = size + self.before + self.after - self.dilation * (self.kernel - 1) - 1
        if not self.ceil or rest < 0:
            return rest // self.stride + 1
        count = -(-rest // self.stride) + 1
        return count - 1 if (count - 1) * self.stride >= size + self.before else count

    def window(self) -> Window:
        """What one output sees."""
        return Window.sliding(self.kernel, self.stride, self.before, self.dilation)

    def formula(self, size: int) -> str:
        """The output size in full: ``⌊(28 + 2·2 − 5)/1⌋ + 1 = 28``."""
        opening, closing = "⌈⌉" if self.ceil else "⌊⌋"
        padding = f" + 2·{self.before}" if self.before == self.after else f" + {self.before} + {self.after}"
        taps = str(self.kernel) if self.dilation == 1 else f"{self.dilation}·({self.kernel} − 1) − 1"
        room = f"({size}{padding if self.before or self.after else ''} − {taps})"
        count = self.output(size)
        dropped = " − 1" if self.ceil and self.room(size) - self.extent > (count - 1) * self.stride else ""
        return f"{opening}{room}/{self.stride}{closing} + 1{dropped} = {count}"


def same_margins(size: int, kernel: int, stride: int, dilation: int = 1) -> tuple[int, int]:
    """Padding before and after, so that the output is ⌈n/s⌉ long: the rule of TensorFlow's "SAME".

    An odd rest goes to the end. With stride 1 this is torch's ``padding="same"``, which knows no other stride.
    """
    total = max(0, (-(-size // stride) - 1) * stride + dilation * (kernel - 1) + 1 - size)
    return total // 2, total - total // 2


@dataclass(frozen=True, slots=True)
class Slide2d:
    """The sliding windows along height and width."""

    rows: Slide
    columns: Slide
    windows: Windows
    """What one place of the output sees."""

    @classmethod
    def of(
        cls,
        kernel: tuple[int, int],
        stride: tuple[int, int],
        padding: Margins,
        dilation: tuple[int, int] = (1, 1),
        *,
        ceil: bool = False,
    ) -> Slide2d:
        """From a layer's parameters."""
        top, bottom, left, right = four_margins(padding)
        rows = Slide(kernel[0], stride[0], top, bottom, dilation[0], ceil)
        columns = Slide(kernel[1], stride[1], left, right, dilation[1], ceil)
        return cls(rows, columns, (rows.window(), columns.window()))

    @classmethod
    def same(cls, kernel: tuple[int, int], stride: tuple[int, int], dilation: tuple[int, int], shape: Shape) -> Slide2d:
        """With the padding of `same_margins` for maps of ``shape``."""
        _, height, width = shape
        rows = same_margins(height, kernel[0], stride[0], dilation[0])
        columns = same_margins(width, kernel[1], stride[1], dilation[1])
        return cls.of(kernel, stride, rows + columns, dilation)

    @property
    def symmetric(self) -> bool:
        """Opposite borders get the same padding."""
        return self.rows.before == self.rows.after and self.columns.before == self.columns.after

    def output(self, shape: Shape) -> tuple[int, int]:
        """Height and width of the output for maps of ``shape``.

        Raises:
            LayerProblem: the window is larger than the padded input.
        """
        _, height, width = shape
        output = self.rows.output(height), self.columns.output(width)
        if output[0] < 1 or output[1] < 1:
            kernel = shape_words((self.rows.extent, self.columns.extent))
            room = shape_words((self.rows.room(height), self.columns.room(width)))
            raise LayerProblem("kernel_too_large", "kernel_size", kernel=kernel, input=room)
        return output

    @property
    def margins(self) -> tuple[int, int, int, int]:
        """The padding as torch's ``pad`` lists it: left, right, top, bottom."""
        return self.columns.before, self.columns.after, self.rows.before, self.rows.after

    def room(self, shape: Shape) -> int:
        """The number of values of padded maps of ``shape``."""
        return shape[0] * self.rows.room(shape[1]) * self.columns.room(shape[2])

    def formula(self, shape: Shape) -> str:
        """The formula of the output size; of both axes, height first, where they differ."""
        rows, columns = self.rows.formula(shape[1]), self.columns.formula(shape[2])
        return rows if rows == columns else f"{rows}, {columns}"


@lru_cache(maxsize=4096)
def slide_over(
    shape: Shape, kernel: tuple[int, int], stride: tuple[int, int], padding: Padding, dilation: tuple[int, int]
) -> Slide2d:
    """The window of a filter over maps of ``shape``, on which padding "same" depends."""
    if padding == "same":
        return Slide2d.same(kernel, stride, dilation, shape)
    return Slide2d.of(kernel, stride, padding, dilation)

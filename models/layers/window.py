"""Windows along one axis: which inputs an output position looks at. Receptive fields are windows composed.

A sliding window of kernel k, stride s, padding p and dilation d lets output i see the inputs from i·s − p to
i·s − p + d·(k − 1). Upsampling and adaptive pooling are not affine in i but repeat with a period; so do compositions
and unions of all of these. Hence one representation: the bounds over one period, and the step from period to period.
(The closed form for affine windows: Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural Networks",
Distill 2019.)
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import NamedTuple

LONGEST_PERIOD = 2048
"""Longer ones come from strange resizings of large maps; reckoning them would take longer than an edit may."""


class Window(NamedTuple):
    """Output i = q·P + r sees the inputs ``first[r] + q·step`` to ``last[r] + q·step``, both included; P = len(first).

    Positions outside the input are padding. ``first`` and ``last`` never decrease over positions, which is what makes
    the bounds of a composition the bounds at its outermost taps.
    """

    first: tuple[int, ...]
    last: tuple[int, ...]
    step: int
    spacing: int = 1
    """Between the taps inside, of which the others are passed over; compositions and unions know their bounds alone."""

    @classmethod
    @lru_cache(maxsize=4096)  # a network has few different ones
    def sliding(cls, kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1) -> Window:
        """The window of a convolution or pooling; ``padding`` is the one before the first input."""
        return cls((-padding,), (dilation * (kernel - 1) - padding,), stride, dilation if kernel > 1 else 1)

    @classmethod
    def periodic(cls, first: Sequence[int], last: Sequence[int], step: int) -> Window:
        """A window given over one period, reduced to its shortest period."""
        period = len(first)
        for shorter in range(1, period):
            if period % shorter or step * shorter % period:
                continue
            shift = step * shorter // period
            if all(
                first[i] == first[i - shorter] + shift and last[i] == last[i - shorter] + shift
                for i in range(shorter, period)
            ):
                return cls(tuple(first[:shorter]), tuple(last[:shorter]), shift)
        return cls(tuple(first), tuple(last), step)

    def bounds(self, position: int) -> tuple[int, int]:
        """First and last input that the output at ``position`` sees."""
        turn, rest = divmod(position, len(self.first))
        return self.first[rest] + turn * self.step, self.last[rest] + turn * self.step

    @property
    def size(self) -> int:
        """The number of inputs seen; where positions differ, the most."""
        if len(self.first) == 1:
            return self.last[0] - self.first[0] + 1
        return max(last - first for first, last in zip(self.first, self.last, strict=True)) + 1

    @property
    def stride(self) -> int | float:
        """Inputs between neighbouring outputs; below 1 where the output is finer than the input."""
        stride = Fraction(self.step, len(self.first))
        return stride.numerator if stride.denominator == 1 else float(stride)

    @property
    def padding(self) -> int:
        """How far the window of output 0 begins before the first input."""
        return -self.first[0]

    @property
    def aligned(self) -> bool:
        """All positions see the same number of inputs, at equal distances."""
        return len(self.first) == 1

    def over(self, inner: Window, positions: int) -> Window | None:
        """The composition: what this window sees through ``inner``, a window on something earlier.

        A period longer than the number of ``positions``, that is of outputs, is cut; None beyond ``LONGEST_PERIOD``.
        """
        if self is POINT or self == POINT:
            return inner
        if len(self.first) == 1 and len(inner.first) == 1:
            origin, step = inner.first[0], inner.step
            return Window((origin + self.first[0] * step,), (inner.last[0] + self.last[0] * step,), self.step * step)
        turns = len(inner.first) // gcd(len(inner.first), self.step)
        period = min(len(self.first) * turns, positions)
        if period > LONGEST_PERIOD:
            return None
        taps = [self.bounds(position) for position in range(period + 1)]
        first = [inner.bounds(tap)[0] for tap, _ in taps]
        last = [inner.bounds(tap)[1] for _, tap in taps]
        return Window.periodic(first[:-1], last[:-1], max(first[-1] - first[0], last[-1] - last[0]))

    def union(self, other: Window, positions: int) -> Window | None:
        """The smallest window that contains both, for ``positions`` outputs; None beyond ``LONGEST_PERIOD``.

        Where the strides differ there is no period: the bounds stand for every single position.
        """
        if len(self.first) == len(other.first) == 1 and self.step == other.step:
            if self.first <= other.first and self.last >= other.last:
                return self
            return Window(min(self.first, other.first), max(self.last, other.last), self.step)
        if self == other:
            return self
        if positions > 1 and self.step * len(other.first) != other.step * len(self.first):
            period = positions
        else:
            period = min(lcm(len(self.first), len(other.first)), positions)
        if period > LONGEST_PERIOD:
            return None
        pairs = [(self.bounds(position), other.bounds(position)) for position in range(period + 1)]
        first = [min(mine[0], theirs[0]) for mine, theirs in pairs]
        last = [max(mine[1], theirs[1]) for mine, theirs in pairs]
        return Window.periodic(first[:-1], last[:-1], max(first[-1] - first[0], last[-1] - last[0]))


POINT = Window.sliding(1, 1, 0, 1)
"""Every output sees the input at its own place only."""

Windows = tuple[Window, Window]
"""Along the height and along the width."""

POINTWISE: Windows = (POINT, POINT)
"""The windows of a layer that works on every place by itself."""

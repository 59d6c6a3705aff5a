"""Pooling: what the window holds, what is made of it, and where a gradient that arrives here would go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch

from models.insight.arithmetic.computed import Computed, Number, Step, Table, Unit, number, slopes, table
from models.insight.arithmetic.registry import works_out
from models.insight.arithmetic.windows import Taps, patch_of, taps
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.adaptive_max_pool2d import AdaptiveMaxPool2d
from models.layers.pooling.avg_pool2d import AvgPool2d
from models.layers.pooling.global_avg_pool2d import GlobalAvgPool2d
from models.layers.pooling.lp_pool2d import LPPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.layers.pooling.subsample2d import Subsample2d
from models.layers.pooling.weighted_avg_pool2d import WeightedAvgPool2d

MOST_CELLS = 4096
"""Larger windows, of global pooling on large maps, are told without their values."""


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """One value made of a window of one map."""

    form: Literal["pooled"] = "pooled"
    operation: Literal["max", "mean", "weighted", "power", "subsample"]
    source: str
    channel: int
    rows: list[int]
    """Rows of the input that the window covers; those outside 0 … height − 1 are padding."""
    columns: list[int]
    size: tuple[int, int]
    patch: Table | None
    """None where there are too many values to tell."""
    slopes: Table | None
    """∂y/∂x of each value: the share of an arriving gradient that goes on there."""
    winner: tuple[int, int] | None = None
    """Of a maximum: row and column of the value that won, the first of equal ones."""
    weights: Table | None = None
    """Of a weighted mean: the shares."""
    sum: Number = None
    """Of the values; of a power mean, of |x|^p; of a weighted mean, of the shares times the values."""
    divisor: int | None = None
    """Of a mean: what the sum is divided by."""
    power: int | None = None
    weight: Number = None
    """Of trainable subsampling: what the sum is multiplied by, and then the bias."""
    bias: Number = None
    output: Number


@dataclass(frozen=True)
class _Seen:
    """A window over one map, with what every kind of pooling tells of it."""

    where: Taps
    patch: torch.Tensor  # (rows, columns)
    slopes: torch.Tensor  # (rows, columns)
    common: dict[str, object]

    def told(self, **own: object) -> list[Step]:
        return [Pooled(**{**self.common, **own})]  # type: ignore[arg-type] # the fields are checked by the tests


def _seen(computed: Computed, unit: Unit, where: Taps) -> _Seen:
    channel = unit.channel
    patch = patch_of(computed.input[channel, None], where)[0]
    slope = patch_of(slopes(computed, unit)[0][channel, None], where)[0]
    is_told = patch.numel() <= MOST_CELLS
    common = {
        "source": computed.sources[0],
        "channel": channel,
        "rows": where.rows,
        "columns": where.columns,
        "size": where.size,
        "patch": table(patch) if is_told else None,
        "slopes": table(slope) if is_told else None,
        "output": computed.value(unit),
    }
    return _Seen(where, patch, slope, common)


@works_out(MaxPool2d)
def max_pool(computed: Computed, unit: Unit) -> list[Step]:
    """The largest value of the window; the whole gradient goes to it."""
    assert isinstance(computed.layer, MaxPool2d)
    return _largest(computed, unit, taps(computed.layer.slide, unit, computed.shapes[0]))


@works_out(AdaptiveMaxPool2d)
def adaptive_max_pool(computed: Computed, unit: Unit) -> list[Step]:
    """The largest value of a window whose size follows from that of the output."""
    assert isinstance(computed.layer, AdaptiveMaxPool2d)
    return _largest(computed, unit, _adaptive(computed, unit, computed.layer))


def _largest(computed: Computed, unit: Unit, where: Taps) -> list[Step]:
    seen = _seen(computed, unit, where)
    row, column = divmod(int(seen.slopes.argmax()), len(where.columns))
    return seen.told(operation="max", winner=(where.rows[row], where.columns[column]))


@works_out(AvgPool2d)
def average_pool(computed: Computed, unit: Unit) -> list[Step]:
    """The mean of the window. torch's rule says what it divides by at the borders.

    The window is cut where the padded map ends; what is padding then counts, or not, by ``count_include_pad``.
    """
    layer, shape = computed.layer, computed.shapes[0]
    assert isinstance(layer, AvgPool2d)
    where = taps(layer.slide, unit, shape)
    counts = []
    for axis, places in enumerate((where.rows, where.columns)):
        size, padding = where.size[axis], layer.padding[axis]
        within = range(-padding, size + padding) if layer.count_include_pad else range(size)
        counts.append(sum(place in within for place in places))
    seen = _seen(computed, unit, where)
    return seen.told(operation="mean", sum=number(seen.patch.double().sum()), divisor=counts[0] * counts[1])


@works_out(AdaptiveAvgPool2d)
def adaptive_average_pool(computed: Computed, unit: Unit) -> list[Step]:
    """The mean of a window whose size follows from that of the output."""
    assert isinstance(computed.layer, AdaptiveAvgPool2d)
    return _mean(computed, unit, _adaptive(computed, unit, computed.layer))


@works_out(GlobalAvgPool2d)
def global_average_pool(computed: Computed, unit: Unit) -> list[Step]:
    """The mean of a whole map."""
    _, height, width = computed.shapes[0]
    return _mean(computed, unit, Taps(list(range(height)), list(range(width)), (height, width)))


def _mean(computed: Computed, unit: Unit, where: Taps) -> list[Step]:
    seen = _seen(computed, unit, where)
    return seen.told(operation="mean", sum=number(seen.patch.double().sum()), divisor=seen.patch.numel())


@works_out(WeightedAvgPool2d)
def weighted_pool(computed: Computed, unit: Unit) -> list[Step]:
    """The window's values times their shares."""
    layer = computed.layer
    assert isinstance(layer, WeightedAvgPool2d)
    seen = _seen(computed, unit, taps(layer.slide, unit, computed.shapes[0]))
    # Windows of the two modules are declared alike.
    shares: torch.Tensor = computed.module.shares()  # type: ignore[operator]
    total = (seen.patch.double() * shares.double()).sum()
    return seen.told(operation="weighted", weights=table(shares), sum=number(total))


@works_out(LPPool2d)
def power_pool(computed: Computed, unit: Unit) -> list[Step]:
    """(Σ |x|^p)^(1/p)."""
    layer = computed.layer
    assert isinstance(layer, LPPool2d)
    seen = _seen(computed, unit, taps(layer.slide, unit, computed.shapes[0]))
    total = seen.patch.double().abs().pow(layer.norm_type).sum()
    return seen.told(operation="power", power=layer.norm_type, sum=number(total))


@works_out(Subsample2d)
def subsampling(computed: Computed, unit: Unit) -> list[Step]:
    """w·Σx + b, with one learned w and b for the map."""
    layer = computed.layer
    assert isinstance(layer, Subsample2d)
    seen = _seen(computed, unit, taps(layer.slide, unit, computed.shapes[0]))
    weight, bias = (computed.module.get_parameter(name)[unit.channel] for name in ("weight", "bias"))
    total = number(seen.patch.double().sum())
    return seen.told(operation="subsample", sum=total, weight=number(weight), bias=number(bias))


def _adaptive(computed: Computed, unit: Unit, layer: AdaptiveAvgPool2d | AdaptiveMaxPool2d) -> Taps:
    _, height, width = computed.shapes[0]
    rows, columns = (
        list(range(first, last + 1))
        for window, place in zip(layer.windows(computed.shapes, 0), unit.place[1:], strict=True)
        for first, last in [window.bounds(place)]
    )
    return Taps(rows, columns, (height, width))

"""Pictures of a layer, and their bytes: channels and size are chosen first, then everything is quantised at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import orjson
import torch
from numpy.typing import NDArray
from torch.nn.functional import adaptive_avg_pool2d

LARGEST_MATRIX = 2**18
"""Elements of a matrix that averages: 1024 pixels to 256. Wide weights are averaged without one."""

_LARGEST = float(np.finfo(np.float32).max)

Item = tuple[dict[str, Any], memoryview]
"""What the contract says of one node's picture, without its place in a frame, and its bytes."""


@dataclass(frozen=True)
class Picture:
    """Tiles of one node, all of one size."""

    node: str
    kind: str
    channels: Sequence[int]
    """Indices of the channels shown: maps, features, or filters."""
    maps: torch.Tensor  # (T, h, w) float32
    more: dict[str, Any] = field(default_factory=dict)
    """What only this kind says of its item."""


def finite(values: torch.Tensor) -> list[float | None]:
    """Numbers for JSON, (N,): what is not finite is null."""
    return [value if abs(value) < float("inf") else None for value in values.tolist()]


def shrunk(maps: torch.Tensor, size: int) -> torch.Tensor:
    """Maps (T, h, w) whose longer side is at most ``size``, as means over areas."""
    height, width = maps.shape[1:]
    longest = max(height, width)
    if longest <= size:
        return maps
    rows, columns = max(1, height * size // longest), max(1, width * size // longest)
    if height % rows or width % columns:
        if max(height * rows, width * columns) > LARGEST_MATRIX:
            return adaptive_avg_pool2d(maps, (rows, columns))
        return _means(height, rows) @ maps @ _means(width, columns).T  # 32 → 28: a tenth of the time of the other
    # Whole areas (224, 112, 56 → 28), as sums: half the time of avg_pool2d.
    areas = maps.reshape(-1, rows, height // rows, columns, width // columns)
    return areas.sum(2).sum(3) * (rows * columns / (height * width))


@lru_cache(maxsize=64)
def _means(length: int, target: int) -> torch.Tensor:
    """The matrix (target, length) that averages neighbours, as adaptive average pooling chooses them."""
    matrix = torch.zeros(target, length)
    for place in range(target):
        start, stop = place * length // target, -(-(place + 1) * length // target)
        matrix[place, start:stop] = 1 / (stop - start)
    return matrix


def encode(pictures: Sequence[Picture], encoding: Literal["uint8", "float32"]) -> list[Item]:
    """The items of a frame, in the order of the pictures. ``lo`` and ``hi`` are those of each tile's finite values."""
    if not pictures:
        return []
    # One buffer for all: on a small network the time goes into calls, not into numbers.
    values = torch.cat([picture.maps.reshape(-1) for picture in pictures]).numpy()
    shapes = [tuple(picture.maps.shape) for picture in pictures]
    areas = np.repeat([height * width for _, height, width in shapes], [tiles for tiles, _, _ in shapes])
    low, high, is_clean = _limits(values, np.concatenate(([0], np.cumsum(areas)[:-1])))
    lows, highs = _numbers(low), _numbers(high)
    content = values if encoding == "float32" else np.empty(len(values), np.uint8)
    wide = high.astype(np.float64) - low  # the range of two float32 need not be one itself
    scale = np.divide(255.0, wide, out=np.zeros_like(wide), where=wide > 0)
    is_clean = is_clean and bool(wide.max() < _LARGEST and scale.max() < _LARGEST)
    items: list[Item] = []
    value = tile = 0
    for picture, (tiles, height, width) in zip(pictures, shapes, strict=True):
        own = slice(value, value := value + tiles * height * width)
        own_tiles = slice(tile, tile := tile + tiles)
        if encoding == "uint8":
            quantise = _quantise if is_clean else _quantise_carefully
            lower, factor = low[own_tiles, None], scale[own_tiles, None]
            quantise(values[own].reshape(tiles, -1), lower, factor, content[own].reshape(tiles, -1))
        item = {
            "node": picture.node,
            "kind": picture.kind,
            "dtype": encoding,
            "channels": list(picture.channels),
            "tiles": tiles,
            "height": height,
            "width": width,
            "lo": lows[own_tiles],
            "hi": highs[own_tiles],
            **picture.more,
        }
        items.append((item, content[own].data.cast("B")))
    return items


def _limits(
    values: NDArray[np.float32], starts: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32], bool]:
    """Smallest and largest finite value of each tile, NaN where there is none; and whether all values are finite."""
    low, high = np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)
    if np.isfinite(low).all() and np.isfinite(high).all():
        return low, high, True
    finite = np.isfinite(values)
    low = np.minimum.reduceat(np.where(finite, values, np.float32(np.inf)), starts)
    high = np.maximum.reduceat(np.where(finite, values, np.float32(-np.inf)), starts)
    empty = low > high
    low[empty], high[empty] = np.nan, np.nan
    return low, high, False


def _quantise(
    values: NDArray[np.float32], low: NDArray[np.float32], scale: NDArray[np.float64], out: NDArray[np.uint8]
) -> None:
    """Bytes are 255·(value − lo)/(hi − lo), rounded: the value is found again to half a 255th of the tile's range.

    Shapes: values and out (T, h·w), low and scale = 255/(hi − lo) (T, 1). A flat tile is 0.
    """
    scaled = values - low
    scaled *= scale.astype(np.float32)
    scaled += 0.5
    np.copyto(out, scaled, casting="unsafe")


def _quantise_carefully(
    values: NDArray[np.float32], low: NDArray[np.float32], scale: NDArray[np.float64], out: NDArray[np.uint8]
) -> None:
    """The same where ranges are beyond float32 or values are not finite: those are 0, +∞ is 255."""
    with np.errstate(invalid="ignore"):
        scaled = np.nan_to_num((values - low.astype(np.float64)) * scale, nan=0.0, posinf=255.0, neginf=0.0)
    np.copyto(out, np.clip(scaled + 0.5, 0, 255), casting="unsafe")


def _numbers(values: NDArray[np.float32]) -> list[float | None]:
    """As JSON numbers, null for NaN, with no more digits than float32 has: half the header, where headers are long."""
    numbers: list[float | None] = orjson.loads(orjson.dumps(values, option=orjson.OPT_SERIALIZE_NUMPY))
    return numbers

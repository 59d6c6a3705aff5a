"""Where a window lies over maps, and what is seen through it."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from models.insight.arithmetic.computed import Unit
from models.layers import Shape
from models.layers.sliding import Slide, Slide2d


@dataclass(frozen=True)
class Taps:
    """The rows and columns of the input that a window looks at; some may lie outside."""

    rows: list[int]
    columns: list[int]
    size: tuple[int, int]
    """Height and width of the maps."""

    @property
    def inside(self) -> torch.Tensor:
        """Which taps lie on the maps, (rows, columns)."""
        height, width = self.size
        rows = torch.tensor([0 <= row < height for row in self.rows], dtype=torch.bool)
        columns = torch.tensor([0 <= column < width for column in self.columns], dtype=torch.bool)
        return rows[:, None] & columns[None, :]


def taps(slide: Slide2d, unit: Unit, shape: Shape) -> Taps:
    """Where a sliding window lies for a unit of its output, over maps of ``shape``."""
    _, height, width = shape
    _, y, x = unit.place
    return Taps(_along(slide.rows, y), _along(slide.columns, x), (height, width))


def _along(slide: Slide, position: int) -> list[int]:
    start = slide.stride * position - slide.before
    return [start + slide.dilation * tap for tap in range(slide.kernel)]


def patch_of(maps: torch.Tensor, where: Taps) -> torch.Tensor:
    """What maps (C, H, W) show through a window, (C, rows, columns); zeros outside."""
    height, width = where.size
    rows = torch.tensor(where.rows, dtype=torch.long).clamp(0, height - 1)
    columns = torch.tensor(where.columns, dtype=torch.long).clamp(0, width - 1)
    seen = maps[:, rows][:, :, columns]
    return torch.where(where.inside, seen, seen.new_zeros(()))

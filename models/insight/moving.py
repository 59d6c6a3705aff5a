"""A picture moved about before the network sees it: shifted, turned, and covered in one place."""

from __future__ import annotations

import math

import torch
from torch.nn.functional import grid_sample

from models.insight.question import Moved


def moved(pixels: torch.Tensor, how: Moved) -> torch.Tensor:
    """``pixels`` (B, C, H, W) moved. Gaps, and what is covered, have the colour of the picture's rim."""
    found = displaced(pixels, (how.down, how.right), how.turn, rim(pixels))
    if how.cover is not None:
        rows, columns = (slice(max(at, 0), max(at + how.cover.side, 0)) for at in (how.cover.top, how.cover.left))
        found = found.clone()
        found[..., rows, columns] = rim(pixels)
    return found


def rim(pictures: torch.Tensor) -> torch.Tensor:
    """The colour of pictures' background, (B, C, 1, 1): the median of their outermost pixels."""
    sides = (pictures[..., 0, :], pictures[..., -1, :], pictures[..., 0], pictures[..., -1])
    return torch.cat(sides, dim=-1).median(dim=-1).values[..., None, None]


def displaced(
    maps: torch.Tensor, shift: tuple[float, float], turn: float = 0, fill: torch.Tensor | float = 0
) -> torch.Tensor:
    """Maps (B, C, H, W) turned by degrees about their middle and shifted down and right; gaps are ``fill``.

    Shifts by whole places copy values; anything else interpolates bilinearly.
    """
    down, right = shift
    if turn == 0 and down == round(down) and right == round(right):
        return _copied(maps, round(down), round(right), fill)
    height, width = maps.shape[-2:]
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    # Where each place of the result comes from: places counted from the middle, in pixels.
    rows = torch.arange(height, dtype=torch.float64) - (height - 1) / 2 - down
    columns = torch.arange(width, dtype=torch.float64) - (width - 1) / 2 - right
    y, x = torch.meshgrid(rows, columns, indexing="ij")
    from_x, from_y = cosine * x - sine * y, sine * x + cosine * y
    grid = torch.stack((2 * from_x / width, 2 * from_y / height), dim=-1).to(maps.dtype)  # align_corners=False
    grid = grid.expand(len(maps), -1, -1, -1)
    # The fill is taken off and added again, because what lies outside counts as 0.
    return grid_sample(maps - fill, grid, mode="bilinear", padding_mode="zeros", align_corners=False) + fill


def _copied(maps: torch.Tensor, down: int, right: int, fill: torch.Tensor | float) -> torch.Tensor:
    height, width = maps.shape[-2:]
    found = torch.zeros_like(maps) + fill
    if abs(down) < height and abs(right) < width:
        to_rows, to_columns = slice(max(down, 0), height + min(down, 0)), slice(max(right, 0), width + min(right, 0))
        rows, columns = slice(max(-down, 0), height - max(down, 0)), slice(max(-right, 0), width - max(right, 0))
        found[..., to_rows, to_columns] = maps[..., rows, columns]
    return found

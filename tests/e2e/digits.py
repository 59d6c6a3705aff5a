"""Digits as strokes: points are shares of the drawing pad, written the plainest way."""

from __future__ import annotations

import math

Stroke = list[tuple[float, float]]

ONE: list[Stroke] = [[(0.52, 0.14), (0.50, 0.40), (0.48, 0.64), (0.46, 0.88)]]
SEVEN: list[Stroke] = [[(0.22, 0.20), (0.50, 0.19), (0.76, 0.20), (0.64, 0.44), (0.52, 0.66), (0.44, 0.88)]]
ZERO: list[Stroke] = [
    [(0.5 + 0.24 * math.sin(turn * math.tau / 24), 0.5 - 0.34 * math.cos(turn * math.tau / 24)) for turn in range(25)]
]

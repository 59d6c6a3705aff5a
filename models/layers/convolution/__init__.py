"""Filters that slide over maps and share their weights."""

from __future__ import annotations

from models.layers.base import Family
from models.text import Text

FAMILY = Family("convolution", Text("Convolution", "Свёртка"), accent="#4c6ef5", rank=1)

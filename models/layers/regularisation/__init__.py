"""Noise in training against overfitting."""

from __future__ import annotations

from models.layers.base import Family
from models.text import Text

FAMILY = Family("regularisation", Text("Regularisation", "Регуляризация"), accent="#ad7f3b", rank=5)

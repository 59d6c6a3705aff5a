"""Activations brought to a common scale."""

from __future__ import annotations

from models.layers.base import Family
from models.text import Text

FAMILY = Family("normalisation", Text("Normalisation", "Нормализация"), accent="#c4527e", rank=4)

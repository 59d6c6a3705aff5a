"""Functions of a single value that make a network more than linear."""

from __future__ import annotations

from models.layers.base import Family
from models.text import Text

FAMILY = Family("activation", Text("Activation", "Активация"), accent="#e08a1e", rank=3)

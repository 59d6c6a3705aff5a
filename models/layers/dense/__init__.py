"""Layers on flat lists of features."""

from __future__ import annotations

from models.layers.base import Family
from models.text import Text

FAMILY = Family("dense", Text("Dense", "Полносвязные"), accent="#8b5bd6", rank=6)

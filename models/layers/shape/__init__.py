"""Maps resized or framed without learning."""

from __future__ import annotations

from models.layers.base import Family
from models.text import Text

FAMILY = Family("shape", Text("Shape", "Форма"), accent="#6b8e3d", rank=8)

"""Several paths become one."""

from __future__ import annotations

from models.layers.base import Family
from models.text import Text

FAMILY = Family("merge", Text("Merge", "Соединение"), accent="#3d8fb0", rank=7)

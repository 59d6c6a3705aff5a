"""Maps made smaller by summing up neighbourhoods."""

from __future__ import annotations

from models.layers.base import Family
from models.text import Text

FAMILY = Family("pooling", Text("Pooling", "Пулинг"), accent="#2b9a77", rank=2)

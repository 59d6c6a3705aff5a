"""Where pictures enter a network and answers leave it."""

from __future__ import annotations

from models.layers.base import Family
from models.text import Text

FAMILY = Family("input_output", Text("Input and output", "Вход и выход"), accent="#7d8597", rank=0)

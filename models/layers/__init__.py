"""Layers by family, one file each. Every module below this package registers its layer when it is imported here.

Modules whose names begin with ``_`` hold torch code that torch itself lacks; only ``build`` imports them.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from models.layers.base import Family, Layer, Modes, Paper, Saved, Shape, Shapes
from models.layers.registry import all_layers, catalogue, get, nearest

__all__ = [
    "Family",
    "Layer",
    "Modes",
    "Paper",
    "Saved",
    "Shape",
    "Shapes",
    "all_layers",
    "catalogue",
    "get",
    "nearest",
]

for _module in pkgutil.walk_packages(__path__, prefix=f"{__name__}."):
    if not _module.name.rpartition(".")[2].startswith("_"):
        import_module(_module.name)

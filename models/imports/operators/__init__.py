"""ONNX's operators by family. Every module below this package registers its mappings when it is imported here."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from models.imports.operators.registry import OPERATORS

__all__ = ["OPERATORS"]

for _module in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
    import_module(_module.name)

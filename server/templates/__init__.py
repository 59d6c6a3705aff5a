"""Projects to start from. Every module below this package declares its own when it is imported here."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from .registry import Example, all_examples, get

__all__ = ["Example", "all_examples", "get"]

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

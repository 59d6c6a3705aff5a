"""Tasks: what one training step means. Every module below this package registers its task when it is imported here."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from models.tasks.base import Task, all_tasks, get

__all__ = ["Task", "all_tasks", "get"]

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

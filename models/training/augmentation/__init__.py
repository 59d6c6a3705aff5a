"""Augmentation: random changes of training images, another one for every image of every batch, on the device.

Every module below this package registers its operations when it is imported here. Modules whose names begin with ``_``
hold the torch code; only what computes imports them.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from models.training.augmentation.operation import Operation
from models.training.augmentation.pipeline import Pipeline
from models.training.augmentation.registry import MOST, Augmentation, all_operations, catalogue, get, parse

__all__ = ["MOST", "Augmentation", "Operation", "Pipeline", "all_operations", "catalogue", "get", "parse"]

for _module in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
    if not _module.name.rpartition(".")[2].startswith("_"):
        import_module(_module.name)

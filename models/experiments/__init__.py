"""Experiments of the course: pairs of trainings that show one thing. A new file here is a new experiment.

They import no torch: what they are made of is declared, and trained like everything else.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from models.experiments.networks import Facts, facts
from models.experiments.registry import TOPICS, Experiment, Variant, all_experiments, get

__all__ = ["TOPICS", "Experiment", "Facts", "Variant", "all_experiments", "facts", "get"]

for _module in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
    if not _module.name.endswith("__main__"):
        import_module(_module.name)

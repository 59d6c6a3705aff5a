"""The arithmetic of one value of a layer: the numbers that it is made of, as the network has them.

Each module holds a family's rules, found by layer type; see `registry`. Values and weights are the network's float32;
sums are reckoned in float64, and may differ from the network's output by its rounding.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from models.insight.arithmetic.computed import Computed, Page, Step, Unit, number
from models.insight.arithmetic.functions import shares
from models.insight.arithmetic.registry import rule_of

__all__ = ["Computed", "Page", "Step", "Unit", "number", "rule_of", "shares"]

for _module in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
    import_module(_module.name)

"""Attribution methods, one file each: how much each pixel has to do with a class. Every module registers its method.

Torch and captum are imported where a method is carried out, so that a process which merely names methods loads neither.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from models.insight.attributions.method import Method, all_methods, catalogue, get

__all__ = ["Method", "all_methods", "catalogue", "get"]

for _module in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
    import_module(_module.name)

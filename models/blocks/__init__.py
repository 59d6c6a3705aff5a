"""Ready groups of ordinary layers, and the blueprint they and the architectures are drawn with.

Every module below this package is imported here: a file that registers a block is a new entry of the palette.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from models.blocks.fragment import Fragment
from models.blocks.registry import Block, BlockParams, all_blocks, catalogue, fragment, get

__all__ = ["Block", "BlockParams", "Fragment", "all_blocks", "catalogue", "fragment", "get"]

for _module in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
    import_module(_module.name)

"""Files that a new run begins from, made of another run's snapshot: linked, not copied, where the disk can.

A safetensors file is `u64 little-endian header length | JSON header | bytes`; a snapshot says in the header's metadata
at which step it was made, and what the training's past decides about its future.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
from pathlib import Path

METADATA = "__metadata__"
LASTING = ("svertka", "optimizer", "layouts")
"""Of the metadata: what is true of the tensors, whatever they are used for."""
_LENGTH = struct.Struct("<Q")


def begin_anew(source: Path, target: Path) -> None:
    """The weights and the optimiser's memory of a snapshot as those of step 0: what came before is forgotten."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as old, target.open("wb") as new:
        (length,) = _LENGTH.unpack(old.read(_LENGTH.size))
        header = json.loads(old.read(length))
        told = header[METADATA]
        header[METADATA] = {**{name: told[name] for name in LASTING if name in told}, "step": "0", "epoch": "0"}
        text = json.dumps(header).encode()
        text += b" " * (-len(text) % _LENGTH.size)
        new.write(_LENGTH.pack(len(text)) + text)
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())

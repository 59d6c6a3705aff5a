"""A snapshot's weights alone: what any program that reads safetensors takes for a network's own.

A safetensors file is `u64 little-endian header length | JSON header | bytes`; the header gives each tensor's place.
What resuming needs besides the weights is left out by another header and the same bytes, a chunk at a time.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from models.snapshot import OPTIMIZER

CHUNK = 1024 * 1024
METADATA = "__metadata__"
_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True)
class Export:
    """A file of weights on its way out. Whoever has it reads it to the end or closes it."""

    source: IO[bytes]
    header: bytes
    places: list[tuple[int, int]]
    """where the weights' bytes begin and end in the source"""

    @property
    def size(self) -> int:
        """Bytes in all."""
        return len(self.header) + sum(end - begin for begin, end in self.places)

    def chunks(self) -> Iterator[bytes]:
        """The file's bytes; blocks on the disk, and closes the source at the end."""
        with self.source as file:
            yield self.header
            for begin, end in self.places:
                file.seek(begin)
                for at in range(begin, end, CHUNK):
                    yield file.read(min(CHUNK, end - at))


def export(path: Path) -> Export:
    """The weights of one of our own snapshots. The open file stays what it is when the live one is replaced."""
    source = path.open("rb")
    (length,) = _LENGTH.unpack(source.read(_LENGTH.size))
    described: dict[str, Any] = json.loads(source.read(length))
    start = _LENGTH.size + length
    metadata = {key: text for key, text in described.pop(METADATA, {}).items() if key != "layouts"}
    kept = {key: tensor for key, tensor in described.items() if not key.startswith(OPTIMIZER)}
    header: dict[str, Any] = {METADATA: metadata}
    places: list[tuple[int, int]] = []
    offset = 0
    for key, tensor in sorted(kept.items(), key=lambda entry: entry[1]["data_offsets"]):
        begin, end = tensor["data_offsets"]
        header[key] = {**tensor, "data_offsets": [offset, offset + end - begin]}
        places.append((start + begin, start + end))
        offset += end - begin
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % _LENGTH.size)
    return Export(source, _LENGTH.pack(len(text)) + text, places)

"""The binary message: one header, the pictures of many nodes, laid out so that a browser needs no copy to read them.

``u32 little-endian header length | UTF-8 JSON header, padded with spaces | payload``. The payload starts at a multiple
of eight, and so does every item in it: a ``Float32Array`` can be laid over either without moving a byte.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

ALIGNMENT = 8
"""Bytes to a multiple of which the payload and every item are aligned: the largest element of a typed array."""

Item = tuple[Mapping[str, Any], bytes | memoryview]
"""What is said of one node's picture (``node, kind, dtype, channels, tiles, height, width, lo, hi``), and its bytes."""

_LENGTH = struct.Struct("<I")


def pack_frame(header: Mapping[str, Any], items: Iterable[Item]) -> bytes:
    """One frame of ``header`` (``watch, project, revision, run, snapshot, step``) and ``items``.

    Each item's ``offset`` (from the payload's start) and ``length``, both in bytes, are written here.
    Numbers that are not finite become null.
    """
    described: list[dict[str, Any]] = []
    chunks: list[bytes | memoryview] = []
    offset = 0
    for item, data in items:
        described.append({**item, "offset": offset, "length": len(data)})
        padding = -len(data) % ALIGNMENT
        chunks += (data, bytes(padding))
        offset += len(data) + padding
    text = orjson.dumps({**header, "items": described})
    text += b" " * (-(_LENGTH.size + len(text)) % ALIGNMENT)
    return b"".join((_LENGTH.pack(len(text)), text, *chunks))


def unpack_frame(frame: bytes | memoryview) -> tuple[dict[str, Any], list[Item]]:
    """The header without its items, and the items with their bytes (views into ``frame``): what `pack_frame` was given.

    Raises:
        ValueError: not a frame: cut short, a header that is no JSON object, or an item outside the payload.
    """
    view = memoryview(frame).cast("B")
    if len(view) < _LENGTH.size:
        raise ValueError(f"a frame has at least {_LENGTH.size} bytes, this has {len(view)}")
    start = _LENGTH.size + _LENGTH.unpack_from(view)[0]
    if start > len(view):
        raise ValueError(f"the header ends at byte {start}, the frame at {len(view)}")
    header = orjson.loads(view[_LENGTH.size : start])
    described = header.pop("items", None) if isinstance(header, dict) else None
    if not isinstance(described, list):
        raise ValueError("the header is no JSON object with items")  # noqa: TRY004, bytes of a wrong form, no wrong type
    payload = view[start:]
    items: list[Item] = []
    for item in described:
        end = item["offset"] + item["length"]
        if not 0 <= item["offset"] <= end <= len(payload):
            raise ValueError(f"node {item.get('node')!r} ends at byte {end}, the payload at {len(payload)}")
        items.append(({k: v for k, v in item.items() if k not in ("offset", "length")}, payload[item["offset"] : end]))
    return header, items

"""Metrics as TensorBoard reads them: an events file of scalar summaries.

A file is records, `u64 length | u32 masked CRC-32C of the length | bytes | u32 masked CRC-32C of the bytes`, all
little-endian (tensorflow/core/lib/io/record_writer.cc). Each is a protobuf `Event` (tensorflow/core/util/event.proto),
the first one saying `brain.Event:2`. protobuf's wire format: https://protobuf.dev/programming-guides/encoding.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

VERSION = "brain.Event:2"
POLYNOMIAL = 0x82F63B78
"""CRC-32C (Castagnoli), bits reversed: RFC 3720, appendix B.4."""
MASK = 0xA282EAD8
"""Of a CRC: (crc >> 15 | crc << 17) + mask, because the CRC of data that holds CRCs tells little."""


def _table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        crc = byte
        for _ in range(8):
            crc = crc >> 1 ^ (POLYNOMIAL if crc & 1 else 0)
        table.append(crc)
    return tuple(table)


_TABLE = _table()


def crc32c(content: bytes) -> int:
    """The CRC-32C of some bytes."""
    crc = 0xFFFFFFFF
    for byte in content:
        crc = _TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def record(content: bytes) -> bytes:
    """Some bytes as a record."""
    length = struct.pack("<Q", len(content))
    return length + _masked(length) + content + _masked(content)


def header(time: float) -> bytes:
    """The first record: the version of what follows; `time` in seconds since 1970."""
    return record(_double(1, time) + _bytes(3, VERSION.encode()))


def scalars(time: float, step: int, values: Mapping[str, float]) -> bytes:
    """The record of an event: numbers by tag at a step."""
    summary = b"".join(_bytes(1, _bytes(1, tag.encode()) + _float(2, value)) for tag, value in values.items())
    return record(_double(1, time) + _key(2, 0) + _varint(step) + _bytes(5, summary))


def _masked(content: bytes) -> bytes:
    crc = crc32c(content)
    return struct.pack("<I", ((crc >> 15 | crc << 17) + MASK) & 0xFFFFFFFF)


def _key(field: int, wire_type: int) -> bytes:
    return bytes([field << 3 | wire_type])


def _double(field: int, value: float) -> bytes:
    return _key(field, 1) + struct.pack("<d", value)


def _float(field: int, value: float) -> bytes:
    return _key(field, 5) + struct.pack("<f", value)


def _bytes(field: int, content: bytes) -> bytes:
    return _key(field, 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first; all but the last have the eighth bit set."""
    groups = []
    while value > 0x7F:
        groups.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*groups, value])

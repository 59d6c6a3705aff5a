"""Numeric arrays of bytes in MATLAB's level 5 files, as SVHN is published; SciPy reads more, and is 35 MB.

Source: The MathWorks, "MAT-File Format", chapter 1: a header of 128 bytes, then data elements, each with a tag of its
type and length; a compressed element is a zlib stream of another element; a matrix consists of flags, dimensions, a
name and the values, column by column.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

HEADER = 128
UINT8, MATRIX, COMPRESSED = 2, 14, 15
"""Types of data elements."""


def read_matrices(content: bytes) -> dict[str, NDArray[np.uint8]]:
    """The matrices of unsigned bytes in a level 5 file, by name.

    Raises:
        ValueError: it is no such file, or is cut off.
    """
    if len(content) < HEADER or content[124:128] != b"\x00\x01IM":
        raise ValueError("expected a MATLAB level 5 file, little-endian")
    try:
        return dict(_matrices(memoryview(content)[HEADER:]))
    except (struct.error, zlib.error, StopIteration, RuntimeError) as error:
        raise ValueError(f"expected whole data elements of a MATLAB file: {error}") from error


def _matrices(content: memoryview) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    for kind, element in _elements(content):
        if kind == COMPRESSED:
            yield from _matrices(memoryview(zlib.decompress(element)))
        elif kind == MATRIX:
            parts = _elements(element)
            _flags, (_, sizes), (_, name), (values_kind, values) = (next(parts) for _ in range(4))
            if values_kind != UINT8:
                raise ValueError(f"expected unsigned bytes (type {UINT8}), received type {values_kind}")
            shape = struct.unpack(f"<{len(sizes) // 4}i", sizes)
            yield bytes(name).decode("ascii"), np.frombuffer(values, np.uint8).reshape(shape, order="F")


def _elements(content: memoryview) -> Iterator[tuple[int, memoryview]]:
    """Types and contents of the data elements, one after another."""
    place = 0
    while place < len(content):
        kind, length = struct.unpack_from("<II", content, place)
        if kind >> 16:  # the small format: at most four bytes, in the tag itself
            kind, length, start, place = kind & 0xFFFF, kind >> 16, place + 4, place + 8
        else:
            start = place + 8
            padding = 0 if kind == COMPRESSED else -length % 8
            place = start + length + padding
        if start + length > len(content):
            raise ValueError(f"expected {length} bytes in a data element, received {len(content) - start}")
        yield kind, content[start : start + length]

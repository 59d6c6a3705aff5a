"""The binary form of CIFAR: for each image its labels, a byte each, and 3072 bytes of pixels, channel by channel.

A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009; the form is described on the data set's
page.
"""

from __future__ import annotations

import tarfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from .images import Images

SHAPE = (3, 32, 32)
PIXELS = 3 * 32 * 32


def read_records(content: bytes, labels: int) -> Images:
    """The images of a file with so many labels for each image; the last of them is the finest, and is taken.

    Raises:
        ValueError: the file does not consist of such records.
    """
    length = labels + PIXELS
    if not content or len(content) % length:
        raise ValueError(f"expected records of {length} bytes, received {len(content)} bytes")
    records = np.frombuffer(content, np.uint8).reshape(-1, length)
    return Images(records[:, labels:].reshape(-1, *SHAPE), records[:, labels - 1].astype(np.int64))


def read_members(archive: Path, names: Sequence[str]) -> list[bytes]:
    """Files of a tar archive, by their paths in it; nothing is unpacked to the disk.

    Raises:
        KeyError: there is none of that name.
        tarfile.TarError: it is no such archive.
    """
    with tarfile.open(archive) as packed:
        found = [packed.extractfile(name) for name in names]
        return [file.read() for file in found if file is not None]


def joined(parts: Sequence[Images]) -> Images:
    """The images of several files, one after another."""
    return Images(np.concatenate([part.images for part in parts]), np.concatenate([part.labels for part in parts]))

"""Source files as they were published: read whole, and only if they are the very same bytes."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .idx import read_idx
from .images import Images, Split
from .remote import Remote
from .split import three_splits

IDX_FILES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)
"""The four files of MNIST and its kin: 60 000 images to learn from, 10 000 to test with."""


def check(name: str, content: bytes, sha256: str) -> bytes:
    """The content, if it is what was published under ``name``.

    Raises:
        ValueError: it is not.
    """
    received = hashlib.sha256(content).hexdigest()
    if received != sha256:
        raise ValueError(f"{name}: expected sha256 {sha256}, received {received}")
    return content


def read_idx_files(folder: Path, seed: str, published: Mapping[str, str] | None = None) -> Mapping[Split, Images]:
    """The splits of four idx files, compressed (``.gz``) or not; ``published`` is their SHA-256, unpacked, by name.

    Raises:
        OSError: a file is not there.
        ValueError: a file is not the published one.
    """
    contents = {name: _unpacked(folder / name) for name in IDX_FILES}
    for name, sha256 in (published or {}).items():
        check(name, contents[name], sha256)
    train_images, train_labels, test_images, test_labels = (read_idx(contents[name]) for name in IDX_FILES)
    return three_splits(grey(train_images, train_labels), grey(test_images, test_labels), held=5_000, seed=seed)


def idx_downloads(site: str, files: Mapping[str, tuple[int, str]]) -> tuple[Remote, ...]:
    """The four files below an address, compressed: each with its length and the SHA-256 of what is transferred."""
    return tuple(
        Remote(f"{site}{name}.gz", length, f"sha256:{sha256}")
        for name, (length, sha256) in ((name, files[name]) for name in IDX_FILES)
    )


def grey(images: NDArray[np.uint8], labels: NDArray[np.uint8]) -> Images:
    """Labelled images of one channel: (N, H, W) becomes (N, 1, H, W)."""
    return Images(images[:, np.newaxis], labels.astype(np.int64))


def _unpacked(path: Path) -> bytes:
    packed = path.with_name(f"{path.name}.gz")
    return gzip.decompress(packed.read_bytes()) if packed.is_file() else path.read_bytes()

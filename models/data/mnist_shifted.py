"""MNIST, shifted: digits of MNIST anywhere on a larger sheet, so that a network has to know them wherever they stand.

Each digit is moved as a whole, 28×28 on 48×48: up to 20 pixels, as wide as a digit itself. Where to follows from its
number in its split alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..text import Text
from . import mnist
from .dataset import Dataset, get, register
from .images import Images, Split

SIDE = 48
SPLITS: Mapping[Split, int] = {"train": 10_000, "val": 2_000, "test": 2_000}
"""The first so many of MNIST's: all of them would be 160 megabytes."""


def shifted(digits: Images, seed: str) -> Images:
    """The digits (N, 1, H, W) on sheets (N, 1, 48, 48), each at the place that its number and the seed give it."""
    count, channels, height, width = digits.images.shape
    sheets = np.zeros((count, channels, SIDE, SIDE), np.uint8)
    for number, image in enumerate(digits.images):
        down, right = hashlib.sha256(f"{seed}:{number}".encode()).digest()[:2]
        top, left = down * (SIDE - height + 1) // 256, right * (SIDE - width + 1) // 256
        sheets[number, :, top : top + height, left : left + width] = image
    return Images(sheets, digits.labels)


def ingest(packages: Path) -> Mapping[Split, Images]:
    """The three splits, from MNIST's own files.

    Raises:
        ValueError: a file is not the published one.
    """
    whole = mnist.ingest(packages)
    return {
        split: shifted(whole[split][np.arange(count)], f"mnist_shifted: {split}") for split, count in SPLITS.items()
    }


_MNIST = get("mnist")

register(
    Dataset(
        name="mnist_shifted",
        title=Text("MNIST, shifted", "MNIST со сдвигом"),
        shape=(1, SIDE, SIDE),
        classes=_MNIST.classes,
        splits=SPLITS,
        licence=_MNIST.licence,
        source=_MNIST.source,
        ingest=ingest,
        rank=3,
        made_of="mnist",
    )
)

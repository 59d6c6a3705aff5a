"""Quick, Draw!: sketches of twenty things, 28×28 in grey, from fifty million that players of a game have drawn.

J. Jongejan, H. Rowley, T. Kawashima, J. Kim, N. Fox-Gieg, "The Quick, Draw! dataset", 2016. Its bitmaps are files of
numpy, one a category with 100 000 and more; only the first of each are fetched. There is no published checksum of
a part: the form is checked instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import numpy as np
from numpy.lib import format as npy

from ..text import Text
from .dataset import Dataset, Download, register
from .images import Images, Split
from .remote import Remote

CATEGORIES = (
    Text("airplane", "самолёт"),
    Text("apple", "яблоко"),
    Text("bicycle", "велосипед"),
    Text("bird", "птица"),
    Text("butterfly", "бабочка"),
    Text("car", "машина"),
    Text("cat", "кошка"),
    Text("clock", "часы"),
    Text("eye", "глаз"),
    Text("fish", "рыба"),
    Text("flower", "цветок"),
    Text("guitar", "гитара"),
    Text("house", "дом"),
    Text("ice cream", "мороженое"),
    Text("mushroom", "гриб"),
    Text("star", "звезда"),
    Text("sun", "солнце"),
    Text("tree", "дерево"),
    Text("umbrella", "зонт"),
    Text("whale", "кит"),
)
EACH: Mapping[Split, int] = {"train": 4_500, "val": 500, "test": 1_000}
"""Sketches of a category, in the order of the file, which is that of the drawings' random keys."""

SITE = "https://storage.googleapis.com/quickdraw_dataset/full/numpy_bitmap/"
LONGEST_HEADER = 128
PIXELS = 28 * 28


def remote(category: str) -> Remote:
    """As much of a category's file as is wanted."""
    name = f"{category}.npy"
    return Remote(SITE + quote(name), LONGEST_HEADER + sum(EACH.values()) * PIXELS, None, head=True, name=name)


def read(folder: Path) -> Mapping[Split, Images]:
    """The three splits, from the beginnings of the categories' files."""
    sketches = np.stack([_sketches((folder / f"{text.en}.npy").read_bytes()) for text in CATEGORIES])
    splits: dict[Split, Images] = {}
    start = 0
    for split, count in EACH.items():
        images = sketches[:, start : start + count].reshape(-1, 1, 28, 28)
        splits[split] = Images(images, np.repeat(np.arange(len(CATEGORIES)), count))
        start += count
    return splits


def _sketches(content: bytes) -> np.ndarray:
    """The first sketches of a file that may be cut off after them, (N, 784).

    Raises:
        ValueError: it is no file of such rows, or has fewer.
    """
    file, count = BytesIO(content), sum(EACH.values())
    if npy.read_magic(file) != (1, 0):
        raise ValueError("expected a numpy file of version 1.0")
    (rows, width), in_columns, kind = npy.read_array_header_1_0(file)
    if width != PIXELS or in_columns or kind != np.dtype(np.uint8) or rows < count:
        raise ValueError(f"expected {count} rows of {PIXELS} bytes, received {rows} of {width} ({kind})")
    return np.frombuffer(content, np.uint8, count * PIXELS, file.tell()).reshape(count, PIXELS)


register(
    Dataset(
        name="quickdraw",
        title=Text("Quick, Draw! sketches", "Quick, Draw!: наброски"),
        shape=(1, 28, 28),
        classes=CATEGORIES,
        splits={split: count * len(CATEGORIES) for split, count in EACH.items()},
        licence=Text("Google, from players of the game: CC BY 4.0.", "Google, рисунки игроков; лицензия CC BY 4.0."),
        source="github.com/googlecreativelab/quickdraw-dataset",
        download=Download(tuple(remote(text.en) for text in CATEGORIES), read),
        recipe={"batch_size": 128},
        rank=6,
        mirrored=True,
    )
)

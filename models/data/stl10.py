"""STL-10: 13 000 labelled photos of animals and vehicles, 96×96 in colour; few of them to learn from.

A. Coates, H. Lee, A. Ng, "An analysis of single-layer networks in unsupervised feature learning", AISTATS 2011. The
100 000 images without labels are left out, though they come in the same archive.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..text import Text
from .cifar import read_members
from .dataset import Dataset, Download, register
from .images import Images, Split
from .remote import Remote
from .split import three_splits

SHAPE = (3, 96, 96)
ARCHIVE = Remote(
    "http://ai.stanford.edu/~acoates/stl10/stl10_binary.tar.gz",
    2_640_397_119,
    "md5:91f7769df0f17e558f3565bffb0c7dfb",
)
PARTS = ("train_X", "train_y", "test_X", "test_y")


def read(folder: Path) -> Mapping[Split, Images]:
    """The three splits, from the labelled files of the archive."""
    members = read_members(folder / ARCHIVE.file, [f"stl10_binary/{name}.bin" for name in PARTS])
    train_images, train_labels, test_images, test_labels = members
    return three_splits(_part(train_images, train_labels), _part(test_images, test_labels), held=500, seed="stl10")


def _part(pixels: bytes, labels: bytes) -> Images:
    columns = np.frombuffer(pixels, np.uint8).reshape(-1, *SHAPE)  # each channel column by column: (N, C, W, H)
    return Images(columns.transpose(0, 1, 3, 2), np.frombuffer(labels, np.uint8).astype(np.int64) - 1)


register(
    Dataset(
        name="stl10",
        title=Text("STL-10", "STL-10"),
        shape=SHAPE,
        classes=(
            Text("airplane", "самолёт"),
            Text("bird", "птица"),
            Text("car", "автомобиль"),
            Text("cat", "кошка"),
            Text("deer", "олень"),
            Text("dog", "собака"),
            Text("horse", "лошадь"),
            Text("monkey", "обезьяна"),
            Text("ship", "корабль"),
            Text("truck", "грузовик"),
        ),
        splits={"train": 4_500, "val": 500, "test": 8_000},
        licence=Text(
            "By Adam Coates, Honglak Lee and Andrew Ng, from pictures of ImageNet; no licence is stated.",
            "Авторы: Adam Coates, Honglak Lee, Andrew Ng; картинки взяты из ImageNet, лицензия не указана.",
        ),
        source="cs.stanford.edu/~acoates/stl10",
        download=Download((ARCHIVE,), read),
        recipe={"batch_size": 32, "epochs": 20},
        rank=9,
        mirrored=True,
    )
)

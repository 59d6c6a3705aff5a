"""SVHN: 99 289 house numbers from street photos, one digit in the middle of each, 32×32 in colour.

Y. Netzer, T. Wang, A. Coates, A. Bissacco, B. Wu, A. Ng, "Reading digits in natural images with unsupervised feature
learning", 2011. The further half a million easy images of the data set are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..text import Text
from .dataset import Dataset, Download, register
from .images import Images, Split
from .matlab import read_matrices
from .remote import Remote
from .split import three_splits

TRAIN = Remote(
    "http://ufldl.stanford.edu/housenumbers/train_32x32.mat",
    182_040_794,
    "sha256:435e94d69a87fde4fd4d7f3dd208dfc32cb6ae8af2240d066de1df7508d083b8",
)
TEST = Remote(
    "http://ufldl.stanford.edu/housenumbers/test_32x32.mat",
    64_275_384,
    "sha256:cdce80dfb2a2c4c6160906d0bd7c68ec5a99d7ca4831afa54f09182025b6a75b",
)


def read(folder: Path) -> Mapping[Split, Images]:
    """The three splits, from the two files of cropped digits."""
    learned, test = (_part(folder / file.file) for file in (TRAIN, TEST))
    return three_splits(learned, test, held=5_000, seed="svhn")


def _part(path: Path) -> Images:
    matrices = read_matrices(path.read_bytes())
    images = np.ascontiguousarray(matrices["X"].transpose(3, 2, 0, 1))  # (H, W, C, N) -> (N, C, H, W)
    return Images(images, matrices["y"].ravel().astype(np.int64) % 10)  # a zero has the label 10


register(
    Dataset(
        name="svhn",
        title=Text("SVHN house numbers", "SVHN: номера домов"),
        shape=(3, 32, 32),
        classes=tuple(Text(str(digit), str(digit)) for digit in range(10)),
        splits={"train": 68_257, "val": 5_000, "test": 26_032},
        licence=Text(
            "Stanford University and Google: for non-commercial use only.",
            "Стэнфордский университет и Google; только для некоммерческого использования.",
        ),
        source="ufldl.stanford.edu/housenumbers",
        download=Download((TRAIN, TEST), read),
        recipe={"batch_size": 128},
        rank=7,
    )
)

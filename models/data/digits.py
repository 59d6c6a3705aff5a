"""Digits: 1 797 handwritten digits, 8×8 in grey; enough to learn from within a second.

E. Alpaydin, C. Kaynak, "Optical recognition of handwritten digits", UCI Machine Learning Repository, 1998: its test
set, in the file that scikit-learn comes with. A pixel counts the ink in a square of 4×4, 0 to 16.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..text import Text
from .dataset import Dataset, register
from .images import Images, Split
from .published import check
from .split import hold_out, three_splits

FILE = Path(__file__).with_name("digits.csv.gz")
SHA256 = "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22"
INK = 16


def ingest(_packages: Path) -> Mapping[Split, Images]:
    """The three splits, from the file beside this one: a row for every digit, 64 pixels and the label.

    Raises:
        ValueError: it is not the published one.
    """
    content = gzip.decompress(check(FILE.name, FILE.read_bytes(), SHA256))
    rows = np.loadtxt(content.decode("ascii").splitlines(), delimiter=",")  # (1797, 65)
    pixels = np.round(rows[:, :-1] * 255 / INK).astype(np.uint8).reshape(-1, 1, 8, 8)
    digits = Images(pixels, rows[:, -1].astype(np.int64))
    learned, test = hold_out(len(digits), held=297, seed="digits: test")
    return three_splits(digits[learned], digits[test], held=200, seed="digits")


register(
    Dataset(
        name="digits",
        title=Text("Small digits", "Маленькие цифры"),
        shape=(1, 8, 8),
        classes=tuple(Text(str(digit), str(digit)) for digit in range(10)),
        splits={"train": 1_300, "val": 200, "test": 297},
        licence=Text(
            "By Ethem Alpaydin and Cenk Kaynak, UCI Machine Learning Repository: CC BY 4.0.",
            "Авторы: Ethem Alpaydin, Cenk Kaynak, UCI Machine Learning Repository; лицензия CC BY 4.0.",
        ),
        source="scikit-learn 1.9.1",
        ingest=ingest,
        recipe={"epochs": 20, "batch_size": 32},
        rank=2,
    )
)

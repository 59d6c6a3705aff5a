"""EMNIST letters: 145 600 handwritten letters, 28×28 in grey; capital and small ones share a class.

G. Cohen, S. Afshar, J. Tapson, A. van Schaik, "EMNIST: an extension of MNIST to handwritten letters", 2017.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path
from string import ascii_uppercase
from zipfile import ZipFile

from ..text import Text
from .dataset import Dataset, Download, register
from .idx import read_idx
from .images import Images, Split
from .published import grey
from .remote import Remote
from .split import three_splits

ARCHIVE = Remote(
    "https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip",
    561_753_746,
    "sha256:fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e",
)
HELD = 10_400
"""As many for validation as half the test set."""


def read(folder: Path) -> Mapping[Split, Images]:
    """The three splits, from the archive with all of EMNIST."""
    with ZipFile(folder / ARCHIVE.file) as archive:
        return three_splits(_part(archive, "train"), _part(archive, "test"), HELD, "emnist_letters")


def _part(archive: ZipFile, part: str) -> Images:
    images, labels = (
        read_idx(gzip.decompress(archive.read(f"gzip/emnist-letters-{part}-{kind}-ubyte.gz")))
        for kind in ("images-idx3", "labels-idx1")
    )
    # They were written column by column, and the letters are counted from 1.
    return grey(images.transpose(0, 2, 1), labels - 1)


register(
    Dataset(
        name="emnist_letters",
        title=Text("EMNIST letters", "EMNIST: буквы"),
        shape=(1, 28, 28),
        classes=tuple(Text(letter, letter) for letter in ascii_uppercase),
        splits={"train": 124_800 - HELD, "val": HELD, "test": 20_800},
        licence=Text(
            "Made from NIST Special Database 19, a publication of the United States government; no licence is stated.",
            "Составлен из NIST Special Database 19, издания правительства США; лицензия не указана.",
        ),
        source="nist.gov/itl/products-and-services/emnist-dataset",
        download=Download((ARCHIVE,), read),
        rank=5,
    )
)

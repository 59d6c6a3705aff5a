"""Kuzushiji-MNIST: 70 000 cursive Japanese characters, 28×28 in grey, one for each row of the hiragana table.

T. Clanuwat, M. Bober-Irizar, A. Kitamoto, A. Lamb, K. Yamamoto, D. Ha, "Deep learning for classical Japanese
literature", 2018.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..text import Text
from .dataset import Dataset, Download, register
from .images import Images, Split
from .published import idx_downloads, read_idx_files

COMPRESSED = {
    "train-images-idx3-ubyte": (18_165_135, "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"),
    "train-labels-idx1-ubyte": (29_497, "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"),
    "t10k-images-idx3-ubyte": (3_041_136, "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"),
    "t10k-labels-idx1-ubyte": (5_120, "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c"),
}
"""The four files as they are transferred: length and published SHA-256."""

CHARACTERS = ("お o", "き ki", "す su", "つ tsu", "な na", "は ha", "ま ma", "や ya", "れ re", "を wo")


def read(folder: Path) -> Mapping[Split, Images]:
    """The three splits, from the four files."""
    return read_idx_files(folder, "kmnist")


register(
    Dataset(
        name="kmnist",
        title=Text("Kuzushiji-MNIST", "Kuzushiji-MNIST"),
        shape=(1, 28, 28),
        classes=tuple(Text(character, character) for character in CHARACTERS),
        splits={"train": 55_000, "val": 5_000, "test": 10_000},
        licence=Text(
            "CODH, from the Kuzushiji data set of the National Institute of Japanese Literature: CC BY-SA 4.0.",
            "CODH, по набору Kuzushiji Национального института японской литературы; лицензия CC BY-SA 4.0.",
        ),
        source="codh.rois.ac.jp/kmnist",
        download=Download(idx_downloads("http://codh.rois.ac.jp/kmnist/dataset/kmnist/", COMPRESSED), read),
        rank=4,
    )
)

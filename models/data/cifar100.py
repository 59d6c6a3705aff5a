"""CIFAR-100: 60 000 photos of a hundred kinds, 32×32 in colour.

A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..text import Text
from .cifar import SHAPE, read_members, read_records
from .dataset import Dataset, Download, register
from .images import Images, Split
from .remote import Remote
from .split import three_splits

ARCHIVE = Remote(
    "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz",
    168_513_733,
    "sha256:58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
)
NAMES = Path(__file__).with_name("cifar100_classes.txt").read_text(encoding="utf-8").splitlines()
"""A line for every class, in order of the label: English, a tab, Russian."""


def read(folder: Path) -> Mapping[Split, Images]:
    """The three splits, from the authors' archive; of an image's two labels the fine one."""
    members = read_members(folder / ARCHIVE.file, ["cifar-100-binary/train.bin", "cifar-100-binary/test.bin"])
    learned, test = (read_records(member, labels=2) for member in members)
    return three_splits(learned, test, held=5_000, seed="cifar100")


register(
    Dataset(
        name="cifar100",
        title=Text("CIFAR-100", "CIFAR-100"),
        shape=SHAPE,
        classes=tuple(Text(*line.split("\t")) for line in NAMES),
        splits={"train": 45_000, "val": 5_000, "test": 10_000},
        licence=Text(
            "By Alex Krizhevsky, Vinod Nair and Geoffrey Hinton, who state no licence; it asks to be cited.",
            "Авторы: Alex Krizhevsky, Vinod Nair, Geoffrey Hinton; лицензия не указана, просят ссылаться на работу.",
        ),
        source="cs.toronto.edu/~kriz/cifar.html",
        download=Download((ARCHIVE,), read),
        recipe={"batch_size": 128, "epochs": 10, "learning_rate": 0.002},
        rank=8,
        mirrored=True,
    )
)

"""The project's own store of images: per data set a folder of ``.npy`` arrays that training maps into memory.

A folder appears by one rename, complete with its arrays and a stamp; what was interrupted never appears.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from .images import Images, Split

STORE = Path(__file__).parent / "store"

STAMP = "stamp"
"""The file in a data set's folder that says what made it."""


def stamp(name: str) -> str | None:
    """What made the stored arrays of a data set; None when there are none."""
    file = STORE / name / STAMP
    return file.read_text() if file.is_file() else None


def load(name: str, split: Split) -> Images:
    """The images and labels of a split, mapped into memory: nothing is read before it is indexed.

    The mapping is copy-on-write: torch takes it without a warning, and no write reaches the file.
    """
    images, labels = (np.load(STORE / name / f"{split}.{part}.npy", mmap_mode="c") for part in ("images", "labels"))
    return Images(images, labels)


def save(name: str, splits: Mapping[Split, Images], made_by: str) -> None:
    """Put a data set into the store, in the place of an older one."""
    STORE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=STORE) as work:
        made = Path(work, name)
        made.mkdir()
        for split, images in splits.items():
            np.save(made / f"{split}.images.npy", images.images)
            np.save(made / f"{split}.labels.npy", images.labels)
        (made / STAMP).write_text(made_by)
        for file in made.iterdir():
            with file.open("rb") as written:
                os.fsync(written.fileno())
        if (STORE / name).exists():
            (STORE / name).rename(Path(work, "older"))  # goes with the temporary folder
        made.rename(STORE / name)


def sweep() -> None:
    """Remove what interrupted builds left behind."""
    for left in STORE.glob(".*-*"):
        shutil.rmtree(left)

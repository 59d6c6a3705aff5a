"""The project's own store of images: per data set a folder of ``.npy`` arrays that training maps into memory.

What the build and `make data` make lies beside this file and may be read only; what a server downloads lies in its
data directory, where it looks as well. A folder appears by one rename, complete with its arrays and a stamp; what was
interrupted never appears.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from .images import Images, Split

STORE = Path(__file__).parent / "store"

STAMP = "stamp"
"""The file in a data set's folder that says what made it."""

_further: list[Path] = []


@contextmanager
def looking_in(*folders: Path) -> Iterator[None]:
    """Look for data sets in these folders too, for as long as the context lasts."""
    _further.extend(folders)
    try:
        yield
    finally:
        for folder in folders:
            _further.remove(folder)


def further() -> tuple[Path, ...]:
    """The folders that are looked in besides the store: what a worker process has to be told."""
    return tuple(_further)


def stamp(name: str) -> str | None:
    """What made the stored arrays of a data set; None when there are none."""
    folder = _folder(name)
    return None if folder is None else (folder / STAMP).read_text()


def load(name: str, split: Split) -> Images:
    """The images and labels of a split, mapped into memory: nothing is read before it is indexed.

    The mapping is copy-on-write: torch takes it without a warning, and no write reaches the file.

    Raises:
        FileNotFoundError: there is no such data set, or no longer.
    """
    folder = _folder(name) or STORE / name
    images, labels = (np.load(folder / f"{split}.{part}.npy", mmap_mode="c") for part in ("images", "labels"))
    return Images(images, labels)


def save(name: str, splits: Mapping[Split, Images], texts: Mapping[str, str], where: Path | None = None) -> None:
    """Put a data set into the store, or into another folder, in the place of an older one.

    ``texts`` are kept in files of these names; one of them is the ``STAMP``.
    """
    where = where or STORE
    where.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=where) as work:
        made = Path(work, name)
        made.mkdir()
        for split, images in splits.items():
            np.save(made / f"{split}.images.npy", images.images)
            np.save(made / f"{split}.labels.npy", images.labels)
        for file_name, text in texts.items():
            (made / file_name).write_text(text, encoding="utf-8")
        for file in made.iterdir():
            with file.open("rb") as written:
                os.fsync(written.fileno())
        if (where / name).exists():
            (where / name).rename(Path(work, "older"))  # goes with the temporary folder
        made.rename(where / name)


def sweep(where: Path | None = None, name: str = "*") -> None:
    """Remove what interrupted builds left behind: of one data set, or of all while none is being built."""
    for left in (where or STORE).glob(f".{name}-*"):
        shutil.rmtree(left)


def _folder(name: str) -> Path | None:
    return next((place / name for place in (STORE, *_further) if (place / name / STAMP).is_file()), None)

"""Data sets that people brought: declared by a manifest beside their arrays, so that every process finds them.

The folder's name is the data set's, and nobody else can guess it. To withdraw one, its stamp changes its name: from
then on there are no images, for nobody, while the manifest still says what it was.
"""

from __future__ import annotations

import re
import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from ..text import Text
from . import dataset, store
from .dataset import Dataset
from .images import Split

MANIFEST = "manifest.json"
WITHDRAWN = "withdrawn"
"""What the stamp is called of a data set that was deleted and can be brought back."""

PREFIX = "mine_"
_NAME = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{8,40}}")

_OWN = Text("Brought by a person; whose it is, and what may be done with it, they know.",
            "Загружен человеком: чьи это изображения и что с ними можно делать, знает он.")  # fmt: skip


class Manifest(BaseModel):
    """What a data set that somebody brought says of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    shape: tuple[int, int, int]  # (C, H, W)
    classes: tuple[str, ...]
    splits: dict[Split, int]

    def declare(self, name: str) -> Dataset:
        """The data set of this description."""
        return Dataset(
            name=name,
            title=Text(self.title, self.title),
            shape=self.shape,
            classes=tuple(Text(title, title) for title in self.classes),
            splits=self.splits,
            licence=_OWN,
            source="",
            recipe=_suitable(self.splits.get("train", 0)),
            brought=True,
        )


def get(name: str) -> Dataset:
    """The data set called ``name``, registered or brought.

    Raises:
        DatasetProblem: ``dataset_unknown``.
    """
    if _NAME.fullmatch(name):
        for place in store.further():
            if (place / name / MANIFEST).is_file():
                return _read(place / name / MANIFEST)
    return dataset.get(name)


def names(where: Path) -> list[str]:
    """The data sets in a folder that people brought, withdrawn ones among them."""
    return [file.parent.name for file in where.glob(f"{PREFIX}*/{MANIFEST}")]


def withdraw(name: str, where: Path) -> None:
    """Let nobody find the images any more; what reads them goes on. Without effect where it is so already."""
    _rename(where / name, store.STAMP, WITHDRAWN)


def put_back(name: str, where: Path) -> None:
    """Undo a withdrawal. Without effect where there is none."""
    _rename(where / name, WITHDRAWN, store.STAMP)


def forget(name: str, where: Path) -> None:
    """Delete the images for good; the manifest stays, so that projects can say what they have lost."""
    for file in (where / name).iterdir():
        if file.name != MANIFEST:
            file.unlink()


def end(name: str, where: Path) -> None:
    """Delete a data set that is nobody's: all of it if nobody ever used it, else what is left beside the manifest."""
    if any((where / name / stamp).is_file() for stamp in (store.STAMP, WITHDRAWN)):
        shutil.rmtree(where / name)


def _rename(folder: Path, before: str, after: str) -> None:
    if (folder / before).is_file():
        (folder / before).rename(folder / after)


@lru_cache(maxsize=256)
def _read(file: Path) -> Dataset:
    """Kept: a manifest is never changed."""
    return Manifest.model_validate_json(file.read_bytes()).declare(file.parent.name)


def _suitable(images: int) -> dict[str, Any]:
    """Of a few images, smaller batches: an epoch has some steps, and a few seconds bring more epochs."""
    if images >= 2_000:
        return {}
    return {"batch_size": max(1, min(32, images // 8)), "epochs": 20}

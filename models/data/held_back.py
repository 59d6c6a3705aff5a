"""Test images that are held back: they decide a contest, so neither they nor their labels are shown to anybody.

A mark, an empty file in a folder that every process looks in, says so. It counts at once, for whatever loads a split:
samples, pictures, questions to networks, results. Only what decides a contest reads such images
(`Dataset.load_held_back`).
"""

from __future__ import annotations

from pathlib import Path

from . import store
from .images import Split

SPLIT: Split = "test"
"""The only part that is ever held back: a network learns from the others."""
FOLDER = "held_back"


def hold(name: str, where: Path) -> None:
    """Hold a data set's test images back. Without effect where they are already."""
    (where / FOLDER).mkdir(exist_ok=True)
    (where / FOLDER / name).touch()


def release(name: str, where: Path) -> None:
    """Show a data set's test images again. Without effect where they are shown."""
    (where / FOLDER / name).unlink(missing_ok=True)


def names(where: Path) -> set[str]:
    """The data sets of a folder whose test images are held back."""
    return {mark.name for mark in (where / FOLDER).glob("*")}


def is_held(name: str) -> bool:
    """Whether a data set's test images are held back, in any of the folders that are looked in."""
    return any((place / FOLDER / name).exists() for place in store.further())

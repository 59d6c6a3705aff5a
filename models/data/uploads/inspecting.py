"""The first look at an upload: every picture is decoded once, and what was found is kept for the import."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median_low
from typing import Any, Literal

from PIL import Image
from pydantic import BaseModel, ConfigDict

from ...problems import Problem
from ..images import Split
from . import pictures
from .archive import UploadFault, opened
from .layout import lay_out

FOUND = "found.json"
"""The file with what was found, in the upload's folder; `Found` reads it."""

SAMPLES = 12
"""Pictures that are kept to show what a choice makes of them."""
SAMPLE_SIDE = 512
LISTED = 100
"""Broken files and groups of duplicates that are told; the others are counted."""
SIDES = (28, 32, 64, 96, 128, 160, 224)
"""Sizes that are suggested: those that the architectures of the gallery are made for."""
LARGEST_SUGGESTED = 96
"""On a CPU a network learns from such pictures in minutes."""

Tell = Callable[[int, int], None]
Kind = Literal["same", "classes", "splits"]
"""Of equal pictures: in one class and part, in several classes, in several parts."""


class FoundPicture(BaseModel):
    """A picture that can be read."""

    model_config = ConfigDict(frozen=True)

    name: str
    label: int
    split: Split | None
    fingerprint: str


class Found(BaseModel):
    """All pictures of an upload that can be read, in the archive's order."""

    classes: list[str]
    pictures: list[FoundPicture]

    @classmethod
    def load(cls, folder: Path) -> Found:
        """What a look has found."""
        return cls.model_validate_json((folder / FOUND).read_bytes())


def sample_file(folder: Path, number: int) -> Path:
    """A picture that was kept to be shown."""
    return folder / f"sample-{number}.png"


def inspect(archive: Path, folder: Path, tell: Tell) -> dict[str, Any]:
    """Looks through an archive; what the import needs lies in ``folder`` afterwards, the preview is the answer.

    ``tell`` is called with how many pictures are done, of how many.

    Raises:
        UploadFault: the archive is refused, or none of its pictures can be read.
    """
    with opened(archive) as file:
        layout = lay_out(file.names, file.read)
        labels = {title: label for label, title in enumerate(layout.classes)}
        broken, readable = list(layout.broken), list[FoundPicture]()
        samples = _Samples(folder, labels.values())
        sizes, has_colour = list[tuple[int, int]](), False
        for number, entry in enumerate(layout.entries):
            tell(number, len(layout.entries))
            try:
                picture = pictures.decode(file.read(entry.name))
            except UploadFault as fault:
                broken.append((entry.name, fault.problem))
                continue
            label = labels[entry.title]
            has_colour = has_colour or not pictures.is_grey(picture)
            sizes.append((picture.height, picture.width))
            readable.append(
                FoundPicture(name=entry.name, label=label, split=entry.split, fingerprint=pictures.fingerprint(picture))
            )
            samples.offer(picture, label)
    if not readable:
        raise UploadFault("upload_no_pictures")
    found = Found(classes=list(labels), pictures=readable)
    (folder / FOUND).write_text(found.model_dump_json(), encoding="utf-8")
    return {
        "layout": layout.how,
        "images": len(readable),
        "classes": _counts(found),
        "splits": Counter(picture.split for picture in readable if picture.split),
        "broken": [{"file": name, "problem": _said(problem)} for name, problem in broken[:LISTED]],
        "broken_count": len(broken),
        "ignored": layout.ignored,
        "duplicates": _duplicates(readable),
        "samples": samples.keep(),
        "smallest": min(sizes, key=lambda size: size[0] * size[1]),
        "largest": max(sizes, key=lambda size: size[0] * size[1]),
        "suggested": {"side": _suggested(sizes), "channels": 3 if has_colour else 1},
    }


class _Samples:
    """The first pictures of each class in turn, until there are enough."""

    def __init__(self, folder: Path, labels: Iterable[int]) -> None:
        self._folder = folder
        self._kept: dict[int, list[Image.Image]] = {label: [] for label in list(labels)[:SAMPLES]}
        self._each = -(-SAMPLES // len(self._kept))

    def offer(self, picture: Image.Image, label: int) -> None:
        kept = self._kept.get(label)
        if kept is None or len(kept) >= self._each:
            return
        small = picture.copy()
        small.thumbnail((SAMPLE_SIDE, SAMPLE_SIDE), Image.Resampling.LANCZOS)
        kept.append(small)

    def keep(self) -> list[int]:
        """Writes them; the label of each."""
        chosen = [
            (label, kept[turn]) for turn in range(self._each) for label, kept in self._kept.items() if turn < len(kept)
        ]
        for number, (_, picture) in enumerate(chosen[:SAMPLES]):
            picture.save(sample_file(self._folder, number), "PNG")
        return [label for label, _ in chosen[:SAMPLES]]


def _counts(found: Found) -> list[dict[str, Any]]:
    counted = Counter(picture.label for picture in found.pictures)
    return [{"title": title, "images": counted[label]} for label, title in enumerate(found.classes)]


def _duplicates(readable: list[FoundPicture]) -> dict[str, Any]:
    """Pictures of equal pixels: how many are too many, and the first groups of them, the worst kind first."""
    alike = defaultdict[str, list[FoundPicture]](list)
    for picture in readable:
        alike[picture.fingerprint].append(picture)
    order: list[Kind] = ["classes", "splits", "same"]
    groups = sorted(
        ((kind_of(group), group) for group in alike.values() if len(group) > 1), key=lambda found: order.index(found[0])
    )
    return {
        "images": sum(len(group) - 1 for _, group in groups),
        "groups": {kind: sum(found == kind for found, _ in groups) for kind in order},
        "listed": [{"kind": kind, "files": [each.name for each in group[:8]]} for kind, group in groups[:LISTED]],
    }


def kind_of(group: list[FoundPicture]) -> Kind:
    """What is wrong with equal pictures: two classes are worse than two parts."""
    if len({picture.label for picture in group}) > 1:
        return "classes"
    return "splits" if len({picture.split for picture in group}) > 1 else "same"


def _suggested(sizes: list[tuple[int, int]]) -> int:
    """The side nearest to what most pictures have, no larger than a CPU learns from in minutes."""
    usual = median_low(min(size) for size in sizes)
    return min((side for side in SIDES if side <= LARGEST_SUGGESTED), key=lambda side: abs(side - usual))


def _said(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "params": dict(problem.params)}

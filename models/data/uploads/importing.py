"""An upload made a data set: chosen, split, fitted, and put into the store in one piece or not at all."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from ...problems import declare
from ...text import Text
from .. import brought
from ..images import Images, Split
from ..split import hold_out
from .archive import UploadFault, opened
from .inspecting import Found, FoundPicture, Tell, kind_of
from .pictures import Channels, Fit, decode, fit

LARGEST_SIDE = 512
LONGEST_TITLE = 80

Side = Annotated[int, Field(ge=4, le=LARGEST_SIDE)]
Share = Annotated[float, Field(ge=0, le=0.8)]

declare(
    "upload_too_few",
    Text(
        "There is nothing left for “{split}” with these parts. Give it a larger share, or bring more pictures.",
        "При таком разбиении для части «{split}» ничего не остаётся. Увеличьте её долю или загрузите ещё изображений.",
    ),
)
declare(
    "upload_no_room",
    Text(
        "As chosen, the data set takes {needed_bytes}; {free_bytes} are left for you. Choose a smaller size, or delete "
        "data sets of yours.",
        "С такими настройками набор займёт {needed_bytes}, а у вас осталось {free_bytes}. Выберите размер поменьше или "
        "удалите свои прежние наборы.",
    ),
)


class Choice(BaseModel):
    """What is to be made of an upload."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    title: Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE, description="Of the data set.")]
    size: Annotated[tuple[Side, Side], Field(description="Height and width of every image.")]
    channels: Annotated[Channels, Field(description="1 for grey, 3 for colour.")] = 3
    fit: Annotated[Fit, Field(description="Cut out the middle, pad to the shape with black, or pull to the shape.")] = (
        "crop"
    )
    parts: Annotated[
        Literal["given", "drawn"], Field(description="Parts as the archive's folders or table say, or drawn anew.")
    ] = "drawn"
    val: Annotated[Share, Field(description="Share of each class that validates; where no such part is given.")] = 0.15
    test: Annotated[Share, Field(description="Share of each class that tests; drawn parts only.")] = 0.15
    seed: Annotated[int, Field(ge=0, le=2**31 - 1, description="Of the drawing.")] = 0
    duplicates: Annotated[
        Literal["keep", "drop"],
        Field(description="`drop` keeps one of equal pictures, and none of those that stand in two classes."),
    ] = "drop"


@dataclass(frozen=True)
class Goal:
    """Where the data set is to be: its name, the folder of data sets, and how many bytes it may take."""

    name: str
    where: Path
    room: int


def make(archive: Path, folder: Path, choice: Choice, goal: Goal, tell: Tell) -> dict[str, int]:
    """Makes a data set of what a look has left in ``folder``; how many images it has, and bytes.

    Raises:
        UploadFault: ``upload_too_few``, ``upload_one_class``, ``upload_no_room``.
    """
    found = Found.load(folder)
    chosen = _without_duplicates(found.pictures) if choice.duplicates == "drop" else found.pictures
    labels = sorted({picture.label for picture in chosen})
    if len(labels) < 2:
        raise UploadFault("upload_one_class", title=found.classes[labels[0]] if labels else "")
    parts = divide(chosen, choice)
    for split in ("train", "val"):
        if split not in parts:
            raise UploadFault("upload_too_few", split=split)
    shape = (choice.channels, *choice.size)
    needed = len(chosen) * int(np.prod(shape))
    if needed > goal.room:
        raise UploadFault("upload_no_room", needed_bytes=needed, free_bytes=max(goal.room, 0))
    splits: dict[Split, Images] = {}
    done = 0
    with opened(archive) as file:
        for split, members in parts.items():
            # On the disk, not in memory: a set may be larger than what a process is allowed.
            pixels = np.lib.format.open_memmap(folder / f"{split}.npy", "w+", np.uint8, (len(members), *shape))
            for row, picture in zip(pixels, members, strict=True):
                row[:] = fit(decode(file.read(picture.name)), *choice.size, choice.channels, choice.fit)
                done += 1
                tell(done, len(chosen))
            splits[split] = Images(pixels, np.array([labels.index(picture.label) for picture in members], np.int64))
    manifest = brought.Manifest(
        title=choice.title,
        shape=shape,
        classes=tuple(found.classes[label] for label in labels),
        splits={split: len(members) for split, members in parts.items()},
    )
    manifest.declare(goal.name).keep(splits, goal.where, {brought.MANIFEST: manifest.model_dump_json()})
    return {"images": len(chosen), "bytes": needed}


def divide(chosen: list[FoundPicture], choice: Choice) -> Mapping[Split, list[FoundPicture]]:
    """The parts that have pictures, each in an order that mixes the classes: the same for the same seed, everywhere.

    Every class gives its share of each part, but always keeps a picture to be learned from.
    """
    given = choice.parts == "given" and any(picture.split for picture in chosen)
    parts: dict[Split, list[FoundPicture]] = {"train": [], "val": [], "test": []}
    rest = list[FoundPicture]()
    for picture in chosen:
        if given and picture.split in {"val", "test"}:
            parts[picture.split].append(picture)
        else:
            rest.append(picture)
    test = 0.0 if given else choice.test
    val = 0.0 if parts["val"] else choice.val
    for members in _by_class(rest):
        learned, tested = _hold(members, test, f"test:{choice.seed}")
        learned, validated = _hold(learned, val / (1 - test), f"val:{choice.seed}")
        parts["train"] += learned
        parts["val"] += validated
        parts["test"] += tested
    return {split: _mixed(members, choice.seed) for split, members in parts.items() if members}


def _hold(members: list[FoundPicture], share: float, seed: str) -> tuple[list[FoundPicture], list[FoundPicture]]:
    """Those that are kept for learning, one at least, and those held out: at least one of a share that is not 0."""
    wanted = max(round(len(members) * share), 1 if share > 0 else 0)
    kept, held = hold_out(len(members), min(wanted, len(members) - 1), seed)
    return [members[index] for index in kept], [members[index] for index in held]


def _by_class(pictures: list[FoundPicture]) -> list[list[FoundPicture]]:
    classes = defaultdict[int, list[FoundPicture]](list)
    for picture in pictures:
        classes[picture.label].append(picture)
    return [classes[label] for label in sorted(classes)]


def _mixed(members: list[FoundPicture], seed: int) -> list[FoundPicture]:
    return sorted(members, key=lambda picture: hashlib.sha256(f"{seed}:{picture.name}".encode()).digest())


def _without_duplicates(pictures: list[FoundPicture]) -> list[FoundPicture]:
    """One of equal pictures, and none where they stand in several classes: nobody knows what those show.

    Kept is the one that tests, else validates: what a network is measured with, it must not have learned.
    """
    alike = defaultdict[str, list[FoundPicture]](list)
    for picture in pictures:
        alike[picture.fingerprint].append(picture)
    order = ("test", "val", "train", None)
    return [
        min(group, key=lambda picture: order.index(picture.split))
        for group in alike.values()
        if kind_of(group) != "classes"
    ]

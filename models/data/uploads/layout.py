"""What the files of an archive mean: folders as classes, folders of parts above them, or a table of labels.

Folders are read as torchvision's ImageFolder reads them: the class is the uppermost one, whatever lies deeper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from ...problems import Problem, declare
from ...text import Text
from ..images import Split
from .archive import UploadFault
from .pictures import SUFFIXES
from .tables import read_table

MOST_CLASSES = 1_000
LONGEST_CLASS = 80

TABLES = frozenset({".csv", ".tsv"})
JUNK = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
SPLITS: Mapping[str, Split] = {
    "train": "train",
    "training": "train",
    "val": "val",
    "valid": "val",
    "validation": "val",
    "test": "test",
    "testing": "test",
}
"""What people call the parts."""

declare(
    "upload_no_pictures",
    Text(
        "There are no pictures in the archive. Pack folders of PNG, JPEG, WebP, BMP or GIF files, one for each class.",
        "В архиве нет изображений. Упакуйте папки с файлами PNG, JPEG, WebP, BMP или GIF: по папке на каждый класс.",
    ),
)
declare(
    "upload_no_classes",
    Text(
        "The archive does not say what the pictures show. Put those of each class into a folder of its name, or add a "
        "CSV table with the columns file and label.",
        "Из архива не видно, что на изображениях. Положите изображения каждого класса в папку с его названием или "
        "добавьте таблицу CSV со столбцами file и label.",
    ),
)
declare(
    "upload_one_class",
    Text(
        "All pictures are of one class ({title}). A network needs at least two to tell apart.",
        "Все изображения одного класса ({title}). Чтобы сети было что различать, нужно хотя бы два.",
    ),
)
declare(
    "upload_too_many_classes",
    Text(
        "There are {received} classes; at most {limit} are taken.",
        "Классов {received}, а принимается не больше {limit}.",
    ),
)
declare(
    "row_without_picture", Text("It stands in the table, but not in the archive.", "Есть в таблице, но не в архиве.")
)
declare("row_without_label", Text("It has no label in the table.", "Нет метки в таблице."))
declare("row_again", Text("It stands in the table twice.", "Встречается в таблице дважды."))


@dataclass(frozen=True)
class Entry:
    """A picture: its path in the archive, its class, and the part of the data set if the archive tells it."""

    name: str
    title: str
    split: Split | None = None


@dataclass
class Layout:
    """What was found in an archive: pictures, what is wrong with some, and how many files mean nothing."""

    how: Literal["folders", "table"]
    entries: list[Entry]
    broken: list[tuple[str, Problem]] = field(default_factory=list)
    ignored: int = 0

    @property
    def classes(self) -> list[str]:
        """The classes as they are counted: numbers by their value, words by the alphabet."""
        return sorted({entry.title for entry in self.entries}, key=_natural)


def lay_out(names: Sequence[str], read: Callable[[str], bytes]) -> Layout:
    """The meaning of the files ``names``; ``read`` gives the content of a table.

    Raises:
        UploadFault: ``upload_no_pictures``, ``upload_no_classes``, ``upload_one_class``, ``upload_too_many_classes``;
            what ``read`` raises.
    """
    paths = [PurePosixPath(name) for name in names]
    meant = [path for path in paths if not _is_junk(path)]
    pictures = [path for path in meant if path.suffix.lower() in SUFFIXES]
    tables = [path for path in meant if path.suffix.lower() in TABLES]
    if not pictures:
        raise UploadFault("upload_no_pictures")
    layout = _by_tables(pictures, tables, read) or _by_folders(pictures)
    used = {entry.name for entry in layout.entries} | {name for name, _ in layout.broken}
    if layout.how == "table":
        used.update(map(str, tables))
    layout.ignored = len(set(names) - used)
    _check_classes(layout.classes)
    return layout


def _check_classes(classes: Sequence[str]) -> None:
    if len(classes) == 1:
        raise UploadFault("upload_one_class", title=classes[0])
    if len(classes) > MOST_CLASSES:
        raise UploadFault("upload_too_many_classes", received=len(classes), limit=MOST_CLASSES)


def _by_folders(pictures: Sequence[PurePosixPath]) -> Layout:
    shared = _wrapping(pictures)
    entries = []
    loose = 0
    for path in pictures:
        folders = path.parts[shared:-1]
        split = SPLITS.get(folders[0].casefold()) if folders else None
        folders = folders[1:] if split else folders
        if folders:
            entries.append(Entry(str(path), folders[0][:LONGEST_CLASS], split))
        else:
            loose += 1
    if not entries or loose > len(entries):
        raise UploadFault("upload_no_classes")
    return Layout("folders", entries)


def _wrapping(pictures: Sequence[PurePosixPath]) -> int:
    """How many folders only wrap everything: all that is shared, but for one that would be the class, or a part."""
    first = pictures[0].parts[:-1]
    shared = 0
    while all(path.parts[:-1][shared : shared + 1] == first[shared : shared + 1] for path in pictures):
        if shared >= len(first) or first[shared].casefold() in SPLITS:
            break
        shared += 1
    return shared - 1 if shared == len(first) and shared > 0 else shared


def _by_tables(
    pictures: Sequence[PurePosixPath], tables: Sequence[PurePosixPath], read: Callable[[str], bytes]
) -> Layout | None:
    """What tables say of the pictures; None where they say nothing."""
    layout = Layout("table", [])
    find = _Finder(pictures)
    told: set[str] = set()
    for table in tables:
        of_table = SPLITS.get(table.stem.casefold())
        for row in read_table(read(str(table)), find):
            name = find(row.file)
            if name is None:
                layout.broken.append((row.file[:200], Problem("row_without_picture")))
            elif name in told:
                layout.broken.append((name, Problem("row_again")))
            elif not row.label:
                layout.broken.append((name, Problem("row_without_label")))
            else:
                split = SPLITS.get(row.split.casefold(), of_table)
                layout.entries.append(Entry(name, row.label[:LONGEST_CLASS], split))
            told.update([name] if name else [])
    return layout if layout.entries else None


class _Finder:
    """Finds the picture that a table's cell means: by its path, by the end of it, or by its name without the ending."""

    def __init__(self, pictures: Iterable[PurePosixPath]) -> None:
        self._found: dict[str, str | None] = {}
        for path in pictures:
            parts = path.parts
            ends = ["/".join(parts[start:]) for start in range(len(parts))]
            for key in {*ends, *(end[: -len(path.suffix)] for end in ends)}:
                self._found[key] = None if key in self._found else str(path)  # of two, neither is meant

    def __call__(self, cell: str) -> str | None:
        return self._found.get(cell.replace("\\", "/").removeprefix("./").lstrip("/"))


def _is_junk(path: PurePosixPath) -> bool:
    return any(part.startswith(".") or part.casefold() in JUNK for part in path.parts)


def _natural(title: str) -> tuple[tuple[bool, int, str], ...]:
    """Sorts ``2`` before ``10``."""
    parts = re.split(r"(\d+)", title)
    return tuple(
        (not part.isdecimal(), int(part) if part.isdecimal() else 0, part.casefold()) for part in parts if part
    )

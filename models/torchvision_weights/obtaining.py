"""Published weights on their way into a folder: fetched, converted, kept once under the published name.

What has been fetched lies in ``.sources`` beside them until it is converted, so that an interrupted download goes on
where it was; then it is thrown away.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from pickle import UnpicklingError

from models.data.obtaining import SOURCES, UNREADABLE
from models.data.remote import FetchFault, fetch, fetched, require_room
from models.torchvision_weights.published import Published


def kept(published: Published, where: Path) -> Path:
    """The file of converted weights; there is one if they were downloaded."""
    return where / f"{published.file}.safetensors"


def arrived(published: Published, where: Path) -> int:
    """How many bytes of an unfinished download lie in the folder ``where``."""
    return fetched(published.remote, _sources(published, where))


def download(published: Published, where: Path, report: Callable[[int], None]) -> None:
    """Get weights from the internet into the folder ``where``; ``report`` is told how many bytes are there.

    Raises:
        FetchFault: the file cannot be had or read, or there is no room.
    """
    from models.torchvision_weights.conversion import convert  # the web process, which looks in here too, has no torch

    sources = _sources(published, where)
    sources.mkdir(parents=True, exist_ok=True)
    remote = published.remote
    require_room(where, remote.bytes - arrived(published, where) + remote.bytes)
    file = fetch(remote, sources, report)
    try:
        convert(published, file, kept(published, where))
    except (*UNREADABLE, RuntimeError, UnpicklingError) as error:
        reason = str(error)[:200]
        raise FetchFault("download_unreadable", name=published.file, reason=reason) from error
    finally:
        shutil.rmtree(sources)


def discard(published: Published, where: Path) -> None:
    """Forget what an unfinished download has brought."""
    shutil.rmtree(_sources(published, where), ignore_errors=True)


def _sources(published: Published, where: Path) -> Path:
    return where / SOURCES / published.file

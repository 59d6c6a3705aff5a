"""Files from the internet: fetched in pieces that survive an interruption, bounded, checked before they are used."""

from __future__ import annotations

import hashlib
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from ..problems import Problem, Value, declare
from ..text import Text

CHUNK = 256 * 1024
SILENCE = 30.0
"""Seconds without a byte after which a connection counts as broken."""
PAUSES = (0.5, 2.0, 8.0)
"""Seconds before each further attempt; one that brought bytes gives all of them back."""
FEWEST_DIGITS = 8
"""Of a checksum, in hexadecimal: what file names bear that end in the beginning of one."""
CHECKSUM = re.compile(rf"(sha256|md5):[0-9a-f]{{{FEWEST_DIGITS},64}}")

declare(
    "download_unreachable",
    Text(
        "{host} cannot be reached ({reason}). Check this machine's connection to the internet and try again: what has "
        "arrived is kept.",
        "{host} недоступен ({reason}). Проверьте, есть ли у этой машины интернет, и повторите: скачанное сохранено.",
    ),
)
declare(
    "download_refused",
    Text(
        "{host} does not give the file {file} (HTTP {status}). It may have moved; try again later.",
        "{host} не отдаёт файл {file} (HTTP {status}). Возможно, его перенесли; попробуйте позже.",
    ),
)
declare(
    "download_changed",
    Text(
        "{file} from {host} is not the published file: {what} should be {expected}, it is {received}. It was thrown "
        "away; try again.",
        "{file} с {host} — не тот файл, что опубликован: {what} должно быть {expected}, а получено {received}. Файл "
        "удалён, попробуйте ещё раз.",
    ),
)
declare(
    "download_no_room",
    Text(
        "This takes {needed_bytes} on the disk while it is prepared; {free_bytes} are free.",
        "На время подготовки нужно {needed_bytes} на диске; свободно {free_bytes}.",
    ),
)


class FetchFault(Exception):
    """A file that could not be had; the ``problem`` says why."""

    def __init__(self, code: str, **params: Value) -> None:
        self.problem = Problem(code, params)
        super().__init__(self.problem.message("en"))


@dataclass(frozen=True)
class Remote:
    """A published file: ``bytes`` is its length, or how many of its first bytes are wanted (``head``).

    A length that was published rounded is right to within ``slack`` bytes. ``checksum`` is ``sha256:…`` or ``md5:…`` as
    published, all of its digits or the first ones. A head has none: no one publishes any.
    """

    url: str
    bytes: int
    checksum: str | None
    head: bool = False
    name: str = ""
    slack: int = 0

    def __post_init__(self) -> None:
        if urlsplit(self.url).scheme not in {"http", "https"}:
            raise ValueError(f"expected an address of http or https, received {self.url}")
        if self.checksum is not None and not CHECKSUM.fullmatch(self.checksum):
            raise ValueError(f"expected sha256 or md5 with {FEWEST_DIGITS} digits at least, received {self.checksum}")

    @property
    def file(self) -> str:
        """What it is called here."""
        return self.name or self.url.rpartition("/")[2]

    @property
    def host(self) -> str:
        """Where it comes from."""
        return urlsplit(self.url).netloc


def fetch(remote: Remote, folder: Path, report: Callable[[int], None]) -> Path:
    """The file in ``folder``, complete and checked; goes on where an earlier attempt was broken off.

    ``report`` is told how many of its bytes are there, again and again.

    Raises:
        FetchFault: it cannot be reached, is refused, or is not the published file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target, part = folder / remote.file, folder / f"{remote.file}.part"
    if not target.is_file():  # its name says that it was checked
        _complete(remote, part, report)
        _check(remote, part)
        part.rename(target)
    report(remote.bytes)
    return target


def fetched(remote: Remote, folder: Path) -> int:
    """How many bytes of a file are in ``folder`` already."""
    for file in (folder / remote.file, folder / f"{remote.file}.part"):
        if file.is_file():
            return min(file.stat().st_size, remote.bytes)
    return 0


def require_room(where: Path, needed: int) -> None:
    """Refuse (``download_no_room``) what takes more bytes than the disk of the folder ``where`` has."""
    free = shutil.disk_usage(where).free
    if free < needed:
        raise FetchFault("download_no_room", needed_bytes=needed, free_bytes=free)


def _complete(remote: Remote, part: Path, report: Callable[[int], None]) -> None:
    """Get what is missing of a file, in as many attempts as bring something."""
    failed, length = 0, remote.bytes + remote.slack
    with part.open("ab") as target:
        while (before := target.tell()) < length:
            try:
                length = _receive(remote, target, report)
                reason = "incomplete"
            except HTTPError as error:
                error.close()  # it is an answer, too, and holds its connection
                if error.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and before >= remote.bytes - remote.slack:
                    return  # there is no more of it
                if error.code < 500:
                    raise _refused(remote, error.code) from error
                reason = f"HTTP {error.code}"
            except URLError as error:
                reason = str(error.reason)
            except (HTTPException, OSError) as error:
                reason = str(error) or type(error).__name__
            failed = 0 if target.tell() > before else failed + 1
            if failed > len(PAUSES):
                raise FetchFault("download_unreachable", host=remote.host, reason=reason[:120])
            if failed:
                time.sleep(PAUSES[failed - 1])


def _receive(remote: Remote, target: IO[bytes], report: Callable[[int], None]) -> int:
    """Append what one connection brings; how long the whole file is.

    Raises:
        OSError, HTTPException: it broke.
    """
    start = target.tell()
    wanted = f"bytes={start}-{remote.bytes - 1}" if remote.head else f"bytes={start}-"
    headers = {"User-Agent": "svertka", "Accept-Encoding": "identity"}
    if start or remote.head:
        headers["Range"] = wanted
    with _opener().open(Request(remote.url, headers=headers), timeout=SILENCE) as response:  # noqa: S310 - http(s) only
        if start and not _goes_on(response, start):
            target.truncate(0)  # this host sends whole files only
            target.seek(0)
        length = _length(remote, response, target.tell())
        while chunk := response.read1(CHUNK):
            room = length - target.tell()
            target.write(chunk[:room])
            target.flush()  # what is told to be here survives a kill
            report(target.tell())
            if len(chunk) > room and not remote.head:
                target.truncate(0)
                raise _changed(remote, "length", remote.bytes, "more")
            if len(chunk) >= room:
                break
    return length


def _length(remote: Remote, response: HTTPResponse, start: int) -> int:
    """Of the whole file: as published or, where that was rounded, as an answer from byte ``start`` on announces it.

    Raises:
        FetchFault: what is announced was not published.
    """
    announced = response.headers.get("Content-Length")
    if not remote.slack or announced is None:
        return remote.bytes + remote.slack
    length = start + int(announced)
    if abs(length - remote.bytes) > remote.slack:
        raise _changed(remote, "length", remote.bytes, length)
    return length


def _goes_on(response: HTTPResponse, start: int) -> bool:
    """Whether an answer begins at byte ``start``."""
    return response.status == 206 and response.headers.get("Content-Range", "").startswith(f"bytes {start}-")


def _check(remote: Remote, part: Path) -> None:
    if remote.checksum is None:
        return
    algorithm, _, expected = remote.checksum.partition(":")
    with part.open("rb") as file:
        received = hashlib.file_digest(file, algorithm).hexdigest()
    if not received.startswith(expected):
        part.unlink()
        raise _changed(remote, algorithm, expected, received)


def _changed(remote: Remote, what: str, expected: Value, received: Value) -> FetchFault:
    about: dict[str, Value] = {"what": what, "expected": expected, "received": received}
    return FetchFault("download_changed", file=remote.file, host=remote.host, **about)


def _refused(remote: Remote, status: int) -> FetchFault:
    return FetchFault("download_refused", file=remote.file, host=remote.host, status=status)


def _opener() -> OpenerDirector:
    """One that speaks HTTP alone: a redirection leads to no file of this machine."""
    opener = OpenerDirector()
    handlers = (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPRedirectHandler, HTTPErrorProcessor)
    for handler in (*handlers, HTTPDefaultErrorHandler):
        opener.add_handler(handler())
    return opener

"""A disk without room: what cannot be kept is refused in words and changes nothing; what there is stays whole."""

from __future__ import annotations

import errno
import io
import sqlite3
from contextlib import suppress
from typing import TextIO

from models.problems import Problem, declare
from models.text import Text

declare(
    "disk_full",
    Text(
        "The server's disk is full: this was not saved. Tell whoever runs the server; as soon as there is room, it "
        "goes on.",
        "На диске сервера нет места, изменение не сохранено. Сообщите тому, кто запустил сервер: как только место "
        "появится, работа продолжится.",
    ),
)
DISK_FULL = Problem("disk_full")

FULL = {errno.ENOSPC, errno.EDQUOT}


def is_disk_full(error: BaseException | None) -> bool:
    """Whether an error, or what it came from, is that of a disk without room (or of a quota of the system's)."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL:
            return True
        if isinstance(error, sqlite3.Error) and error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            return True
        error = error.__cause__
    return False


class Log(io.TextIOBase):
    """Where the server logs to. The log's disk may be full too: then lines are lost, and nothing else is."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Writes as much as there is room for."""
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Hands it on."""
        with suppress(OSError):
            self._stream.flush()

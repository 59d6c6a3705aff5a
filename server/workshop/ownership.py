"""One server for one data directory: two would train the same runs and sweep each other's files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DirectoryInUseError(RuntimeError):
    """Another server works in the data directory."""


@contextmanager
def owning(data: Path) -> Iterator[None]:
    """Holds the data directory for as long as the context lasts; the system lets go of it when the process dies.

    Raises:
        DirectoryInUseError: another server has it.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / "lock").open("a") as file:
        if os.name == "posix":
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise DirectoryInUseError(f"another server works in {data.absolute()}") from error
        yield

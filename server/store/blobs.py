"""Files named by the SHA-256 of what is in them: written beside, synchronised, and renamed into place."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

CHUNK = 1024 * 1024


class Blobs:
    """Blobs in a directory. Every call blocks on the disk: use a thread."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def path(self, blob: str) -> Path:
        """Where a blob's file is."""
        return self._directory / blob[:2] / f"{blob}.safetensors"

    @contextmanager
    def incoming(self) -> Iterator[IO[bytes]]:
        """A file to write something new into; gone at the end unless it was kept."""
        self._directory.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=self._directory, prefix=".incoming-", delete=False) as file:
            try:
                yield file
            finally:
                Path(file.name).unlink(missing_ok=True)

    def keep(self, incoming: IO[bytes]) -> str:
        """Makes what was written a blob, and names it."""
        incoming.flush()
        os.fsync(incoming.fileno())
        source = Path(incoming.name)
        with source.open("rb") as file:
            blob = hashlib.file_digest(file, "sha256").hexdigest()
        target = self.path(blob)
        target.parent.mkdir(exist_ok=True)
        source.rename(target)
        _sync(target.parent)
        return blob

    def keep_copy(self, source: Path) -> str:
        """Makes a copy of a file a blob, and names it."""
        with self.incoming() as incoming, source.open("rb") as file:
            shutil.copyfileobj(file, incoming, CHUNK)
            return self.keep(incoming)


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Files named by the SHA-256 of what is in them: written beside, synchronised, and renamed into place."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile


def link(source: Path, target: Path) -> None:
    """The same file under another name, in a directory that is made; it stays when the other name goes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one without links
        shutil.copyfile(source, target)


class Incoming:
    """A file on its way to become a blob."""

    def __init__(self, directory: Path) -> None:
        self._file = NamedTemporaryFile(dir=directory, prefix="incoming-", suffix=".part", delete=False)  # noqa: SIM115
        self._hash = hashlib.sha256()
        self.path = Path(self._file.name)

    def write(self, chunk: bytes) -> None:
        """Adds to the file."""
        self._hash.update(chunk)
        self._file.write(chunk)

    def flush(self) -> None:
        """Lets others read what was written so far."""
        self._file.flush()

    def finish(self) -> str:
        """The blob's name, when the disk has all of it."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return self._hash.hexdigest()

    def discard(self) -> None:
        """Forgets the file, unless it became a blob."""
        self._file.close()
        self.path.unlink(missing_ok=True)


class Blobs:
    """Blobs in a directory. Every call blocks on the disk: use a thread."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def path(self, blob: str) -> Path:
        """Where a blob's file is."""
        return self._directory / blob[:2] / f"{blob}.safetensors"

    def begin(self) -> Incoming:
        """A file to write something new into; to be kept or discarded."""
        return Incoming(self._directory)

    def keep(self, incoming: Incoming) -> str:
        """Makes what was written a blob, and names it."""
        blob = incoming.finish()
        target = self.path(blob)
        target.parent.mkdir(exist_ok=True)
        incoming.path.rename(target)
        _sync(target.parent)
        return blob

    def keep_file(self, file: Path) -> str:
        """Makes a finished file a blob as well, and names it; it stays when the file's other name goes."""
        with file.open("rb") as source:
            blob = hashlib.file_digest(source, "sha256").hexdigest()
        target = self.path(blob)
        if not target.exists():
            link(file, target)
            _sync(target.parent)
        return blob

    def sweep(self, needed: set[Path]) -> int:
        """Deletes the files of all blobs but these, and what never became one; how many. Nothing may come in."""
        left = [file for file in self._directory.rglob("*") if file.is_file() and file not in needed]
        for file in left:
            file.unlink()
        return len(left)

    def keep_all(self, chunks: Iterable[bytes]) -> str:
        """Makes a blob of what comes in chunks, and names it."""
        incoming = self.begin()
        try:
            for chunk in chunks:
                incoming.write(chunk)
            return self.keep(incoming)
        finally:
            incoming.discard()


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

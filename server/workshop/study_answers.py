"""Answers that took long, as files: for who asks the same again, within a bound of bytes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

MOST_BYTES = 256 * 2**20


@dataclass(frozen=True)
class StudyAnswer:
    """What came of a study: a frame without its subject, or JSON."""

    is_frame: bool
    content: bytes


class StudyAnswers:
    """The answers asked for last. Reading and keeping touch the disk, from whatever thread."""

    def __init__(self, directory: Path, most_bytes: int = MOST_BYTES) -> None:
        self._directory = directory
        self._most_bytes = most_bytes
        self._turn = Lock()
        self._kept: OrderedDict[str, tuple[bool, int]] = OrderedDict()
        """by key: whether it is a frame, and its bytes"""

    def get(self, key: str) -> StudyAnswer | None:
        """The answer under a key, if it is still there."""
        with self._turn:
            kept = self._kept.get(key)
            if kept is None:
                return None
            self._kept.move_to_end(key)
            return StudyAnswer(kept[0], (self._directory / key).read_bytes())

    def keep(self, key: str, file: Path, *, is_frame: bool) -> None:
        """Takes a file over; the answers that nobody has asked for the longest make room. The newest always stays."""
        with self._turn:
            size = file.stat().st_size
            file.replace(self._directory / key)
            self._kept[key] = is_frame, size
            while len(self._kept) > 1 and sum(size for _, size in self._kept.values()) > self._most_bytes:
                oldest, _ = self._kept.popitem(last=False)
                (self._directory / oldest).unlink()

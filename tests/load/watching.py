"""What a process takes while it is watched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

INTERVAL = 0.2
"""Seconds between two looks."""


@dataclass
class Observed:
    """What was seen."""

    most_bytes: int = 0
    """of memory that it had for itself (resident set size)"""
    cpu_seconds: float = 0.0


@contextmanager
def observed(pid: int) -> Iterator[Observed]:
    """Looks at a process from a thread for as long as the context lasts."""
    process, seen, ends = psutil.Process(pid), Observed(), threading.Event()
    began = process.cpu_times()

    def look() -> None:
        while not ends.wait(INTERVAL):
            seen.most_bytes = max(seen.most_bytes, process.memory_info().rss)

    thread = threading.Thread(target=look, name="watching")
    thread.start()
    try:
        yield seen
    finally:
        ends.set()
        thread.join()
        now = process.cpu_times()
        seen.cpu_seconds = now.user + now.system - began.user - began.system

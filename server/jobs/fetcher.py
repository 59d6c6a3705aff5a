"""The body of a process that gets a data set or weights from the internet and puts them into the data directory."""

from __future__ import annotations

import socket
import time
import traceback
from pathlib import Path
from typing import Any

from models import data, torchvision_weights
from models.data.obtaining import download as download_images
from models.data.remote import FetchFault
from models.problems import Problem
from models.torchvision_weights.obtaining import download as download_weights
from server.jobs.child import limit_memory, settle
from server.jobs.line import Line

NICE = 10
"""Behind all who look at networks: unpacking takes a processor for a while."""

INTERVAL = 0.25
"""Seconds between two reports of progress, at least."""


def run(connection: socket.socket) -> None:
    """Reads ``{kind, name, where, memory_limit}``; sends ``{bytes}`` now and again, and last ``{problem}``, or null."""
    settle(NICE)
    line = Line(connection, beats=False)
    asked, _ = line.wait()
    limit_memory(asked["memory_limit"])
    line.send({"problem": _fetch(asked, line)})
    line.close()


def _fetch(asked: dict[str, Any], line: Line) -> dict[str, Any] | None:
    told = 0.0

    def report(count: int) -> None:
        nonlocal told
        if time.monotonic() - told >= INTERVAL:
            told = time.monotonic()
            line.send({"bytes": count})

    where = Path(asked["where"])
    try:
        match asked["kind"]:
            case "dataset":
                download_images(data.get(asked["name"]), where, report)
            case "weights":
                download_weights(torchvision_weights.get(asked["name"]), where, report)
    except FetchFault as fault:
        return vars(fault.problem)
    except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits to be told
        traceback.print_exc()
        return vars(Problem("download_broken", {"reason": f"{type(error).__name__}: {error}"[:200]}))
    return None

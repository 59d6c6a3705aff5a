"""Data sets that somebody has asked for, on their way from the internet: one process each, and how far it is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import structlog

from models.data import Dataset
from models.data.obtaining import arrived, discard
from models.problems import Problem, declare
from models.text import Text
from server.errors import Refusal
from server.jobs import fetcher, launch
from server.jobs.framing import BrokenConversation
from server.jobs.launch import Worker

State = Literal["available", "missing", "downloading", "failed"]

AT_A_TIME = 2
"""Further ones wait: more would only share the same connection to the internet."""
MEMORY = 6 * 2**30
"""Bytes that unpacking may take: the largest set's archive and its arrays."""

declare(
    "download_broken",
    Text(
        "The download ended unexpectedly ({reason}). Try again: what has arrived is kept.",
        "Загрузка неожиданно прервалась ({reason}). Повторите: скачанное сохранено.",
    ),
)

log = structlog.get_logger(__name__)


@dataclass
class Progress:
    """How far a data set is: ``bytes`` of its download are here."""

    state: State
    bytes: int = 0
    problem: Problem | None = None


class Downloads:
    """Gets data sets into a folder, when somebody who may asks for it.

    What an earlier server left unfinished is told as missing, with the bytes that are here; asked for again, the
    download goes on from there.
    """

    def __init__(self, where: Path) -> None:
        self._where = where
        self._turns = asyncio.Semaphore(AT_A_TIME)
        self._known: dict[str, Progress] = {}
        self._going: dict[str, asyncio.Task[None]] = {}

    def progress(self, dataset: Dataset) -> Progress:
        """How far a data set is now; touches the disk."""
        if dataset.available():
            return Progress("available", dataset.download.bytes if dataset.download else 0)
        known = self._known.get(dataset.name)  # once: the event loop goes on beside whoever touches the disk
        if known is not None and dataset.name in self._going:
            return known
        here, problem = arrived(dataset, self._where), known and known.problem
        return Progress("failed", here, problem) if problem else Progress("missing", here)

    def start(self, dataset: Dataset) -> None:
        """Begin to get a data set; one that is on its way or here stays as it is.

        Raises:
            Refusal: `download_impossible`.
        """
        if dataset.download is None:
            raise Refusal("download_impossible", name=dataset.name)
        if dataset.name in self._going or dataset.available():
            return
        self._known[dataset.name] = Progress("downloading", arrived(dataset, self._where))
        task = asyncio.create_task(self._get(dataset))
        self._going[dataset.name] = task
        task.add_done_callback(lambda _: self._going.pop(dataset.name))

    async def cancel(self, dataset: Dataset) -> None:
        """Stop getting a data set, and forget what has come of it."""
        await self._stop([dataset.name])
        self._known.pop(dataset.name, None)
        await asyncio.to_thread(discard, dataset, self._where)

    async def aclose(self) -> None:
        """Stop all of it; what has come is kept."""
        await self._stop([*self._going])

    async def _stop(self, names: list[str]) -> None:
        going = [self._going[name] for name in names if name in self._going]
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)

    async def _get(self, dataset: Dataset) -> None:
        progress = self._known[dataset.name]
        async with self._turns:
            worker = await launch.launch(fetcher.run)
            try:
                worker.write({"dataset": dataset.name, "where": str(self._where), "memory_limit": MEMORY})
                told = await _follow(worker, progress)
                problem = None if told is None else Problem(**told)
            except (BrokenConversation, OSError) as error:
                problem = Problem("download_broken", {"reason": str(error)[:200]})
            finally:
                worker.kill()
                await asyncio.shield(worker.ended())
        if problem is None:
            self._known.pop(dataset.name, None)
            log.info("data set downloaded", name=dataset.name)
        else:
            progress.problem = problem
            log.warning("data set not downloaded", name=dataset.name, reason=problem.message("en"))


async def _follow(worker: Worker, progress: Progress) -> dict[str, Any] | None:
    """Notes what a process reports, to its end; the problem it ended with."""
    while message := await worker.read():
        header, _ = message
        if "problem" in header:
            problem: dict[str, Any] | None = header["problem"]
            return problem
        progress.bytes = header["bytes"]
    raise BrokenConversation("its process ended")

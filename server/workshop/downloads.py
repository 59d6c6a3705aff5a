"""What somebody has asked for, on its way from the internet: one process each, and how far it is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Literal

import structlog

from models.problems import Problem, declare
from models.text import Text
from server.errors import Refusal
from server.jobs import fetcher, launch
from server.jobs.framing import BrokenConversation
from server.jobs.launch import Worker

from .wanted import Wanted

State = Literal["available", "missing", "downloading", "failed"]

_Key = tuple[str, str]
"""Kind and name."""

AT_A_TIME = 2
"""Further ones wait: more would only share the same connection to the internet."""
MEMORY = 6 * 2**30
"""Bytes that unpacking may take: the largest set's archive and its arrays, or the largest weights four times."""

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
    """How far something is: ``bytes`` of its download are here."""

    state: State
    bytes: int = 0
    problem: Problem | None = None


class Downloads:
    """Gets what is wanted, when somebody who may asks for it.

    What an earlier server left unfinished is told as missing, with the bytes that are here; asked for again, the
    download goes on from there.
    """

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_A_TIME)
        self._known: dict[_Key, Progress] = {}
        self._going: dict[_Key, asyncio.Task[None]] = {}

    def progress(self, wanted: Wanted) -> Progress:
        """How far something is now; touches the disk."""
        if wanted.available():
            return Progress("available", wanted.bytes or 0)
        known = self._known.get(_key(wanted))  # once: the event loop goes on beside whoever touches the disk
        if known is not None and _key(wanted) in self._going:
            return known
        here, problem = wanted.arrived(), known and known.problem
        return Progress("failed", here, problem) if problem else Progress("missing", here)

    def start(self, wanted: Wanted) -> None:
        """Begin to get something; what is on its way or here stays as it is.

        Raises:
            Refusal: `download_impossible`.
        """
        key = _key(wanted)
        if wanted.bytes is None:
            raise Refusal("download_impossible", name=wanted.name)
        if key in self._going or wanted.available():
            return
        self._known[key] = Progress("downloading", wanted.arrived())
        task = asyncio.create_task(self._get(wanted))
        self._going[key] = task
        task.add_done_callback(lambda _: self._going.pop(key))

    async def cancel(self, wanted: Wanted) -> None:
        """Stop getting something, and forget what has come of it."""
        await self._stop([_key(wanted)])
        self._known.pop(_key(wanted), None)
        await asyncio.to_thread(wanted.discard)

    async def aclose(self) -> None:
        """Stop all of it; what has come is kept."""
        await self._stop([*self._going])

    async def _stop(self, keys: list[_Key]) -> None:
        going = [self._going[key] for key in keys if key in self._going]
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)

    async def _get(self, wanted: Wanted) -> None:
        progress = self._known[_key(wanted)]
        async with self._turns:
            worker = await launch.launch(fetcher.run)
            try:
                about = {"kind": wanted.kind, "name": wanted.name, "where": str(wanted.where)}
                worker.write({**about, "memory_limit": MEMORY})
                told = await _follow(worker, progress)
                problem = None if told is None else Problem(**told)
            except (BrokenConversation, OSError) as error:
                problem = Problem("download_broken", {"reason": str(error)[:200]})
            finally:
                worker.kill()
                await asyncio.shield(worker.ended())
        if problem is None:
            self._known.pop(_key(wanted), None)
            log.info("downloaded", kind=wanted.kind, name=wanted.name)
        else:
            progress.problem = problem
            log.warning("not downloaded", kind=wanted.kind, name=wanted.name, reason=problem.message("en"))


def _key(wanted: Wanted) -> _Key:
    return wanted.kind, wanted.name


async def _follow(worker: Worker, progress: Progress) -> dict[str, Any] | None:
    """Notes what a process reports, to its end; the problem it ended with."""
    while message := await worker.read():
        header, _ = message
        if "problem" in header:
            problem: dict[str, Any] | None = header["problem"]
            return problem
        progress.bytes = header["bytes"]
    raise BrokenConversation("its process ended")

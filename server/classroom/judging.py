"""Hand-ins judged one after the other by processes of their own; the database is the queue, so a restart loses none."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

import structlog

from models.initialization import Initialization
from models.problems import Problem
from server.jobs.errands import ErrandFault, Errands
from server.store.blobs import Blobs
from server.store.contests import Contest, Contests
from server.store.handins import Handin, Handins
from server.workshop.outgoing import UNAVAILABLE, working_directory
from server.workshop.places import Places

SECONDS = 600.0
"""For one hand-in, at most."""
ATTEMPTS = 3
"""How often a process that came to nothing is tried again: the machine may have been short of memory."""
PAUSE = 5.0
"""Seconds after what the database or the disk refused."""
DIGITS = 4
"""Of an F1: points follow from what everybody sees."""

log = structlog.get_logger(__name__)


class Judging:
    """Has hand-ins judged."""

    def __init__(
        self,
        contests: Contests,
        handins: Handins,
        blobs: Blobs,
        places: Places,
        tell: Callable[[Contest], None],
    ) -> None:
        self._contests = contests
        self._handins = handins
        self._blobs = blobs
        self._places = places
        self._tell = tell
        self._errands = Errands(1, SECONDS)
        self._failures = Counter[str]()
        self._arrived = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Judges what waits, and from then on what arrives."""
        self._task = asyncio.create_task(self._go_on())

    def wake(self) -> None:
        """Says that something was handed in."""
        self._arrived.set()

    async def aclose(self) -> None:
        """Ends; what is being judged waits again."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _go_on(self) -> None:
        while True:
            self._arrived.clear()
            try:
                handin = await self._handins.next_waiting()
                if handin is not None:
                    await self._judge(handin)
                    continue
            except Exception:
                log.exception("a hand-in could not be judged")
                await asyncio.sleep(PAUSE)
                continue
            await self._arrived.wait()

    async def _judge(self, handin: Handin) -> None:
        contest = await self._contests.get(handin.contest)
        if contest is None:  # deleted between two looks, and the hand-in with it
            return
        try:
            async with working_directory(self._places.errands) as directory:
                found = await self._errands.do("judge", self._question(contest, handin), directory)
        except ErrandFault as fault:
            await self._fail(handin, fault.problems[0])
        else:
            await self._handins.judge(handin.id, "judged", f1=round(found["f1"], DIGITS), problem=None)
        self._tell(contest)

    async def _fail(self, handin: Handin, problem: Problem) -> None:
        self._failures[handin.id] += 1
        if problem.code in UNAVAILABLE and self._failures[handin.id] < ATTEMPTS:
            log.warning("a hand-in is judged again", handin=handin.id, reason=problem.message("en"))
            return
        await self._handins.judge(handin.id, "refused", f1=None, problem=vars(problem))

    def _question(self, contest: Contest, handin: Handin) -> dict[str, Any]:
        """The network has all its weights: what they would else begin with does not matter."""
        return {
            "graph": handin.graph,
            "seed": 0,
            "initialization": Initialization().model_dump(),
            "weights": [str(self._blobs.path(handin.weights))],
            "dataset": contest.dataset,
            "images": contest.images,
            "seed_of_test": contest.seed,
        }

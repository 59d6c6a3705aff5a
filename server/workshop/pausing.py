"""Pauses trainings by itself: those that nobody watches while others train, and those whose owner has computed enough.

They keep their weights, and play goes on. A training that runs while its person sleeps is no trouble as long as nobody
who is awake wants the machine; runs of series are not meant to be watched, and have their own turns.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import structlog

from models.problems import Problem
from server.store.projects import Projects
from server.store.runs import Run

from .audience import Audience
from .metering import Metering
from .playing import Playing
from .quotas import Quotas
from .supervisor import Supervisor

log = structlog.get_logger(__name__)

UNWATCHED = 900.0
"""Seconds that a training goes on for nobody: a break, or a laptop that was closed to walk to another room."""
LOOK = 5.0
"""Seconds from one look at all of them to the next."""


class Pausing:
    """Looks after the trainings that go on."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        audience: Audience,
        projects: Projects,
        supervisor: Supervisor,
        playing: Playing,
        quotas: Quotas,
        metering: Metering,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._audience = audience
        self._projects = projects
        self._supervisor = supervisor
        self._playing = playing
        self._quotas = quotas
        self._metering = metering
        self._clock = clock
        self._seen: dict[str, float] = {}
        """when each training that goes on was last watched, or began"""

    async def watch(self) -> None:
        """Looks again and again, until it is cancelled."""
        while True:
            for work in (self._metering.keep, self.look):  # halting takes its time; what was counted does not wait
                try:
                    await work()
                except Exception:
                    log.exception("trainings could not be looked after")
            await asyncio.sleep(LOOK)

    async def look(self) -> None:
        """Pauses what is to be paused now, all at once: one that is slow to stop keeps no other going."""
        now = self._clock()
        trained = [run for run in self._supervisor.trained() if run.state != "paused"]  # those that gave way, too
        owners = {run.id: (run, await self._owner(run)) for run in trained}
        self._seen = {name: self._seen.get(name, now) for name in owners}
        watched = {run.id for run, _ in owners.values() if self._audience.is_followed(run.project)}
        self._seen |= dict.fromkeys(watched, now)
        reasons: dict[str, Problem] = {}
        for run, owner in owners.values():
            limit = self._quotas.minutes_used_up(owner)
            if limit is not None:
                reasons[run.id] = limit
                continue
            is_alone = all(owners[other][1] == owner for other in watched)
            if now - self._seen[run.id] > UNWATCHED and run.series is None and not is_alone:
                reasons[run.id] = Problem("run_unwatched", {"minutes": round(UNWATCHED / 60)})
        halts = (self._playing.halt(owners[name][0], reason) for name, reason in reasons.items())
        for ended in await asyncio.gather(*halts, return_exceptions=True):
            if isinstance(ended, Exception):
                log.error("a training could not be paused", exc_info=ended)

    async def _owner(self, run: Run) -> str:
        project = await self._projects.get(run.project)
        assert project is not None  # a run is never without its project
        return project.owner

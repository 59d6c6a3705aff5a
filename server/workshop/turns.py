"""Whose turn it is: runs of series are trained in the background, a few at a time, and in nobody's way.

What waits stands in the database, so that a restart loses no place. A run gets its turn while nobody waits for a place
himself, while at most two of its series are trained, and while all series together have no more than four, and leave
half of the places free; and whatever others do, when its owner has nothing else trained, for then it contends like
anybody's (`jobs.fairness`).
Nobody's gets one while they are asked to look up (`classroom`), or have used up their minutes.
Of those that may, it is the one whose owner has the fewest trained, then whose series has, then the oldest.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress

import structlog

from server.jobs.runner import Runner
from server.store.projects import Projects
from server.store.runs import Run, Runs

from .playing import Playing
from .quotas import Quotas
from .supervisor import Supervisor

log = structlog.get_logger(__name__)

AT_ONCE = 2
"""Runs of one series."""
IN_ALL = 4
"""Runs of all series: memory has room for more, but processors would be taken from those who watch theirs."""
AGAIN = 1.0
"""Seconds after which those that wait are looked at again, whatever was heard: slots come free in other ways too."""


class Turns:
    """Gives the runs of series their turns."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self, runner: Runner, runs: Runs, projects: Projects, supervisor: Supervisor, playing: Playing, quotas: Quotas
    ) -> None:
        self._runner = runner
        self._quotas = quotas
        self._runs = runs
        self._projects = projects
        self._supervisor = supervisor
        self._playing = playing

    def look(self) -> None:
        """Notes that something waits that did not before."""
        self._supervisor.freed.set()

    async def give(self) -> None:
        """Gives turns until it is cancelled."""
        while True:
            waits = True
            self._supervisor.freed.clear()
            try:
                waits = await self._give_all()
            except Exception:
                log.exception("turns could not be given")
            with suppress(TimeoutError):
                async with asyncio.timeout(AGAIN if waits else None):
                    await self._supervisor.freed.wait()

    async def _give_all(self) -> bool:
        """Gives every turn that there is; whether others still wait."""
        while waiting := [run for run in await self._runs.waiting() if not self._supervisor.is_trained(run.id)]:
            chosen = await self._choose(waiting)
            if chosen is None:
                return True
            await self._playing.begin(chosen)
        return False

    async def _choose(self, waiting: list[Run]) -> Run | None:
        capacity = await self._runner.capacity()
        trained = [(run, await self._owner(run)) for run in self._supervisor.trained() if run.state != "paused"]
        going = [(run, owner) for run, owner in trained if run.series is not None]
        is_full = (
            capacity.queued > 0
            or capacity.running >= capacity.slots
            or len(going) >= max(1, min(IN_ALL, capacity.slots // 2))
        )
        busy = {owner for _, owner in trained}
        series = Counter(run.series for run, _ in going)
        owners = Counter(owner for _, owner in going)
        ranks = []
        for place, run in enumerate(waiting):
            owner = await self._owner(run)
            may = series[run.series] < AT_ONCE and not (is_full and owner in busy)
            if may and not self._quotas.is_held(owner):
                ranks.append((owners[owner], series[run.series], place))
        return waiting[min(ranks)[-1]] if ranks else None

    async def _owner(self, run: Run) -> str:
        project = await self._projects.get(run.project)
        assert project is not None  # a run is never without its project
        return project.owner

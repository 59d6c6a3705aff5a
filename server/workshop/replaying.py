"""A step of a run done again and looked at, by the insight process: the training itself is not asked."""

from __future__ import annotations

from typing import Any

from models.insight import InsightFault
from models.problems import Problem
from server.errors import Refusal
from server.jobs.insight import InsightAnswer, InsightService
from server.store.runs import KeptSnapshot, Run, Runs

from .asking import PASSING
from .places import Places
from .specs import training_spec
from .supervisor import Supervisor


class Replaying:
    """Finds where a step can be repeated from, and asks about it."""

    def __init__(self, insight: InsightService, runs: Runs, places: Places, supervisor: Supervisor) -> None:
        self._insight = insight
        self._runs = runs
        self._places = places
        self._supervisor = supervisor

    async def ask(self, run: Run, step: int | None, asked: dict[str, Any], asker: str) -> InsightAnswer:
        """The step after `step` updates, the coming one if None: its numbers, or pictures of nodes as a frame.

        Raises:
            Refusal: `insight_refused` with what stands in the way.
        """
        wanted = run.step if step is None else step
        if wanted > run.step:
            raise Refusal("insight_refused", faults=[Problem("replay_not_done", {"step": wanted, "done": run.step})])
        snapshot = await self._before(run, wanted)
        spec = await training_spec(run, self._runs, self._places, snapshot)
        try:
            return await self._insight.ask({"replay": {"spec": spec, "step": wanted, **asked}}, asker)
        except InsightFault as error:
            code = "insight_unavailable" if error.problem.code in PASSING else "insight_refused"
            raise Refusal(code, faults=[error.problem]) from error

    async def _before(self, run: Run, step: int) -> KeptSnapshot | None:
        """The newest snapshot at a step or before it. A paused training is asked for one of where it stands."""
        if run.state == "paused" and step == run.step and self._supervisor.is_trained(run.id):
            await self._supervisor.keep(run.id)
        earlier = [snapshot for snapshot in await self._runs.snapshots(run.id) if snapshot.step <= step]
        return earlier[-1] if earlier else None

"""The runs of a project beside one another: told when asked for, and to the project's followers as they change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import structlog

from models.problems import Problem
from models.text import Language
from server.comparisons import BestResult, Curve, RunSummary, VariantAnswer
from server.errors import said_in
from server.store.curves import Curves, Miniature
from server.store.projects import Project, Projects
from server.store.runs import Run
from server.wire import RunListed

from .audience import Audience
from .networks import Networks

log = structlog.get_logger(__name__)

INTERVAL = 1.0
"""Seconds between two messages about one run."""


class Listing:
    """Summaries of runs."""

    def __init__(self, audience: Audience, projects: Projects, curves: Curves, networks: Networks) -> None:
        self._audience = audience
        self._projects = projects
        self._curves = curves
        self._networks = networks
        self._waiting: dict[str, Run] = {}
        """what is to be told when a run's interval has passed, as it was last"""
        self._telling: dict[str, asyncio.Task[None]] = {}

    async def summaries(self, project: Project, runs: Sequence[Run], language: Language) -> list[RunSummary]:
        """The runs of a project as its list shows them, in their order."""
        summary = await self._reading(project, runs)
        return [summary(run, language) for run in runs]

    def changed(self, run: Run) -> None:
        """Has a change told: now, or with later ones when the run's interval has passed."""
        if not self._audience.is_followed(run.project):
            return
        self._waiting[run.id] = run
        if run.id not in self._telling:
            self._telling[run.id] = asyncio.create_task(self._tell(run.id), name=f"summary of {run.id}")

    async def _reading(self, project: Project, runs: Sequence[Run]) -> Callable[[Run, Language], RunSummary]:
        """What makes summaries of some runs, with all that is read for them."""
        names = [run.id for run in runs]
        curves = await self._curves.of(names)
        present = await self._networks.of_project(project)
        networks = await self._networks.of_runs(names)
        return lambda run, language: _summary(
            run, curves.get(run.id), language, project=project, graph_differs=networks[run.id] != present
        )

    async def _tell(self, run: str) -> None:
        try:
            while run in self._waiting:
                await self._tell_once(self._waiting.pop(run))
                await asyncio.sleep(INTERVAL)
        except Exception:
            log.exception("a run's summary could not be told", run=run)
        finally:
            del self._telling[run]

    async def _tell_once(self, run: Run) -> None:
        project = await self._projects.get(run.project)
        if project is None:
            return
        summary = await self._reading(project, [run])
        self._audience.tell(run.project, lambda language: RunListed(project=run.project, run=summary(run, language)))

    async def aclose(self) -> None:
        """Tells nothing more."""
        tasks = [*self._telling.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _summary(
    run: Run, curve: Miniature | None, language: Language, *, project: Project, graph_differs: bool
) -> RunSummary:
    told = {name: value for name, value in vars(run).items() if name in RunSummary.model_fields}
    return RunSummary.model_validate(
        {
            **told,
            "reason": said_in(Problem(**run.reason), language) if run.reason else None,
            "recipe": run.recipe_now,
            "accuracy": run.accuracy if run.validation_accuracy is None else run.validation_accuracy,
            "deleted": run.deleted is not None,
            "shown": project.run == run.id,
            "best": _best(curve),
            "curve": None if curve is None else _curve(curve),
            "variant": None if run.variant is None else VariantAnswer.model_validate(run.variant),
            "graph_differs": graph_differs,
        }
    )


def _best(curve: Miniature | None) -> BestResult | None:
    if curve is None or curve.best is None:
        return None
    step, loss, accuracy = curve.best
    return BestResult(loss=loss, accuracy=accuracy, step=step)


def _curve(curve: Miniature) -> Curve:
    columns = {"split": curve.split, "steps": curve.steps, "loss": curve.loss, "accuracy": curve.accuracy}
    return Curve.model_validate(columns)

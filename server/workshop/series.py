"""Several runs of one project that are to be compared: made together, trained in turn, ended and deleted together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from models.text import Language
from server.comparisons import LONGEST_SERIES, SeriesAnswer, SeriesEntry
from server.errors import Refusal
from server.store.projects import Project
from server.store.runs import LIVELY, Run, Runs
from server.store.series import Series, SeriesStore
from server.store.tables import now

from .announcing import Announcer
from .documents import MAIN, Checked
from .finding import Finding
from .history import History
from .listing import Listing
from .playing import Playing
from .quotas import Quotas
from .turns import Turns
from .variants import Plan, checked
from .weights import Weights

MOST_WAITING = 4 * LONGEST_SERIES
"""Runs of one project that may wait for their turn."""


class Comparing:
    """The series of projects."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        series: SeriesStore,
        runs: Runs,
        finding: Finding,
        playing: Playing,
        history: History,
        weights: Weights,
        turns: Turns,
        quotas: Quotas,
        announcer: Announcer,
        listing: Listing,
    ) -> None:
        self._series = series
        self._runs = runs
        self._finding = finding
        self._playing = playing
        self._history = history
        self._weights = weights
        self._turns = turns
        self._quotas = quotas
        self._announcer = announcer
        self._listing = listing

    async def begin(self, project: Project, about: Series, plans: Sequence[Plan]) -> Series:
        """Makes the runs of a series, which take their turns; the run that the project shows stays as it is.

        Raises:
            Refusal: `variant_refused`, `too_many`; nothing was started then.
        """
        documents = await asyncio.to_thread(checked, project, plans)
        if len(await self._runs.waiting(project.id)) + len(plans) > MOST_WAITING:
            raise Refusal("too_many", limit=MOST_WAITING)
        async with self._quotas.room_for(project.id, len(plans)):
            is_trained_on = not all(plan.fresh for plan in plans)
            started = await self._weights.to_start_from_later(project) if is_trained_on else []
            runs = [
                _run(about, index, plan, document, [] if plan.fresh else started)
                for index, (plan, document) in enumerate(zip(plans, documents, strict=True))
            ]
            await self._series.add(about, runs)
        for run in runs:
            await self._announcer.run_changed(run)
        self._turns.look()
        return about

    async def find(self, series: str, *, deleted: bool = False) -> Series:
        """The series; raises Refusal `not_found`."""
        found = await self._series.get(series)
        if found is None or (found.deleted is not None and not deleted):
            raise Refusal("not_found")
        return found

    async def entries(self, project: str) -> list[SeriesEntry]:
        """The series of a project, newest first."""
        return [SeriesEntry.model_validate(_told(series)) for series in await self._series.of(project)]

    async def describe(self, series: Series, language: Language) -> SeriesAnswer:
        """A series with its runs."""
        project = await self._finding.existing_project(series.project)
        runs = [self._history.newest(run) for run in await self._runs.in_series(series.id)]
        summaries = await self._listing.summaries(project, runs, language)
        return SeriesAnswer.model_validate({**_told(series), "runs": summaries})

    async def stop(self, series: Series) -> None:
        """Ends every run of a series, those that wait too."""
        present = [self._history.newest(run) for run in await self._runs.in_series(series.id)]
        lively = [run for run in present if run.state in LIVELY]
        for run in sorted(lively, key=lambda run: run.state != "queued"):  # or they would begin as the others end
            await self._playing.stop(await self._finding.existing_run(run.id))

    async def resume(self, series: Series) -> None:
        """Lets every run of a series that was halted take its turn again."""
        for run in await self._runs.in_series(series.id):
            await self._playing.wait_again(run)
        self._turns.look()

    async def delete(self, series: Series) -> None:
        """Ends a series and deletes it with its runs, softly."""
        await self.stop(series)
        at = now()
        await self._series.set_deleted(series.id, at)
        for run in await self._runs.in_series(series.id):
            await self._history.delete(run, at)

    async def restore(self, series: Series) -> None:
        """Brings a deleted series back, with the runs that were deleted with it."""
        if series.deleted is None:
            raise Refusal("nothing_to_undo")
        for run in await self._runs.deleted_with(series.id, series.deleted):
            await self._history.restore(run)
        await self._series.set_deleted(series.id, None)


def _run(series: Series, index: int, plan: Plan, document: Checked, initial: list[str]) -> Run:
    recipe = document.recipe.model_dump(mode="json")
    return Run(
        project=series.project,
        fingerprint=document.fingerprint,
        graph=document.document["graphs"][MAIN],
        dataset=document.document["dataset"],
        task=document.document["task"],
        recipe=recipe,
        recipe_now=recipe,
        initial=initial,
        title=plan.title,
        series=series.id,
        variant={"index": index, "values": plan.values, "graph": plan.has_own_network},
        created=series.created,
    )


def _told(series: Series) -> dict[str, Any]:
    told = {name: getattr(series, name) for name in ("id", "project", "kind", "title", "created")}
    plan = series.plan
    return {**told, "note": plan["note"], "fields": plan["fields"], "experiment": plan.get("experiment")}

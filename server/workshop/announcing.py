"""Tells whoever follows a project what happens to it, in the order in which it happened."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any
from weakref import WeakValueDictionary

from models.text import Language
from server.answers import RunAnswer
from server.errors import Refusal
from server.store.projects import Project, Projects
from server.store.runs import Run
from server.wire import Edited, Metrics, ProblemMessage, RunState, SignalsTaken, SnapshotTaken

from .audience import Audience
from .describing import Fingerprints, describe_run
from .listing import Listing


class Announcer:
    """Makes messages of what happens. Nothing here waits for a reader."""

    def __init__(self, audience: Audience, projects: Projects, fingerprints: Fingerprints, listing: Listing) -> None:
        self._audience = audience
        self._projects = projects
        self._fingerprints = fingerprints
        self._listing = listing
        self._orders: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def order(self, project: str) -> asyncio.Lock:
        """Held while something is stored and announced, and by followers while they read where to begin.

        Nobody then misses a change or hears of it before the state that it changes.
        """
        return self._orders.setdefault(project, asyncio.Lock())

    def edited(self, edit: Edited, *, changes_network: bool) -> None:
        """A project's document changed; a card that is dragged about changes no picture."""
        self._audience.tell(edit.project, lambda _: edit)
        if changes_network:
            self._audience.refresh(edit.project, at_once=True)

    async def run_changed(self, run: Run) -> None:
        """A run changed, or became the one that is shown with its project."""
        self._listing.changed(run)
        project = await self._projects.get(run.project)
        if project is not None and project.run == run.id:
            self._audience.tell(run.project, lambda language: self._run_state(project, run, language))

    async def run_forgotten(self, project: str) -> None:
        """A project shows no run any more."""
        self._audience.tell(project, lambda _: RunState(project=project, run=None))
        self._audience.refresh(project, at_once=True)

    def deleted(self, project: str) -> None:
        """A project is there no more."""
        gone = Refusal("project_deleted")
        self._audience.tell(project, lambda language: ProblemMessage(**gone.describe(language).model_dump()))
        self._audience.refresh(project, at_once=True)

    def describe(self, project: Project, run: Run, language: Language) -> RunAnswer:
        """The run, as it is told about its project."""
        return describe_run(run, language, current=run.fingerprint == self._fingerprints.of(project))

    async def points(self, run: Run, seq: int, points: Sequence[dict[str, Any]]) -> None:
        """A run was measured: whoever follows its project sees the curve of the one that is shown."""
        project = await self._projects.get(run.project)
        if project is None or project.run != run.id:
            return
        message = Metrics.model_validate({"run": run.id, "seq": seq, "points": points})
        self._audience.tell(run.project, lambda _: message)

    async def signals(self, run: Run, told: dict[str, Any]) -> None:
        """A run was looked into: likewise."""
        project = await self._projects.get(run.project)
        if project is None or project.run != run.id:
            return
        message = SignalsTaken.model_validate({"project": run.project, "run": run.id, **told})
        self._audience.tell(run.project, lambda _: message)

    def snapshot(self, run: Run, step: int) -> None:
        """A run's weights were kept."""
        message = SnapshotTaken(run=run.id, step=step)
        self._audience.tell(run.project, lambda _: message)

    async def learned(self, run: Run) -> None:
        """A run's live weights are newer: of one that is not shown, only those hear who look at that very run."""
        project = await self._projects.get(run.project)
        is_shown = project is not None and project.run == run.id
        self._audience.refresh(run.project, at_once=False, run=None if is_shown else run.id)

    def weights(self, project: str, *, at_once: bool) -> None:
        """A project's weights are others: a training ended, or others took the place of its own."""
        self._audience.refresh(project, at_once=at_once)

    def _run_state(self, project: Project, run: Run, language: Language) -> RunState:
        return RunState(project=run.project, run=self.describe(project, run, language))

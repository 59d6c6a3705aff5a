"""What is done with the runs that a project has had, besides training them: named, shown, deleted, brought back."""

from __future__ import annotations

from collections import OrderedDict

from server.errors import Refusal
from server.store.projects import Projects
from server.store.runs import Run, Runs
from server.store.tables import now

from .announcing import Announcer
from .playing import Playing
from .supervisor import Supervisor

MOST_LISTED = 500
"""Runs of a project's list: the newest."""
REMEMBERED = 1024
"""Deletions of shown runs whose undoing shows them again, until the server ends."""


class History:
    """The runs of projects; one thing at a time for each project."""

    def __init__(
        self, projects: Projects, runs: Runs, supervisor: Supervisor, playing: Playing, announcer: Announcer
    ) -> None:
        self._projects = projects
        self._runs = runs
        self._supervisor = supervisor
        self._playing = playing
        self._announcer = announcer
        self._taken_away: OrderedDict[str, str | None] = OrderedDict()
        """by shown run that was deleted: what is shown in its place"""

    async def of(self, project: str) -> list[Run]:
        """A project's newest runs as they are now, newest first; without their networks."""
        return [self.newest(run) for run in await self._runs.of(project, MOST_LISTED)]

    def newest(self, run: Run) -> Run:
        """A run of a list as it is now."""
        return self._supervisor.newest(run)

    async def name(self, run: Run, values: dict[str, str | None]) -> None:
        """Gives a run another title or note; empty ones are none."""
        told = {field: (text or "").strip() or None for field, text in values.items()}
        if told:
            await self._supervisor.amend(run.id, **told)

    async def show(self, run: Run) -> None:
        """Makes a run the one that its project shows. A training that goes on goes on: playing this one ends it."""
        async with self._playing.turn(run.project):
            await self._playing.present(run.project)
            await self._show(run.project, run)

    async def delete(self, run: Run, at: str | None = None) -> None:
        """Ends a run and deletes it, softly; for a shown one the project shows its newest other, or none."""
        async with self._playing.turn(run.project):
            project = await self._playing.present(run.project)
            await self._playing.end(run)
            if project.run == run.id:
                runs = await self._runs.of(project.id, MOST_LISTED)
                other = next((each for each in runs if each.series is None and each.id != run.id), None)
                await self._show(project.id, other)
                self._taken_away[run.id] = None if other is None else other.id
                while len(self._taken_away) > REMEMBERED:
                    self._taken_away.popitem(last=False)
            await self._supervisor.amend(run.id, deleted=at or now())

    async def restore(self, run: Run) -> None:
        """Brings a deleted run back; the project shows it again if it did, unless it shows yet another by now."""
        async with self._playing.turn(run.project):
            project = await self._playing.present(run.project)
            if run.deleted is None:
                raise Refusal("nothing_to_undo")
            await self._supervisor.amend(run.id, deleted=None)
            was_shown = run.id in self._taken_away
            if was_shown and self._taken_away.pop(run.id) == project.run:
                await self._show(project.id, run)

    async def _show(self, project: str, run: Run | None) -> None:
        """Shows a run, and tells of it and of the one that is shown no more."""
        before = (await self._playing.present(project)).run
        await self._projects.set_run(project, None if run is None else run.id)
        if run is None:
            await self._announcer.run_forgotten(project)
        else:
            present = await self._supervisor.find(run.id)
            assert present is not None
            await self._announcer.run_changed(present)
            self._announcer.weights(project, at_once=True)
        hidden = await self._supervisor.find(before) if before is not None and before != (run and run.id) else None
        if hidden is not None:
            await self._announcer.run_changed(hidden)

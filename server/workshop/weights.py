"""Which weights a network is shown with, or a new run starts from; and weights that come from outside."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, Literal

from server.errors import Refusal
from server.store.blobs import Blobs
from server.store.projects import Project
from server.store.runs import Run, Runs

from .exporting import Export, export
from .places import Places
from .supervisor import Supervisor
from .training import STOPPED_EARLY

Moment = int | Literal["live"]
"""A step at which weights were kept, or the newest there are."""


class Weights:
    """The weights of projects and runs, as files."""

    def __init__(self, runs: Runs, blobs: Blobs, places: Places, supervisor: Supervisor) -> None:
        self._runs = runs
        self._blobs = blobs
        self._places = places
        self._supervisor = supervisor

    async def of_run(self, run: Run, moment: Moment = "live") -> list[Path]:
        """The files to take a run's weights from, best first; empty before the seeded initialisation was kept."""
        if moment != "live":
            return [await self.kept(run, moment)]
        live = self._supervisor.live_weights(run.id)
        noted = await self._newest(run)
        return [*([live] if live else []), *map(self._places.absolute, noted)]

    async def of_project(self, project: Project, moment: Moment = "live") -> list[Path]:
        """The files to take a project's weights from, best first; empty for the seeded initialisation."""
        run = await self._run(project)
        if run is not None:
            return await self.of_run(run, moment)
        if moment != "live":
            raise Refusal("snapshot_missing_at", step=moment)
        return [self._blobs.path(project.weights)] if project.weights else []

    async def to_start_from(self, project: Project) -> list[str]:
        """What a new run of a project starts from: kept files, noted below the data directory.

        The weights of a run that diverged are no start: the next one begins where that one began.
        """
        run = await self._run(project)
        if run is not None:
            return run.initial if run.state == "diverged" else await self._newest(run)
        return [self._places.relative(self._blobs.path(project.weights))] if project.weights else []

    async def to_start_from_later(self, project: Project) -> list[str]:
        """The same for a run that may wait for long: as blobs, which stay whatever becomes of the present files."""
        noted = await self.to_start_from(project)
        blobs = [await self.keep(self._places.absolute(file)) for file in noted]
        return [self._places.relative(self._blobs.path(blob)) for blob in blobs]

    async def export(self, run: Run, moment: Moment) -> Export:
        """A run's own weights; raises Refusal where there are none (yet)."""
        while True:
            file = await self._file(run, moment)
            try:
                return await asyncio.to_thread(export, file)
            except FileNotFoundError:  # a newer one has taken its place since
                if file == await self._file(run, moment):
                    raise

    async def _file(self, run: Run, moment: Moment) -> Path:
        if moment != "live":
            return await self.kept(run, moment)
        live = await self._supervisor.first_weights(run.id)
        if live is not None:
            return live
        if not await self._runs.snapshots(run.id):
            raise Refusal("snapshot_missing_at", step=run.step)
        [newest] = await self._newest(run)
        return self._places.absolute(newest)

    async def kept(self, run: Run, step: int) -> Path:
        """The file of a run's weights at a step."""
        for snapshot in await self._runs.snapshots(run.id):
            if snapshot.step == step:
                return self._places.absolute(snapshot.file)
        raise Refusal("snapshot_missing_at", step=step)

    async def copy(self, project: Project, moment: Moment = "live") -> str | None:
        """A blob of the project's weights at a moment, for a copy of it."""
        run = await self._run(project)
        if moment != "live":
            [kept] = await self.of_project(project, moment)
            return await self.keep(kept)
        if run is None:
            return project.weights
        noted = await self._newest(run)
        return await self.keep(self._places.absolute(noted[0])) if noted else None

    async def origin(self, project: Project) -> dict[str, Any]:
        """What a copy of the project says of where its weights come from."""
        run = await self._run(project)
        if run is None:
            reached = project.origin and project.origin["accuracy"]
        else:
            reached = run.accuracy if run.validation_accuracy is None else run.validation_accuracy
        return {"title": project.document["title"], "accuracy": reached}

    async def keep(self, file: Path) -> str:
        """A blob of the weights in a file."""
        return await asyncio.to_thread(lambda: self._blobs.keep_all(export(file).chunks()))

    async def _run(self, project: Project) -> Run | None:
        return await self._supervisor.find(project.run) if project.run else None

    async def _newest(self, run: Run) -> list[str]:
        """The weights that a run stands for: its newest, or the best of one that was stopped early."""
        snapshots = await self._runs.snapshots(run.id)
        if not snapshots:
            return run.initial
        if run.reason is None or run.reason["code"] != STOPPED_EARLY:
            return [snapshots[-1].file]
        return [await self._best(run, run.reason["params"]["step"]) or snapshots[-1].file]

    async def _best(self, run: Run, step: int) -> str | None:
        """A run's weights at its best step: its own, or of the run that it is a fork of; None if they are gone."""
        ancestor: Run | None = run
        while ancestor is not None:
            for snapshot in await self._runs.snapshots(ancestor.id):
                if snapshot.step == step:
                    return snapshot.file
            ancestor = await self._supervisor.find(ancestor.parent) if ancestor.parent else None
        return None

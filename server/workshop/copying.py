"""Copies of projects: as they are, as they were at a moment, or as somebody changed them while looking."""

from __future__ import annotations

from typing import Any

from models.insight.question import Overrides
from server.jobs.errands import Errands
from server.store.projects import Project

from .asking import Subjects
from .documents import MAIN
from .incoming import Incoming
from .outgoing import do, question_of, working_directory
from .places import Places
from .weights import Moment, Weights


class Copying:
    """Makes what a copy of a project is: its document, and the blob of its weights."""

    def __init__(self, errands: Errands, weights: Weights, subjects: Subjects, places: Places) -> None:
        self._errands = errands
        self._weights = weights
        self._subjects = subjects
        self._directory = places.errands

    async def copy(self, project: Project, overrides: Overrides, moment: Moment) -> Incoming:
        """A project with its weights at a moment, and with what somebody changed of it made lasting.

        Raises:
            Refusal: `snapshot_missing_at`, or `copy_refused` where no weights can say what was changed.
        """
        if overrides.is_empty:
            return Incoming(project.document, await self._weights.copy(project, moment))
        subject = await self._subjects.project(project, moment)
        async with working_directory(self._directory) as directory:
            asked = {**question_of(subject), "overrides": overrides.model_dump(mode="json")}
            found = await do(self._errands, "keep", asked, directory, refusal="copy_refused")
            weights = await self._weights.keep(directory / "weights")
        graphs: dict[str, Any] = {**project.document["graphs"], MAIN: found["graph"]}
        return Incoming({**project.document, "graphs": graphs}, weights)

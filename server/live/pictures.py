"""Frames for watches: asked of the insight process once for all who watch the same."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from server.jobs.insight import InsightService
from server.wire import Watch
from server.workshop.asking import Subject, Subjects, ask_for_frame
from server.workshop.finding import Finding

from .shared import SharedAnswers


@dataclass(frozen=True)
class Wish:
    """A watch of a project (or of one of its runs)."""

    watch: Watch
    project: str
    text: str
    """the watch as JSON: who has the same asks the same"""

    @classmethod
    def of(cls, watch: Watch, project: str) -> Wish:
        """The wish for what a watch shows of its project."""
        return cls(watch, project, watch.model_dump_json())


class Pictures:
    """Answers watches. What was answered holds until the project changes or its training goes on."""

    def __init__(self, insight: InsightService, finding: Finding, subjects: Subjects) -> None:
        self._insight = insight
        self._finding = finding
        self._subjects = subjects
        self._shared = SharedAnswers()

    def outdate(self, project: str) -> None:
        """What was answered about the project does not hold any more."""
        self._shared.outdate(project)

    def answer(self, wish: Wish) -> asyncio.Task[bytes]:
        """The frame for a wish; the task raises Refusal where there is none."""
        return self._shared.get((wish.project, wish.text), lambda: self._make(wish.watch, wish.project))

    async def _make(self, watch: Watch, project: str) -> bytes:
        fields = {"input", "nodes", "prediction", "mode", "encoding", "overrides"}
        asked = watch.model_dump(mode="json", include=fields, exclude_none=True)
        return await ask_for_frame(self._insight, await self._subject(watch, project), asked, watch=watch.watch)

    async def _subject(self, watch: Watch, project: str) -> Subject:
        if watch.run is not None:
            return await self._subjects.run(await self._finding.existing_run(watch.run), watch.snapshot)
        return await self._subjects.project(await self._finding.existing_project(project), watch.snapshot)

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
    asker: str
    """who watches: of those who have the same, whoever asks first"""

    @classmethod
    def of(cls, watch: Watch, project: str, asker: str) -> Wish:
        """The wish for what somebody's watch shows of its project."""
        return cls(watch, project, watch.model_dump_json(), asker)


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
        return self._shared.get((wish.project, wish.text), lambda: self._make(wish))

    async def _make(self, wish: Wish) -> bytes:
        watch = wish.watch
        fields = {"input", "nodes", "prediction", "mode", "encoding", "overrides"}
        asked = watch.model_dump(mode="json", include=fields, exclude_none=True)
        subject = await self._subject(watch, wish.project)
        return await ask_for_frame(self._insight, subject, asked, watch=watch.watch, asker=wish.asker)

    async def _subject(self, watch: Watch, project: str) -> Subject:
        if watch.run is not None:
            return await self._subjects.run(await self._finding.existing_run(watch.run), watch.snapshot)
        return await self._subjects.project(await self._finding.existing_project(project), watch.snapshot)

"""A student as the teacher's roster shows them: what they work on, how it trains, and whether they may need help."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from models.analysis import analyse
from models.graph import parse_graph
from server.rooms import Stuck, Tile, TileProject, TileRun
from server.store.members import Member
from server.store.projects import Project, Projects
from server.store.runs import Run
from server.store.tables import now
from server.workshop.documents import MAIN
from server.workshop.finding import Finding

from .register import Register
from .stage import Stage
from .stuck import ACTIVE, why_stuck

REMEMBERED = 512


class Tiles:
    """Makes tiles."""

    def __init__(self, projects: Projects, finding: Finding, register: Register, stage: Stage) -> None:
        self._projects = projects
        self._finding = finding
        self._register = register
        self._stage = stage
        self._broken: OrderedDict[str, tuple[int, str | None]] = OrderedDict()
        """by project: the revision that was looked at, and since when there have been errors"""
        self._busy: dict[str, str] = {}
        """by member: when a training of theirs was last seen to go on"""

    async def of(self, member: Member, looks_at: str | None, *, online: bool) -> Tile:
        """The tile of a member who looks at a project (or at none that is theirs)."""
        project = await self._work(member, looks_at) if member.state == "in" else None  # of others it is private
        run = None if project is None else await self._finding.shown(project)
        if run is not None and run.state in ACTIVE:
            self._busy[member.id] = now()
        return Tile(
            id=member.id,
            nickname=member.nickname,
            state=member.state,
            online=online,
            hand=member.hand,
            project=None if project is None else _describe_project(project),
            run=None if run is None else _describe_run(run),
            stuck=await self._stuck(member, project, run) if online and member.state == "in" else None,
            joined=member.joined,
        )

    def forget(self, member: str) -> None:
        """Forgets who has no part in the room any more."""
        self._busy.pop(member, None)

    def _looked_up(self, member: Member) -> str:
        """When their teacher last asked for attention, or showed them something: whether a roster was open or not."""
        if self._register.is_quiet(member.identity) or self._stage.is_on(member.room):
            return now()
        return self._register.attended_until(member.identity) or ""

    async def _work(self, member: Member, looks_at: str | None) -> Project | None:
        """The project that a member works on: the one they look at, if they may change it, or their newest."""
        own = None if looks_at is None else await self._finding.own(member.identity, looks_at)
        if own is not None:
            return own
        newest = await self._projects.newest(member.identity)
        return None if newest is None else await self._projects.get(newest)

    async def _stuck(self, member: Member, project: Project | None, run: Run | None) -> Stuck | None:
        has_begun = project is None or project.revision > 1 or run is not None  # else it is as it was handed out
        worked = member.joined if project is None else project.updated
        active = max(worked, self._busy.get(member.id, ""), self._looked_up(member))
        broken = None if project is None else await self._broken_since(project)
        return why_stuck(now(), None if run is None else run.state, active=active if has_begun else None, broken=broken)

    async def _broken_since(self, project: Project) -> str | None:
        """Since when a project's network has had errors, as far as anybody looked; None where it has none."""
        revision, since = self._broken.get(project.id, (0, None))
        if revision != project.revision:
            has_errors = await asyncio.to_thread(_has_errors, project)
            since = (since or project.updated) if has_errors else None
            self._broken[project.id] = (project.revision, since)
            if len(self._broken) > REMEMBERED:
                self._broken.popitem(last=False)
        return since


def _has_errors(project: Project) -> bool:
    return bool(analyse(parse_graph(project.document["graphs"][MAIN])).problems)


def _describe_project(project: Project) -> TileProject:
    return TileProject(
        id=project.id,
        title=project.document["title"],
        revision=project.revision,
        weights=project.weights is not None,
    )


def _describe_run(run: Run) -> TileRun:
    return TileRun(
        state=run.state,
        step=run.step,
        steps=run.steps,
        epoch=run.epoch,
        accuracy=run.validation_accuracy,
        position=run.position,
    )

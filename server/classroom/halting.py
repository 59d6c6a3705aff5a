"""Pauses or ends all trainings of a room at once, and lets go on what was paused so."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from typing import Literal

from server.store.projects import Projects
from server.store.runs import Run, Runs
from server.teaching_messages import Halted
from server.workshop.playing import Playing
from server.workshop.supervisor import Supervisor

from .attendance import Attendance
from .register import Register

How = Literal["paused", "stopped", "resumed"]
GOING_ON = frozenset({"running", "queued"})


class Halting:
    """What a teacher does with everybody's trainings."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        projects: Projects,
        runs: Runs,
        supervisor: Supervisor,
        playing: Playing,
        register: Register,
        attendance: Attendance,
    ) -> None:
        self._projects = projects
        self._runs = runs
        self._supervisor = supervisor
        self._playing = playing
        self._register = register
        self._attendance = attendance
        self._paused: defaultdict[str, set[str]] = defaultdict(set)
        """by room: the runs that its teacher paused; until the server ends"""

    async def pause(self, room: str) -> int:
        """Pauses all trainings of a room's students; how many."""
        owners = await self._owners(room, GOING_ON)
        self._paused[room].update(run.id for run, _ in owners)
        await asyncio.gather(*(self._playing.pause(run) for run, _ in owners))
        return self._tell(room, "paused", [owner for _, owner in owners])

    async def stop(self, room: str) -> int:
        """Ends them, paused ones too, each with a snapshot; how many."""
        owners = await self._owners(room, GOING_ON | {"paused"})
        self._paused.pop(room, None)
        await asyncio.gather(*(self._playing.stop(run) for run, _ in owners))
        return self._tell(room, "stopped", [owner for _, owner in owners])

    async def resume(self, room: str) -> int:
        """Lets go on what was paused by `pause` and still is; how many."""
        paused = self._paused.pop(room, set())
        owners = [(run, owner) for run, owner in await self._owners(room, frozenset({"paused"})) if run.id in paused]
        await asyncio.gather(*(self._playing.resume(run) for run, _ in owners))
        return self._tell(room, "resumed", [owner for _, owner in owners])

    async def _owners(self, room: str, states: frozenset[str]) -> list[tuple[Run, str]]:
        """The trainings of a room's students in some states, with whose they are."""
        students = {member.identity for member in self._register.members(room) if member.state == "in"}
        found: dict[str, tuple[Run, str]] = {}
        for run in [*self._supervisor.trained(), *await self._runs.waiting()]:
            project = await self._projects.get(run.project)
            if project is not None and project.owner in students and run.state in states:
                found[run.id] = (run, project.owner)
        return [*found.values()]

    def _tell(self, room: str, how: How, owners: list[str]) -> int:
        for owner, count in Counter(owners).items():
            for connection in self._attendance.of(room, owner):
                connection.tell(Halted(room=room, how=how, count=count))
        return len(owners)

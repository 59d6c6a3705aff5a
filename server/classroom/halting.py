"""Pauses or ends all trainings of a room at once, and lets go on what was paused so."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Literal

import structlog

from server.errors import Refusal
from server.store.members import Member
from server.store.projects import Projects
from server.store.runs import LIVELY, Run, Runs
from server.teaching_messages import Halted
from server.workshop.playing import Playing
from server.workshop.supervisor import Supervisor
from server.workshop.turns import Turns

from .attendance import Attendance
from .register import Register

log = structlog.get_logger(__name__)

How = Literal["paused", "stopped", "resumed"]
GOING_ON = frozenset({"running", "queued"})

Trained = tuple[Run, str]
"""A training, and whose it is."""


class Halting:
    """What a teacher does with everybody's trainings."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        projects: Projects,
        runs: Runs,
        supervisor: Supervisor,
        playing: Playing,
        turns: Turns,
        register: Register,
        attendance: Attendance,
    ) -> None:
        self._projects = projects
        self._runs = runs
        self._supervisor = supervisor
        self._playing = playing
        self._turns = turns
        self._register = register
        self._attendance = attendance

    async def pause(self, room: str) -> int:
        """Pauses all trainings of a room's students; how many."""
        owners = await self._owners(self._students(room), lambda run: run.state in GOING_ON)
        return self._tell(room, "paused", await _each(owners, lambda run: self._playing.pause(run, room)))

    async def stop(self, room: str) -> int:
        """Ends them, paused ones too, each with a snapshot; how many."""
        owners = await self._owners(self._students(room), lambda run: run.state in LIVELY)
        return self._tell(room, "stopped", await _each(owners, self._playing.stop))

    async def resume(self, room: str) -> int:
        """Lets go on what was paused by `pause` and has not ended since; how many.

        What waited for a place then is paused at its first step, and is running until it is; what gave way to it has
        no process any more. What is of a series waits for its turn. What cannot go on now, as where a quota is used up,
        may at the next time.
        """
        owners = await self._owners(self._students(room), lambda run: run.halted == room and _is_halted(run))
        resumed = await _each(owners, self._resume)
        self._turns.look()
        return self._tell(room, "resumed", resumed)

    async def release(self, member: Member) -> None:
        """Pauses the trainings of who was a member, when no teacher can halt them any more; they themselves can."""
        if member.state == "in" and not self._register.is_student(member.identity):
            owners = await self._owners({member.identity}, lambda run: run.state in GOING_ON)
            await _each(owners, self._playing.pause)

    async def _resume(self, run: Run) -> Run:
        return await (self._playing.resume(run) if run.series is None else self._playing.wait_again(run))

    def _students(self, room: str) -> set[str]:
        return {member.identity for member in self._register.members(room) if member.state == "in"}

    async def _owners(self, students: set[str], is_meant: Callable[[Run], bool]) -> list[Trained]:
        """The trainings of students that are meant, with a process or without, with whose they are."""
        kept = await self._runs.lively_of(students)
        present = {run.id: run for run in [*kept, *self._supervisor.trained()]}
        found = [(run, await self._projects.get(run.project)) for run in filter(is_meant, present.values())]
        return [
            (run, project.owner)
            for run, project in found
            if project is not None and project.deleted is None and project.owner in students
        ]

    def _tell(self, room: str, how: How, halted: list[Trained]) -> int:
        for owner, count in Counter(owner for _, owner in halted).items():
            for connection in self._attendance.of(room, owner):
                connection.tell(Halted(room=room, how=how, count=count))
        return len(halted)


async def _each(trained: list[Trained], act: Callable[[Run], Awaitable[Run]]) -> list[Trained]:
    """Does something with all of them; those with which it was done: one that cannot is no reason for the others."""
    results = await asyncio.gather(*(act(run) for run, _ in trained), return_exceptions=True)
    done = []
    for each, result in zip(trained, results, strict=True):
        if isinstance(result, Run):
            done.append(each)
        elif not isinstance(result, Refusal):
            log.error("a training could not be halted, or go on", run=each[0].id, exc_info=result)
    return done


def _is_halted(run: Run) -> bool:
    """Whether a run that was paused still is, or may yet be; those of series are at once, or go on by themselves."""
    return run.deleted is None and (run.state == "paused" or (run.state in GOING_ON and run.series is None))

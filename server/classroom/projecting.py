"""One student's project on the projector: asked for by a teacher, shown once the student agrees, until either ends it.

Kept in memory: after a restart of the server nothing is shown that nobody has agreed to since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from server.errors import Refusal
from server.live.connection import Connection
from server.store.members import Member
from server.teaching_messages import Projected, ProjectorAsked
from server.workshop.finding import Finding

from . import teaching_problems  # noqa: F401  (declares what is refused here)
from .attendance import Attendance


@dataclass
class _Projection:
    """What a room's projector shows, or is to show."""

    member: Member
    project: str
    title: str
    is_shown: bool = False


class Projecting:
    """The projectors of all rooms."""

    def __init__(self, attendance: Attendance, finding: Finding) -> None:
        self._attendance = attendance
        self._finding = finding
        self._now: dict[str, _Projection] = {}

    async def ask(self, member: Member) -> None:
        """Asks a student whether the project that they look at may be shown; whatever was asked before ends.

        Raises:
            Refusal: `nothing_to_project` where they are not there, or have opened no project of theirs: to
                somebody else's they cannot agree.
        """
        looks_at = self._attendance.project_of(member.identity)
        project = None if looks_at is None else await self._finding.own(member.identity, looks_at)
        if project is None or not self._attendance.of(member.room, member.identity):
            raise Refusal("nothing_to_project")
        self.end(member.room)
        now = self._now[member.room] = _Projection(member, project.id, project.document["title"])
        self._tell_student(now)
        self._tell_teachers(member.room, "asked")

    def answer(self, room: str, identity: str, *, given: bool) -> None:
        """Takes the student's answer, or that they have thought better of it; raises Refusal `nothing_asked`."""
        now = self._now.get(room)
        if now is None or now.member.identity != identity:
            raise Refusal("nothing_asked")
        if not given:
            del self._now[room]
            self._tell_student_it_ended(now)
            self._tell_teachers(room, "refused")
            return
        now.is_shown = True
        self._tell_student(now)
        self._tell_teachers(room, "given")

    def end(self, room: str) -> None:
        """Nothing is asked or shown any more."""
        now = self._now.pop(room, None)
        if now is not None:
            self._tell_student_it_ended(now)
            self._tell_teachers(room, None)

    def release(self, member: Member) -> None:
        """Nothing is shown any more of somebody who is in the room no more."""
        now = self._now.get(member.room)
        if now is not None and now.member.id == member.id:
            self.end(member.room)

    def enter(self, connection: Connection, room: str) -> None:
        """Tells whoever enters a room what concerns them of it."""
        now = self._now.get(room)
        if now is None:
            return
        if connection.asker.is_teacher:
            connection.tell(self._projected(room, "given" if now.is_shown else "asked"))
        elif connection.identity == now.member.identity:
            connection.tell(_asked(now))

    def _tell_student(self, now: _Projection) -> None:
        for connection in self._attendance.of(now.member.room, now.member.identity):
            connection.tell(_asked(now))

    def _tell_student_it_ended(self, past: _Projection) -> None:
        for connection in self._attendance.of(past.member.room, past.member.identity):
            connection.tell(ProjectorAsked(room=past.member.room, project=None, title=None, is_shown=False))

    def _tell_teachers(self, room: str, consent: Literal["asked", "given", "refused"] | None) -> None:
        told = self._projected(room, consent)
        for connection in self._attendance.in_room(room):
            if connection.asker.is_teacher:
                connection.tell(told)

    def _projected(self, room: str, consent: Literal["asked", "given", "refused"] | None) -> Projected:
        now = self._now.get(room)
        member, project = (None, None) if now is None else (now.member.id, now.project)
        return Projected(room=room, member=member, project=project, consent=consent)


def _asked(now: _Projection) -> ProjectorAsked:
    return ProjectorAsked(room=now.member.room, project=now.project, title=now.title, is_shown=now.is_shown)

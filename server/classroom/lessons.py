"""What the messages about classes do: tabs enter and leave rooms, say what they look at, and show it to everybody."""

from __future__ import annotations

from typing import assert_never

from server.auth.rules import require
from server.live.connection import Connection
from server.room_messages import Enter, Here, Leave
from server.teaching_messages import Show
from server.workshop.finding import Finding

from .attendance import Attendance
from .consent import require_no_students
from .projecting import Projecting
from .register import Register
from .rosters import Rosters
from .stage import Stage

LessonMessage = Enter | Leave | Here | Show


class Lessons:
    """Takes the messages about classes of all connections."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        register: Register,
        attendance: Attendance,
        rosters: Rosters,
        stage: Stage,
        projecting: Projecting,
        finding: Finding,
    ) -> None:
        self._register = register
        self._attendance = attendance
        self._rosters = rosters
        self._stage = stage
        self._projecting = projecting
        self._finding = finding

    def admit(self, connection: Connection, message: Enter | Show) -> None:
        """Lets through what somebody may do in a room; raises Refusal."""
        require(message.needs, self._register.role(connection.asker, message.room))

    async def take(self, connection: Connection, message: LessonMessage) -> None:
        """Does what an admitted message asks; raises Refusal."""
        match message:
            case Enter():
                await self._rosters.enter(connection, message.room)
                self._stage.enter(connection, message.room)
                self._projecting.enter(connection, message.room)
            case Leave():
                self._attendance.leave(connection, message.room)
            case Here():
                self._attendance.look_at(connection, message.project)
            case Show():
                if message.project is not None:
                    found = await self._finding.project(connection.asker, message.project, "read")
                    require_no_students(self._register, connection.asker, found)
                self._stage.show(connection, message)
            case _:
                assert_never(message)

"""What a teacher shows to a room: the newest of each part of it, for everybody who is there and whoever comes later.

Kept in memory: after a restart of the server the teacher's page shows it again. A page that is gone for a moment (a bad
network, a reload) comes back to its stage; one that stays away leaves an empty one.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from server.auth.rules import allows
from server.live.connection import Connection
from server.teaching_messages import Show, Shown

from .attendance import Attendance
from .register import Register

GRACE = 20.0
"""Seconds for which what a page shows stays when the page is gone."""


@dataclass
class Performance:
    """What one page shows to one room."""

    room: str
    project: str
    shows: Connection
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    ending: asyncio.TimerHandle | None = None


class Stage:
    """The stages of all rooms."""

    def __init__(self, register: Register, attendance: Attendance, grace: float = GRACE) -> None:
        self._register = register
        self._attendance = attendance
        self._grace = grace
        self._begins = asyncio.get_running_loop().time()
        self._now: dict[str, Performance] = {}

    def show(self, connection: Connection, message: Show) -> None:
        """Shows a project, or another part of it; with none, ends it. The last page to show something has the stage."""
        now = self._now.get(message.room)
        if message.project is None:
            if now is not None and now.shows is connection:
                self.end(message.room)
            return
        if now is None or now.project != message.project:
            self._cancel(now)
            now = self._now[message.room] = Performance(message.room, message.project, connection)
            self._tell(now, None)
        elif now.shows is not connection:
            self._cancel(now)
            now.shows = connection
        if message.part is not None:
            part = message.part.model_dump(mode="json", exclude_defaults=True)
            now.parts[message.part.part] = part
            self._tell(now, part)

    def is_on(self, room: str) -> bool:
        """Whether something is shown to a room."""
        return room in self._now

    def enter(self, connection: Connection, room: str) -> None:
        """Tells whoever enters a room what is shown there.

        After a restart of the server a page that shows something may not be back yet: nothing is said for a while, or
        the others would go away and come again.
        """
        if not self._may_attend(connection, room):
            return
        now = self._now.get(room)
        if now is None:
            loop = asyncio.get_running_loop()
            loop.call_at(max(loop.time(), self._begins + self._grace), self._tell_of_nothing, connection, room)
            return
        for part in (None, *now.parts.values()):
            connection.tell(Shown(room=room, project=now.project, part=part))

    def gone(self, connection: Connection) -> None:
        """Notes that a page is gone; what it showed ends unless it, or another page, comes back to it."""
        for now in self._now.values():
            if now.shows is connection:
                self._cancel(now)
                now.ending = asyncio.get_running_loop().call_later(self._grace, self.end, now.room)

    def end(self, room: str) -> None:
        """Nothing is shown to a room any more."""
        now = self._now.pop(room, None)
        if now is None:
            return
        self._cancel(now)
        self._register.attended(room)
        self._send(room, "shown", Shown(room=room, project=None, part=None))

    def close(self) -> None:
        """Ends all waiting."""
        for now in self._now.values():
            self._cancel(now)

    def _tell_of_nothing(self, connection: Connection, room: str) -> None:
        if room not in self._now:
            connection.tell_newest("shown", Shown(room=room, project=None, part=None))

    def _tell(self, now: Performance, part: dict[str, Any] | None) -> None:
        slot = "shown" if part is None else f"shown {part['part']}"
        self._send(now.room, slot, Shown(room=now.room, project=now.project, part=part), but=now.shows)

    def _send(self, room: str, slot: str, message: Shown, but: Connection | None = None) -> None:
        text = message.model_dump_json()
        for connection in self._attendance.in_room(room):
            if connection is not but and self._may_attend(connection, room):
                connection.outbox.put_newest(slot, text)

    def _may_attend(self, connection: Connection, room: str) -> bool:
        return allows("attend", self._register.role(connection.asker, room))

    @staticmethod
    def _cancel(now: Performance | None) -> None:
        if now is not None and now.ending is not None:
            now.ending.cancel()
            now.ending = None

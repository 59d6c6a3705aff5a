"""Tells whoever is in a room that its contests stand otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from server.auth.rules import RULES
from server.contest_messages import ContestBegun, ContestsChanged
from server.live.connection import Connection
from server.store.contests import Contest

from .attendance import Attendance
from .register import Register


class ContestNews:
    """Says that there is news, and of a new contest its title: a board that is hidden from some each asks for."""

    def __init__(self, register: Register, attendance: Attendance) -> None:
        self._register = register
        self._attendance = attendance

    def begun(self, contest: Contest) -> None:
        """Tells a room of a contest that it has now."""
        self.tell(contest.room)
        for connection in self._present(contest.room):
            connection.tell(ContestBegun(room=contest.room, id=contest.id, title=contest.title))

    def tell(self, room: str) -> None:
        """Has the pages in a room ask again; several times in a row are told once."""
        for connection in self._present(room):
            connection.tell_newest(f"contests {room}", ContestsChanged(room=room))

    def _present(self, room: str) -> Iterator[Connection]:
        for connection in self._attendance.in_room(room):
            if self._register.role(connection.asker, room) in RULES[ContestsChanged.needs].roles:
                yield connection

"""Tells whoever is in a room that its contests stand otherwise."""

from __future__ import annotations

from server.auth.rules import RULES
from server.contest_messages import ContestsChanged

from .attendance import Attendance
from .register import Register


class ContestNews:
    """Says that there is news, not which: a board that is hidden from some is asked for by each."""

    def __init__(self, register: Register, attendance: Attendance) -> None:
        self._register = register
        self._attendance = attendance

    def tell(self, room: str) -> None:
        """Has the pages in a room ask again; several times in a row are told once."""
        for connection in self._attendance.in_room(room):
            if self._register.role(connection.asker, room) in RULES[ContestsChanged.needs].roles:
                connection.tell_newest(f"contests {room}", ContestsChanged(room=room))

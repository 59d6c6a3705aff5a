"""Erases students and rooms for good, with all that they made: nothing of it can be brought back."""

from __future__ import annotations

from server.store.members import Member

from .attendance import Attendance
from .register import Register
from .rosters import Rosters


class Erasing:
    """What erases."""

    def __init__(self, register: Register, rosters: Rosters, attendance: Attendance) -> None:
        self._register = register
        self._rosters = rosters
        self._attendance = attendance

    async def member(self, member: Member) -> None:
        """Erases a student, in every room."""
        for each in self._register.memberships(member.identity):
            await self._forget(each)
        self._attendance.forget(member.identity)

    async def room(self, room: str) -> None:
        """Erases a room and its students; those who are in other rooms too are only forgotten here."""
        for member in self._register.members(room):
            if len(self._register.memberships(member.identity)) > 1:
                await self._forget(member)
            else:
                await self.member(member)
        self._rosters.room_gone(room)
        await self._register.forget_room(room)

    async def _forget(self, member: Member) -> None:
        await self._register.forget_member(member)
        self._rosters.member_gone(member, "erased")

"""What a teacher does with rooms and the students in them."""

from __future__ import annotations

from dataclasses import dataclass

from server.errors import Refusal
from server.live.closing import REMOVED, Dismiss
from server.live.connection import Connection
from server.store.members import Member
from server.store.rooms import Room
from server.store.tables import new_id, now

from . import codes, nicknames
from .joining import is_free
from .register import Register
from .rosters import Rosters


@dataclass(frozen=True)
class RoomSettings:
    """What can be set of a room; None leaves it as it is."""

    title: str | None = None
    locked: bool | None = None
    waiting_room: bool | None = None
    quiet: bool | None = None


class Governing:
    """The rooms, as teachers open and change them."""

    def __init__(self, register: Register, rosters: Rosters, dismiss: Dismiss) -> None:
        self._register = register
        self._rosters = rosters
        self._dismiss = dismiss

    async def open(self, title: str, *, waiting_room: bool) -> Room:
        """A new room with a code of its own."""
        async with self._register.turn:
            room = Room(
                id=new_id(),
                title=title,
                code=self._free_code(),
                locked=False,
                waiting_room=waiting_room,
                quiet=False,
                created=now(),
            )
            await self._register.add_room(room)
        return room

    async def change(self, room: str, settings: RoomSettings) -> Room:
        """Sets what is given."""
        values = {name: value for name, value in vars(settings).items() if value is not None}
        changed = await self._register.change_room(room, **values)
        self._rosters.room_changed(room)
        return changed

    async def renew_code(self, room: str) -> Room:
        """Gives a room another code: the one before lets nobody in any more. A room that had ended goes on."""
        async with self._register.turn:
            changed = await self._register.change_room(room, code=self._free_code(), ended=None)
        self._rosters.room_changed(room)
        return changed

    async def end(self, room: str) -> Room:
        """Ends a lesson: the code lets nobody in, all hands go down, everybody keeps what they made."""
        changed = await self._register.change_room(room, code=None, ended=now())
        for member in self._register.members(room):
            if member.hand is not None:
                await self._register.change_member(member, hand=None)
        self._rosters.room_changed(room)
        return changed

    async def rename(self, member: Member, nickname: str) -> Member:
        """Gives a student another nickname; raises Refusal `nickname_...`."""
        safe = nicknames.safe(nickname)
        async with self._register.turn:
            others = [each for each in self._register.members(member.room) if each.id != member.id]
            if not is_free(safe, others):
                raise Refusal("nickname_in_use", received=safe)
            changed = await self._register.change_member(member, nickname=safe, skeleton=nicknames.skeleton(safe))
        self._rosters.member_changed(changed)
        return changed

    async def admit(self, member: Member) -> Member:
        """Lets in who waits, or who was removed."""
        changed = await self._register.change_member(member, only={"waiting", "kicked"}, state="in")
        if changed.state == "left":
            raise Refusal("not_found")
        self._rosters.member_changed(changed)
        return changed

    async def kick(self, member: Member) -> Member:
        """Removes a student from a room and closes their sockets; they stay out until they are admitted again."""
        changed = await self._register.change_member(member, state="kicked", hand=None)
        self._rosters.member_gone(changed, "kicked")
        self._dismiss(lambda connection: _is_of(connection, member), REMOVED)
        return changed

    def _free_code(self) -> str:
        code = codes.new_code()
        while self._register.with_code(code) is not None:
            code = codes.new_code()
        return code


def _is_of(connection: Connection, member: Member) -> bool:
    """Whether a tab is a student's; a teacher who joined a room of their own is not thrown out of the server."""
    return connection.identity == member.identity and not connection.asker.is_teacher

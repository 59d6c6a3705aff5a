"""The class register: who is in which room, in memory as it is in the database.

Every request and every broadcast asks what somebody is towards a room or towards a student's work, so that nothing
here waits; this process is the only one that writes.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import get_args

from server.auth.identity import Asker
from server.auth.rules import Role
from server.errors import Refusal
from server.store.members import Member, Members, MemberState
from server.store.rooms import Room, Rooms
from server.store.tables import now


class Register:
    """The rooms there are, with their members."""

    def __init__(self, rooms: Rooms, members: Members) -> None:
        self._kept_rooms = rooms
        self._kept_members = members
        self._rooms: dict[str, Room] = {}
        self.turn = asyncio.Lock()
        """held between looking whether a code or a nickname is free and taking it"""
        self._writing = asyncio.Lock()
        """held from reading what is changed until it is noted as it is kept: of two changes at once none is lost"""
        self._members: defaultdict[str, dict[str, Member]] = defaultdict(dict)
        self._of: defaultdict[str, dict[str, Member]] = defaultdict(dict)
        self._attended: dict[str, str] = {}
        """by room: until when its students were last asked for attention, or shown something"""

    async def load(self) -> None:
        """Reads what is kept."""
        self._rooms = {room.id: room for room in await self._kept_rooms.all()}
        for member in await self._kept_members.all():
            self._note(member)

    def rooms(self) -> list[Room]:
        """Every room, newest first."""
        return sorted(self._rooms.values(), key=lambda room: room.created, reverse=True)

    def room(self, room: str) -> Room:
        """The room; raises Refusal `not_found`."""
        found = self._rooms.get(room)
        if found is None:
            raise Refusal("not_found")
        return found

    def with_code(self, code: str) -> Room | None:
        """The room that a code (in its normal form) opens."""
        return next((room for room in self._rooms.values() if room.code == code), None)

    def members(self, room: str) -> Sequence[Member]:
        """Everybody who ever joined a room and was not erased, in the order in which they joined."""
        return list(self._members.get(room, {}).values())

    def member(self, room: str, member: str) -> Member:
        """The member of a room by id; raises Refusal `not_found`."""
        found = self._members.get(room, {}).get(member)
        if found is None:
            raise Refusal("not_found")
        return found

    def me(self, room: str, identity: str) -> Member | None:
        """What somebody is in a room."""
        return self._of.get(identity, {}).get(room)

    def memberships(self, identity: str) -> list[Member]:
        """What somebody is in all rooms, the last joined first."""
        return sorted(self._of.get(identity, {}).values(), key=lambda member: member.joined, reverse=True)

    def is_student(self, identity: str) -> bool:
        """Whether somebody is in a room: a teacher may then look into their work and halt it."""
        return any(member.state == "in" for member in self._of.get(identity, {}).values())

    def is_quiet(self, identity: str) -> bool:
        """Whether somebody is in a room whose teacher has asked for attention."""
        rooms = [self._rooms[member.room] for member in self.memberships(identity) if member.state == "in"]
        return any(room.quiet and room.ended is None for room in rooms)

    def attended(self, room: str) -> None:
        """Notes that the students of a room were asked for attention, or shown something, until now."""
        if room in self._rooms:
            self._attended[room] = now()

    def attended_until(self, identity: str) -> str | None:
        """Until when somebody was last asked for attention, or shown something; None where nobody knows of it."""
        rooms = [member.room for member in self.memberships(identity) if member.state == "in"]
        return max((self._attended[room] for room in rooms if room in self._attended), default=None)

    def nickname(self, identity: str) -> str | None:
        """What somebody is called in the room that they joined last, of those that they are in."""
        return next((member.nickname for member in self.memberships(identity) if member.state == "in"), None)

    def role(self, asker: Asker, room: str) -> Role:
        """What somebody is towards a room."""
        if asker.is_teacher:
            return "teacher"
        member = self.me(room, asker.identity)
        if member is None or room not in self._rooms:
            return "outsider"
        return {"in": "member", "waiting": "waiting"}.get(member.state, "outsider")  # type: ignore[return-value]

    async def add_room(self, room: Room) -> None:
        """Keeps a new room."""
        await self._kept_rooms.add(room)
        self._rooms[room.id] = room

    async def change_room(self, room: str, **values: object) -> Room:
        """Keeps a room with other values; the room as it is then."""
        async with self._writing:
            before = self.room(room)
            changed = replace(before, **values)  # type: ignore[arg-type]
            await self._kept_rooms.replace(changed)
            self.room(room)  # which may have been erased meanwhile
            self._rooms[room] = changed
            if before.quiet and before.ended is None:
                self.attended(room)
        return changed

    def drop_room(self, room: str) -> None:
        """Forgets a room that is in the database no more."""
        self._rooms.pop(room, None)
        self._members.pop(room, None)
        self._attended.pop(room, None)

    async def add_member(self, member: Member) -> None:
        """Keeps a new member."""
        await self._kept_members.add(member)
        self._note(member)

    async def change_member(
        self, member: Member, *, only: Collection[MemberState] = get_args(MemberState), **values: object
    ) -> Member:
        """Keeps a member with other values, if they are in one of the states; the member as they are then."""
        async with self._writing:
            current = self.member(member.room, member.id)
            if current.state not in only:
                return current
            changed = replace(current, **values)  # type: ignore[arg-type]
            await self._kept_members.replace(changed)
            self.member(member.room, member.id)  # who may have been erased meanwhile
            self._note(changed)
        return changed

    async def forget_waiting(self, member: Member) -> bool:
        """Takes a member who still waits, and has done nothing yet, out for good; whether it was so."""
        async with self._writing:
            if self.member(member.room, member.id).state != "waiting":
                return False
            await self._kept_members.forget(member.id)
            self.drop_member(member)
        return True

    def drop_member(self, member: Member) -> None:
        """Forgets a member who is in the database no more."""
        self._members[member.room].pop(member.id, None)
        self._of[member.identity].pop(member.room, None)

    def _note(self, member: Member) -> None:
        self._members[member.room][member.id] = member
        self._of[member.identity][member.room] = member

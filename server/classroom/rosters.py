"""What a room tells those who are in it: its state to everybody, and to teachers the students as live tiles.

Whatever happens only marks what it concerns. Once a second what was marked is told, each tile if it is another than
the one that was told last: a class of a hundred that trains costs one message a student and second.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field

import structlog

from server.answers import Answer
from server.live.connection import Connection
from server.room_messages import Gone, MemberChanged, MemberGone, RoomGone, RoomState, Roster
from server.rooms import MemberAnswer, RoomAnswer, Tile
from server.store.members import Member
from server.store.projects import Projects
from server.store.rooms import Room

from .attendance import Attendance
from .register import Register
from .tiles import Tiles

log = structlog.get_logger(__name__)

INTERVAL = 1.0
"""Seconds between two messages about one student, or about the room."""
LOOKS = 10
"""Every so many intervals all students are looked at again: whoever does nothing may have become stuck."""

SHOWN = frozenset({"waiting", "in", "kicked"})
"""States of the members that a roster lists."""


@dataclass
class _Board:
    """What a room's teachers have been told, and what has changed since."""

    marked: set[str] = field(default_factory=set)
    """ids of members"""
    told: dict[str, Tile] = field(default_factory=dict)
    is_changed: bool = False
    """whether the room itself is to be told again"""


class Rosters:
    """The rooms as they are told."""

    def __init__(self, register: Register, attendance: Attendance, projects: Projects, tiles: Tiles) -> None:
        self._register = register
        self._attendance = attendance
        self._projects = projects
        self._tiles = tiles
        self._boards: defaultdict[str, _Board] = defaultdict(_Board)
        self._telling: dict[str, asyncio.Task[None]] = {}

    async def enter(self, connection: Connection, room: str) -> None:
        """Puts a tab into a room and tells it how things stand.

        Raises:
            Refusal: `not_found`.
        """
        found = self._register.room(room)
        self._attendance.enter(connection, room)
        connection.tell(self._state(self.describe(found), connection))
        if connection.asker.is_teacher:
            tiles = await self.tiles(room)
            connection.tell(Roster(room=room, members=tiles))
            board = self._boards[room]
            board.told = {tile.id: tile for tile in tiles}
            board.marked |= board.told.keys()  # what happened while they were made was told before them
        if room not in self._telling:
            self._telling[room] = asyncio.create_task(self._tell_all(room), name=f"room {room}")

    async def tiles(self, room: str) -> list[Tile]:
        """The students of a room."""
        present = self._attendance.present(room)
        shown = [member for member in self._register.members(room) if member.state in SHOWN]
        return [await self._tile(member, present) for member in shown]

    async def tile(self, member: Member) -> Tile:
        """One of them."""
        return await self._tile(member, self._attendance.present(member.room))

    def describe(self, room: Room) -> RoomAnswer:
        """A room as it is told."""
        states = [member.state for member in self._register.members(room.id)]
        inside = {member.identity for member in self._register.members(room.id) if member.state == "in"}
        online = len(inside & self._attendance.present(room.id))
        counts = {"members": states.count("in"), "waiting": states.count("waiting"), "online": online}
        return RoomAnswer.model_validate({**vars(room), **counts})

    def room_changed(self, room: str) -> None:
        """A room is another than it was."""
        self._boards[room].is_changed = True

    def member_changed(self, member: Member) -> None:
        """A member is new or stands otherwise."""
        board = self._boards[member.room]
        board.marked.add(member.id)
        board.is_changed = True

    def member_gone(self, member: Member, reason: Gone) -> None:
        """Somebody has no part in a room any more: says so, and takes their tabs out of it."""
        for connection in self._attendance.in_room(member.room):
            if connection.identity == member.identity and not connection.asker.is_teacher:
                connection.tell(RoomGone(room=member.room, reason=reason))
                self._attendance.leave(connection)
        board = self._boards[member.room]
        board.is_changed = True
        if reason == "kicked":
            board.marked.add(member.id)
        else:
            board.told.pop(member.id, None)
            self._tiles.forget(member.id)
            self._tell_teachers(member.room, MemberGone(room=member.room, member=member.id))

    def room_gone(self, room: str) -> None:
        """A room was erased."""
        for connection in self._attendance.in_room(room):
            connection.tell(RoomGone(room=room, reason="room_erased"))
            self._attendance.leave(connection)

    async def aclose(self) -> None:
        """Tells nothing more."""
        tasks = [*self._telling.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _state(self, room: RoomAnswer, connection: Connection) -> RoomState:
        me = None if connection.asker.is_teacher else self._register.me(room.id, connection.identity)
        return RoomState(room=room, me=None if me is None else describe_member(me))

    def _teachers(self, room: str) -> list[Connection]:
        return [connection for connection in self._attendance.in_room(room) if connection.asker.is_teacher]

    def _tell_teachers(self, room: str, message: Answer) -> None:
        for connection in self._teachers(room):
            connection.tell(message)

    async def _tell_all(self, room: str) -> None:
        """Tells what was marked, every second for as long as anybody is in the room."""
        try:
            turn = 0
            while self._attendance.in_room(room):
                turn += 1
                try:
                    await self._tell_once(room, every=turn % LOOKS == 0)
                except Exception:
                    log.exception("a room could not be told of", room=room)
                await asyncio.sleep(INTERVAL)
        finally:
            self._boards.pop(room, None)
            del self._telling[room]

    async def _tell_once(self, room: str, *, every: bool) -> None:
        await self._mark(room)
        board = self._boards[room]
        if board.is_changed:
            board.is_changed = False
            described = self.describe(self._register.room(room))
            for connection in self._attendance.in_room(room):
                connection.tell(self._state(described, connection))
        if not self._teachers(room):
            return
        marked, board.marked = board.marked, set()
        present = self._attendance.present(room)
        for member in self._register.members(room):
            if member.state in SHOWN and (every or member.id in marked):
                tile = await self._tile(member, present)
                if board.told.get(member.id) != tile:
                    board.told[member.id] = tile
                    self._tell_teachers(room, MemberChanged(room=room, member=tile))

    async def _mark(self, room: str) -> None:
        """Marks whoever came, went, turned to something else, or in whose projects something has happened."""
        moved = [self._register.me(room, identity) for identity in self._attendance.take_moved(room)]
        for member in moved:
            if member is not None:
                self.member_changed(member)
        worked_on = self._attendance.take_worked_on()
        projects = [await self._projects.get(name) for name in worked_on]
        busy = {project.owner for project in projects if project is not None} | self._attendance.looking_at(worked_on)
        for identity in busy:
            for member in self._register.memberships(identity):
                self._boards[member.room].marked.add(member.id)

    async def _tile(self, member: Member, present: set[str]) -> Tile:
        online = member.identity in present
        return await self._tiles.of(member, self._attendance.project_of(member.identity), online=online)


def describe_member(member: Member) -> MemberAnswer:
    """A member as they are told about themselves."""
    return MemberAnswer.model_validate({name: getattr(member, name) for name in MemberAnswer.model_fields})

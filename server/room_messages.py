"""The live socket's messages about rooms; `server.wire` has the unions that they belong to."""

from __future__ import annotations

from typing import ClassVar, Literal

from .answers import Answer
from .auth.rules import Action
from .message import Id, Message
from .rooms import MemberAnswer, RoomAnswer, Tile

Gone = Literal["kicked", "left", "erased", "room_erased"]


class Enter(Message):
    """Has this tab told of a room: its state, and to a teacher the roster. Entering another leaves the one before."""

    needs: ClassVar[Action] = "knock"
    type: Literal["enter"]
    room: Id


class Leave(Message):
    """Ends an `enter`; whoever is a member stays one."""

    needs: ClassVar[Action] = "use"
    type: Literal["leave"]
    room: Id


class Here(Message):
    """Says which project this tab shows, null where it shows none: what a teacher sees a student work on."""

    needs: ClassVar[Action] = "use"
    type: Literal["here"]
    project: Id | None


class RoomState(Answer):
    """A room, and what the visitor is in it (null for a teacher): on entering, and whenever either changes."""

    needs: ClassVar[Action] = "knock"
    type: Literal["room"] = "room"
    room: RoomAnswer
    me: MemberAnswer | None


class RoomGone(Answer):
    """The visitor has no part in a room any more: removed from it by a teacher, gone by themselves, or erased.

    `room_erased`: with everybody in it. Whoever is `kicked` has all their sockets closed after this.
    """

    needs: ClassVar[Action] = "use"
    type: Literal["room_gone"] = "room_gone"
    room: str
    reason: Gone


class Roster(Answer):
    """The students of an entered room, to a teacher, on entering."""

    needs: ClassVar[Action] = "oversee"
    type: Literal["roster"] = "roster"
    room: str
    members: list[Tile]


class MemberChanged(Answer):
    """A student of an entered room is new or stands otherwise, to a teacher; about once a second for each at most."""

    needs: ClassVar[Action] = "oversee"
    type: Literal["member"] = "member"
    room: str
    member: Tile


class MemberGone(Answer):
    """A student has left the room or was erased, to a teacher."""

    needs: ClassVar[Action] = "oversee"
    type: Literal["member_gone"] = "member_gone"
    room: str
    member: str

"""What is said of rooms, their members and teachers."""

from __future__ import annotations

from typing import Literal

from .answers import Answer, RunStateName

Stuck = Literal["diverged", "failed", "network", "idle"]
"""Why a student may need help: the training diverged or failed, the network has had errors for minutes, or nothing has
been edited or trained for minutes by somebody who is there."""


class RoomAnswer(Answer):
    """A class. `code` lets people in; null once it has `ended`. `locked`: nobody new comes in.

    With `waiting_room` whoever is new waits until a teacher admits them. While it is `quiet` students' pages ask for
    attention, and they start no trainings. `members` are those who are in, `waiting` those who wait, `online` those in
    whose page is open.
    """

    id: str
    title: str
    code: str | None
    locked: bool
    waiting_room: bool
    quiet: bool
    created: str
    ended: str | None
    members: int
    waiting: int
    online: int


class RoomList(Answer):
    """Every room, newest first."""

    rooms: list[RoomAnswer]


class MemberAnswer(Answer):
    """A student in a room, as they see themselves; `hand` is when it was raised."""

    id: str
    nickname: str
    state: Literal["waiting", "in", "kicked"]
    hand: str | None
    joined: str


class Membership(Answer):
    """A room, and what the visitor is in it."""

    room: RoomAnswer
    me: MemberAnswer


class MyRooms(Answer):
    """The rooms that the visitor is in, the last joined first."""

    rooms: list[Membership]


class Invitation(Answer):
    """What a join code opens; `me` is what the visitor is in that room already, null where they are new."""

    title: str
    locked: bool
    waiting_room: bool
    me: MemberAnswer | None


class Joined(Answer):
    """Somebody has joined a room. `phrase` lets them in from another device; it is told this once, then null."""

    room: RoomAnswer
    member: MemberAnswer
    phrase: str | None


class NewPhrase(Answer):
    """Four words with which a student comes back from another device; told this once."""

    phrase: str


class TileProject(Answer):
    """The project that a student works on; `weights` says that it came with trained ones."""

    id: str
    title: str
    revision: int
    weights: bool


class TileRun(Answer):
    """The run shown with that project; `accuracy` is the newest on validation, null before it was measured there."""

    state: RunStateName
    step: int
    steps: int | None
    epoch: int
    accuracy: float | None
    position: int | None


class Tile(Answer):
    """A student as the teacher's roster shows them.

    `hand` is when it was raised; `stuck` why they may need help.
    """

    id: str
    nickname: str
    state: Literal["waiting", "in", "kicked"]
    online: bool
    hand: str | None
    project: TileProject | None
    run: TileRun | None
    stuck: Stuck | None
    joined: str


class RosterAnswer(Answer):
    """The students of a room, in the order in which they joined."""

    members: list[Tile]


class TeacherAnswer(Answer):
    """Whether the visitor is logged in as the teacher, and whether there is a password.

    `may_set`: there is none, and the visitor, who is at the server's own machine, may set it. `address` is where other
    machines of the network reach the server, told to teachers, null where none can.
    """

    is_teacher: bool
    has_password: bool
    may_set: bool
    address: str | None

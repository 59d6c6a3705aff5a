"""The live socket's messages as two unions named by direction, and the header of a frame.

The page's TypeScript types are generated from here (`python -m server.gen`). A message is a JSON object with a
`type`; a binary message is a frame: `u32 little-endian header length | JSON header | bytes`.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, JsonValue, TypeAdapter, model_validator

from models.insight.question import Overrides

from .answers import Answer, Point, ProblemAnswer, RunAnswer, WorkRole
from .auth.rules import Action
from .comparisons import RunSummary
from .contest_messages import ContestBegun, ContestsChanged, HeldBackChanged
from .documents import Input, ProjectDocument
from .message import Id, Message
from .patching import Patch
from .room_messages import Enter, Here, Leave, MemberChanged, MemberGone, RoomGone, RoomState, Roster
from .signals import LayerSignals
from .teaching_messages import (
    Absent,
    Comments,
    Halted,
    HandedOut,
    Presence,
    Present,
    Projected,
    ProjectorAsked,
    Show,
    Shown,
)

PROTOCOL = 1
"""Raised whenever an older page could misunderstand a message; the page then reloads itself."""

CREDITS = 2
"""Frames a client may have outstanding over all its watches: more would only age in kernel buffers."""

Revision = Annotated[int, Field(ge=0, le=2**53)]


class Hello(Message):
    """The first message of a socket.

    `resume` is the `connection` an earlier welcome gave to this tab: what is left of that connection is closed at once
    instead of waiting for its timeout.
    """

    needs: ClassVar[Action] = "use"
    type: Literal["hello"]
    protocol: int
    resume: Id | None = None


class Follow(Message):
    """Asks for a project (or a run's project): its document, its run and the points after `since`, then every change.

    `since` is the `seq` of the newest metrics message this tab has; 0 asks for everything.
    """

    needs: ClassVar[Action] = "read"
    type: Literal["follow"]
    project: Id | None = None
    run: Id | None = None
    since: Annotated[int, Field(ge=0, le=2**53)] = 0

    @model_validator(mode="after")
    def _one_subject(self) -> Follow:
        _exactly_one(self.project, self.run)
        return self


class Unfollow(Message):
    """Ends a `follow`."""

    needs: ClassVar[Action] = "use"
    type: Literal["unfollow"]
    project: Id


class WatchNode(Message):
    """One node to look at: at most `tiles` maps (channels) of at most `size` pixels a side."""

    id: Annotated[str, Field(min_length=1, max_length=256)]
    kind: Literal["activations", "filters", "mask"] | None = None
    tiles: Annotated[int, Field(ge=1, le=4096)] = 16
    size: Annotated[int, Field(ge=1, le=1024)] = 28


class Watch(Message):
    """Asks for frames about a project (or a run) and an input. A later watch of the same name replaces it."""

    needs: ClassVar[Action] = "inspect"
    type: Literal["watch"]
    watch: Id
    project: Id | None = None
    run: Id | None = None
    snapshot: Annotated[int, Field(ge=0)] | Literal["live"] = "live"
    input: Input
    nodes: list[WatchNode] = Field([], max_length=512)
    prediction: bool = False
    mode: Literal["eval", "train"] = "eval"
    encoding: Literal["uint8", "float32"] = "uint8"
    overrides: Overrides | None = None

    @model_validator(mode="after")
    def _one_subject(self) -> Watch:
        _exactly_one(self.project, self.run)
        return self


class Unwatch(Message):
    """Ends a watch."""

    needs: ClassVar[Action] = "use"
    type: Literal["unwatch"]
    watch: Id


class Edit(Message):
    """Changes a project's document. `id` comes back in `edited` or `refused`."""

    needs: ClassVar[Action] = "edit"
    type: Literal["edit"]
    id: Id
    project: Id
    revision: Revision
    patch: Patch


class Credit(Message):
    """Returns credit for frames that were drawn."""

    needs: ClassVar[Action] = "use"
    type: Literal["credit"]
    frames: Annotated[int, Field(ge=1, le=CREDITS)] = 1


FromBrowser = Annotated[
    Hello | Follow | Unfollow | Watch | Unwatch | Edit | Credit | Enter | Leave | Here | Presence | Show,
    Field(discriminator="type"),
]
FROM_BROWSER: TypeAdapter[FromBrowser] = TypeAdapter(FromBrowser)


class Welcome(Answer):
    """The answer to `hello`: who this connection is and what the server is."""

    needs: ClassVar[Action] = "use"
    type: Literal["welcome"] = "welcome"
    protocol: int = PROTOCOL
    connection: str
    version: str
    credits: int = CREDITS


class ProjectState(Answer):
    """The whole document of a followed project: after `follow`, and whenever small steps would not do.

    `mine`: this visitor may change it, as its owner or as a partner; `role` says which.
    """

    needs: ClassVar[Action] = "read"
    type: Literal["project"] = "project"
    project: str
    revision: int
    mine: bool
    role: WorkRole
    document: ProjectDocument


class Edited(Answer):
    """A change of a followed project, told to everyone who follows it; `id` is null where it came by REST."""

    needs: ClassVar[Action] = "read"
    type: Literal["edited"] = "edited"
    id: str | None
    project: str
    revision: int
    patch: list[dict[str, Any]]
    author: str
    """The connection that sent the edit, or "server" for one that came another way."""


class Refused(Answer):
    """An edit was refused and changed nothing; `project` (the current document) follows it."""

    needs: ClassVar[Action] = "use"
    type: Literal["refused"] = "refused"
    id: str
    project: str
    reason: ProblemAnswer


class RunState(Answer):
    """A run of a followed project started or changed; `run` is null when the project has none."""

    needs: ClassVar[Action] = "read"
    type: Literal["run"] = "run"
    project: str
    run: RunAnswer | None


class RunListed(Answer):
    """A run of a followed project is new in its list, or stands otherwise; about once a second for each at most."""

    needs: ClassVar[Action] = "read"
    type: Literal["runs"] = "runs"
    project: str
    run: RunSummary


class Metrics(Answer):
    """Points of a followed project's newest run; `seq` grows with every message.

    A point replaces an earlier one of the same step and split.
    """

    needs: ClassVar[Action] = "read"
    type: Literal["metrics"] = "metrics"
    run: str
    seq: int
    points: list[Point]


class SignalsTaken(LayerSignals):
    """What was measured inside the layers of a run of a followed project; after `follow`, the newest there is."""

    needs: ClassVar[Action] = "read"
    type: Literal["signals"] = "signals"
    project: str
    run: str


class SnapshotTaken(Answer):
    """A run's weights were kept at a step."""

    needs: ClassVar[Action] = "read"
    type: Literal["snapshot"] = "snapshot"
    run: str
    step: int


class ProblemMessage(ProblemAnswer):
    """Something this connection asked for could not be done: `watch` says which watch, `problems` says why."""

    needs: ClassVar[Action] = "use"
    type: Literal["problem"] = "problem"
    watch: str | None = None
    problems: tuple[ProblemAnswer, ...] = ()


FromServer = Annotated[
    Welcome
    | ProjectState
    | Edited
    | Refused
    | RunState
    | RunListed
    | Metrics
    | SignalsTaken
    | SnapshotTaken
    | RoomState
    | RoomGone
    | Roster
    | MemberChanged
    | MemberGone
    | ContestsChanged
    | ContestBegun
    | HeldBackChanged
    | Present
    | Absent
    | Comments
    | Shown
    | HandedOut
    | Halted
    | ProjectorAsked
    | Projected
    | ProblemMessage,
    Field(discriminator="type"),
]


class FrameItem(Answer):
    """One node's picture within a frame; `offset` and `length` count bytes from the payload's start.

    With `colour` every three tiles are the red, green and blue of one picture. `total` is how many tiles there are,
    where that is known and more than are sent; `told` is what else its kind says.
    """

    node: str
    kind: Literal[
        "activations", "filters", "mask", "prediction", "gradients",
        "images", "filters_after", "filters_gradient", "filters_change", "attribution", "dream",
        "effective_field",
    ]  # fmt: skip
    colour: Literal["rgb"] | None = None
    dtype: Literal["uint8", "float32"]
    channels: list[int]
    tiles: int
    total: int | None = None
    told: dict[str, JsonValue] | None = None
    height: int
    width: int
    lo: list[float | None]
    hi: list[float | None]
    offset: int
    length: int


class FrameHeader(Answer):
    """The header of a frame."""

    watch: str | None
    project: str | None
    revision: int | None
    run: str | None
    snapshot: int | Literal["live"] | None
    step: int | None
    items: list[FrameItem]


def _exactly_one(project: str | None, run: str | None) -> None:
    if (project is None) == (run is None):
        raise ValueError("name either a project or a run")

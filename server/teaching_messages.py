"""The live socket's messages of people who look at the same thing; `server.wire` has the unions that they belong to."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from models.insight.question import Overrides

from .answers import Answer, WorkRole
from .auth.rules import Action
from .documents import Input
from .message import Id, Message
from .teaching import CommentAnswer

NodeName = Annotated[str, Field(min_length=1, max_length=256)]
Nodes = Annotated[list[NodeName], Field(max_length=2048)]
Count = Annotated[int, Field(ge=0, le=2**31)]
Name = Annotated[str, Field(max_length=64)]
Coordinate = Annotated[float, Field(ge=-1e7, le=1e7)]
Spot = tuple[Coordinate, Coordinate]
"""A point of the canvas, `[x, y]`."""


class Part(BaseModel):
    """Something that one page tells another of what it shows."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class PresentPlace(Part):
    """Where somebody is in a project: the pointer on the canvas, the chosen layers, the layer shown large."""

    cursor: Spot | None
    selected: Nodes
    opened: NodeName | None


class Presence(Message):
    """Says where this tab's person is, to those who work on the same project."""

    needs: ClassVar[Action] = "discuss"
    type: Literal["presence"]
    project: Id
    place: PresentPlace


class Present(Answer):
    """Somebody else looks at a followed project: on following it, when they come, and wherever they go.

    `name` is what they are called in their class; null for a teacher, and for whoever is in none.
    """

    needs: ClassVar[Action] = "discuss"
    type: Literal["present"] = "present"
    project: str
    connection: str
    role: WorkRole
    name: str | None
    place: PresentPlace


class Absent(Answer):
    """Somebody has gone from a followed project."""

    needs: ClassVar[Action] = "discuss"
    type: Literal["absent"] = "absent"
    project: str
    connection: str


class Comments(Answer):
    """All comments of a followed project: on following it, and whenever one is new or changed."""

    needs: ClassVar[Action] = "discuss"
    type: Literal["comments"] = "comments"
    project: str
    comments: list[CommentAnswer]


class ShownUnit(Part):
    """A value of a layer's output; without `y` and `x` a feature, or a whole channel."""

    node: NodeName
    channel: Count
    y: Count | None
    x: Count | None


class ShownPlace(Part):
    """What is chosen and opened, and by which face."""

    part: Literal["place"]
    selected: Nodes
    edges: Annotated[list[NodeName], Field(max_length=4096)]
    group: NodeName | None
    opened: NodeName | None
    face: Name | None
    pinned: ShownUnit | None


class ShownPointer(Part):
    """Where the teacher points: at a spot of the canvas, and at a value."""

    part: Literal["pointer"]
    cursor: Spot | None
    unit: ShownUnit | None


class ShownCamera(Part):
    """What of the canvas is in sight: its middle, and how wide and high it is in the canvas's own units."""

    part: Literal["camera"]
    middle: Spot
    width: Annotated[float, Field(gt=0, le=1e7)]
    height: Annotated[float, Field(gt=0, le=1e7)]


class ShownProbe(Part):
    """What the network looks at."""

    part: Literal["probe"]
    input: Input | None
    source: Literal["drawn", "uploaded", "camera"]


class ShownMoment(Part):
    """Which moment of the shown training is looked at."""

    part: Literal["moment"]
    run: Id | None
    snapshot: Count | Literal["live"]


class ShownFolding(Part):
    """Which groups are folded (true) or open, against the document; and the cards that were moved since."""

    part: Literal["folding"]
    folded: Annotated[dict[NodeName, bool], Field(max_length=2048)]
    moved: Annotated[dict[NodeName, Spot], Field(max_length=2048)]


class ShownPanels(Part):
    """Which panels are open, and by which scale maps are coloured."""

    part: Literal["panels"]
    inspector: Name
    dock: Name
    colours: Name


class ShownOverrides(Part):
    """What was changed of the network to see what it does."""

    part: Literal["overrides"]
    overrides: Overrides


ShownPart = Annotated[
    ShownPlace | ShownPointer | ShownCamera | ShownProbe | ShownMoment | ShownFolding | ShownPanels | ShownOverrides,
    Field(discriminator="part"),
]


class Show(Message):
    """A teacher shows a project to a room, or something else of it; null ends it.

    The server keeps the newest of each part for whoever comes later.
    """

    needs: ClassVar[Action] = "oversee"
    type: Literal["show"]
    room: Id
    project: Id | None
    part: ShownPart | None = None


class Shown(Answer):
    """What a teacher shows to the entered room: on entering it, and whenever it changes; `project` null: nothing.

    `part` is one of those of `Show`, as it was sent.
    """

    needs: ClassVar[Action] = "attend"
    type: Literal["shown"] = "shown"
    room: str
    project: str | None
    part: dict[str, Any] | None


class HandedOut(Answer):
    """A teacher gave this visitor a copy of a project."""

    needs: ClassVar[Action] = "use"
    type: Literal["handed_out"] = "handed_out"
    room: str
    project: str
    title: str


class Halted(Answer):
    """A teacher paused or ended this visitor's trainings, or let go on what they had paused."""

    needs: ClassVar[Action] = "use"
    type: Literal["halted"] = "halted"
    room: str
    how: Literal["paused", "stopped", "resumed"]
    count: int


class ProjectorAsked(Answer):
    """A teacher asks whether this visitor's project may be shown on the projector; `project` null: not any more.

    `title` is what the project was called when it was asked for.
    """

    needs: ClassVar[Action] = "use"
    type: Literal["projector_asked"] = "projector_asked"
    room: str
    project: str | None
    title: str | None
    is_shown: bool


class Projected(Answer):
    """What the projector of an entered room shows beside the tiles, to a teacher.

    `consent` is `asked` until the student answers; a refusal makes it null again.
    """

    needs: ClassVar[Action] = "oversee"
    type: Literal["projected"] = "projected"
    room: str
    member: str | None
    project: str | None
    consent: Literal["asked", "given", "refused"] | None

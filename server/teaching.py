"""What is said of partners, comments and handouts."""

from __future__ import annotations

from typing import Literal

from .answers import Answer


class PartnerAnswer(Answer):
    """Somebody who builds on a project: its owner, or a partner.

    `name` is what they are called in their class, null where they are in none; `me`: it is the visitor.
    """

    id: str | None
    role: Literal["owner", "partner"]
    name: str | None
    me: bool


class Partners(Answer):
    """Who builds on a project, its owner first; `most` partners at most."""

    partners: list[PartnerAnswer]
    most: int


class PartnerCode(Answer):
    """What makes whoever types it a partner, once, within `hours`."""

    code: str
    hours: int


class PartnerTo(Answer):
    """The project that the visitor builds on as a partner."""

    project: str


class CommentAnswer(Answer):
    """What somebody said about a layer, which may be gone since; `mine`: it was the visitor.

    `name` is what they were called in their class; null for a teacher, and for whoever was in none.
    """

    id: str
    node: str
    mine: bool
    role: Literal["owner", "partner", "teacher"]
    name: str | None
    text: str
    created: str
    resolved: str | None


class CommentList(Answer):
    """The comments of a project, the oldest first."""

    comments: list[CommentAnswer]


class HandoutEntry(Answer):
    """A project that a teacher gave to the visitor, and that they have not opened yet."""

    project: str
    title: str
    room: str


class HandoutList(Answer):
    """Those, the newest first."""

    handouts: list[HandoutEntry]


class HandedAnswer(Answer):
    """To how many students a project was given."""

    students: int


class KeptAnswer(Answer):
    """What a project was before it was brought back to its beginning, as a project beside it."""

    project: str
    title: str


class HaltedAnswer(Answer):
    """How many trainings of a room were paused, ended or let go on."""

    runs: int


class TemplateAnswer(Answer):
    """Whether a project is a student's copy of something, to which it can be brought back."""

    has_template: bool

"""The live socket's messages about contests; `server.wire` has the union that they belong to."""

from __future__ import annotations

from typing import ClassVar, Literal

from .answers import Answer
from .auth.rules import Action


class ContestsChanged(Answer):
    """A contest of an entered room is new, was changed, or something was handed in or judged: ask for them again."""

    needs: ClassVar[Action] = "attend"
    type: Literal["contests"] = "contests"
    room: str


class ContestBegun(Answer):
    """A teacher has set a contest in an entered room."""

    needs: ClassVar[Action] = "attend"
    type: Literal["contest_begun"] = "contest_begun"
    room: str
    id: str
    title: str


class HeldBackChanged(Answer):
    """Test images of a data set are held back from everybody, or shown again: ask for the data sets again."""

    needs: ClassVar[Action] = "use"
    type: Literal["held_back"] = "held_back"

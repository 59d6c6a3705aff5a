"""The live socket's message about contests; `server.wire` has the union that it belongs to."""

from __future__ import annotations

from typing import ClassVar, Literal

from .answers import Answer
from .auth.rules import Action


class ContestsChanged(Answer):
    """A contest of an entered room is new, was changed, or something was handed in or judged: ask for them again."""

    needs: ClassVar[Action] = "attend"
    type: Literal["contests"] = "contests"
    room: str

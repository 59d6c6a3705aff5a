"""What somebody is in the class that a server serves: the workshop's view of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol


class Standing(Protocol):
    """Who is a student of which room, and who a teacher; a server without rooms is somebody's own machine."""

    def has_rooms(self) -> bool:
        """Whether there is a class at all."""

    def room_of(self, identity: str) -> str | None:
        """The room that somebody is in; of several the one joined last."""

    def identities_in(self, room: str) -> Collection[str]:
        """Everybody who is in a room."""

    def is_quiet(self, identity: str) -> bool:
        """Whether somebody is in a room where no training is to begin at the moment."""

    def is_teacher(self, identity: str) -> bool:
        """Whether somebody's browser is logged in with the teacher's password."""

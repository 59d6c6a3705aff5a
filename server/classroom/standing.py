"""What somebody is in the class that a server serves, for who shares its machine."""

from __future__ import annotations

from collections.abc import Callable, Collection

from .register import Register


class ClassStanding:
    """See `workshop.standing.Standing`."""

    def __init__(self, register: Register, is_teachers: Callable[[str], bool]) -> None:
        self._register = register
        self.is_teacher = is_teachers
        self.is_quiet = register.is_quiet

    def has_rooms(self) -> bool:
        """Whether there is a class at all."""
        return any(room.ended is None for room in self._register.rooms())

    def room_of(self, identity: str) -> str | None:
        """The room that somebody is in; of several the one joined last."""
        present = [member.room for member in self._register.memberships(identity) if member.state == "in"]
        return next((room for room in present if self._register.room(room).ended is None), None)

    def identities_in(self, room: str) -> Collection[str]:
        """Everybody who is in a room."""
        return {member.identity for member in self._register.members(room) if member.state == "in"}

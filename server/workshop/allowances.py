"""How much of the machine one student, and one class, may take: a machine without a class has no such limits."""

from __future__ import annotations

from dataclasses import dataclass

from server.settings import Settings

from .standing import Standing

MEGABYTE = 10**6
"""Bytes, as the page counts them."""


@dataclass(frozen=True)
class Allowance:
    """The most of each; None for no limit."""

    running: int | None = None
    """Trainings with a process at a time; further ones wait."""
    queued: int | None = None
    """Trainings that wait for their turn."""
    minutes: int | None = None
    """Minutes of computing within a day."""
    bytes: int | None = None
    """Bytes on the disk."""


UNLIMITED = Allowance()


class Allowances:
    """Who is allowed how much."""

    def __init__(self, settings: Settings, standing: Standing) -> None:
        self._standing = standing
        self._student = Allowance(
            settings.student_running, settings.student_queued, settings.student_minutes,
            settings.student_megabytes * MEGABYTE,
        )  # fmt: skip
        megabytes = settings.room_megabytes
        self._room = Allowance(
            settings.room_running, settings.room_queued, settings.room_minutes,
            None if megabytes is None else megabytes * MEGABYTE,
        )  # fmt: skip

    def of(self, identity: str) -> tuple[Allowance, Allowance]:
        """What somebody is allowed, and what all of the room that they are in together.

        Whoever is in no room, where there are rooms, is held to what a student is: else leaving would lift the limits.
        """
        if not self._standing.has_rooms() or self._standing.is_teacher(identity):
            return UNLIMITED, UNLIMITED
        return self._student, UNLIMITED if self._standing.room_of(identity) is None else self._room

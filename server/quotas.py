"""What is said of limits: how much somebody, and their class, has taken of what they may have."""

from __future__ import annotations

from .answers import Answer


class Share(Answer):
    """So much is used of what is allowed; with no `limit`, of any amount."""

    used: float
    limit: float | None


class AccountAnswer(Answer):
    """Trainings with a process, and those that wait; minutes of computing within a day; bytes on the disk."""

    running: Share
    queued: Share
    minutes: Share
    bytes: Share


class MachineAnswer(Answer):
    """What trainings share: places, how many of them are taken, and how many trainings wait for one."""

    places: int
    running: int
    queued: int


class QuotaAnswer(Answer):
    """The limits of whoever asks; `room` are those of all students of the room that they are in, together.

    Where there is no class nothing is limited, nor is a teacher.
    """

    own: AccountAnswer
    room: AccountAnswer | None
    machine: MachineAnswer

"""What the calls about studies say."""

from __future__ import annotations

from .answers import Answer


class StudyUnderway(Answer):
    """A study that goes on: how much of it is done, and of how much; null before it has its turn.

    `ahead` is how many others are answered before it then, null when it has its turn.
    """

    study: str
    done: int | None
    of: int | None
    ahead: int | None

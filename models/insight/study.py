"""Studies: questions that take from seconds to minutes, with progress; and the registry of what can be studied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.insight.look import Look
from models.insight.picture import Picture

Report = Callable[[int, int], None]
"""Called with how much is done, and of how much, as often as one likes."""

Study = Callable[[Look, Report], "list[Picture] | dict[str, Any]"]
"""Answers in pictures, or in JSON: plain values, and numpy arrays in place of long lists of numbers."""

STUDIES: dict[str, Study] = {}


def register_study(name: str) -> Callable[[Study], Study]:
    """Decorator: make a study known.

    Raises:
        ValueError: the name is taken.
    """

    def add(study: Study) -> Study:
        if STUDIES.setdefault(name, study) is not study:
            raise ValueError(f"study {name!r} is declared twice")
        return study

    return add

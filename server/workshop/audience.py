"""Those who are told what happens to projects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from models.text import Language
from server.answers import Answer


class Audience(Protocol):
    """Those who follow projects: the live hub."""

    def is_followed(self, project: str) -> bool:
        """Whether anybody follows the project."""

    def tell(self, project: str, message: Callable[[Language], Answer]) -> None:
        """Sends a message to all who follow the project."""

    def refresh(self, project: str, *, at_once: bool, run: str | None = None) -> None:
        """Answers the watches of the project (of one `run`) again; from a training not more often than one takes."""

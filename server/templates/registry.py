"""What an example is, and the registry of those there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.graph import Graph
from models.text import Language, Text


@dataclass(frozen=True)
class Example:
    """A project that a person makes a copy of; `weights` is a safetensors file in the package, if it is trained."""

    name: str
    title: Text
    summary: Text
    dataset: str
    graph: Callable[[], Graph]
    recipe: Mapping[str, Any] = field(default_factory=dict)
    weights: Path | None = None
    rank: int = 0
    """Of two trained, or two untrained, examples the one with the smaller rank comes first."""

    def document(self, language: Language) -> dict[str, Any]:
        """The document of a new project."""
        return {
            "title": self.title.in_(language),
            "task": "classify",
            "graphs": {"main": self.graph().as_json()},
            "dataset": self.dataset,
            "recipe": dict(self.recipe),
        }


_examples: dict[str, Example] = {}


def register(example: Example) -> None:
    """Adds an example to those there are.

    Raises:
        ValueError: its name is taken.
    """
    if example.name in _examples:
        raise ValueError(f"two examples are called {example.name!r}")
    _examples[example.name] = example


def all_examples() -> list[Example]:
    """Every example: trained ones first, then by rank, then in the order of registration."""
    return sorted(_examples.values(), key=lambda example: (example.weights is None, example.rank))


def get(name: str) -> Example | None:
    """The example of a name."""
    return _examples.get(name)

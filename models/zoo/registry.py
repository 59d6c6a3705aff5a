"""The registry of architectures: one entry for each network that can be opened by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from models.analysis import Totals, analyse
from models.forms import Json
from models.graph import Graph
from models.layers import Shape
from models.text import Language, Text

Builder = Callable[[int, Shape], Graph]
"""From the number of classes and the input's shape to a network."""


@dataclass(frozen=True)
class Architecture:
    """A network of the gallery."""

    name: str
    title: Text
    summary: Text
    year: int
    paper: str
    """Address of the paper."""
    input_shape: Shape
    classes: int
    smallest: tuple[int, int]
    """Height and width below which nothing would be left for the last layers."""
    build: Builder


_ARCHITECTURES: dict[str, Architecture] = {}


def register(architecture: Architecture) -> None:
    """Make an architecture known by its name.

    Raises:
        ValueError: the name is taken.
    """
    if _ARCHITECTURES.setdefault(architecture.name, architecture) is not architecture:
        raise ValueError(f"architecture {architecture.name!r} is declared twice")


def all_architectures() -> list[Architecture]:
    """All architectures, oldest first."""
    return sorted(_ARCHITECTURES.values(), key=lambda entry: (entry.year, entry.name))


def get(name: str) -> Architecture:
    """The architecture of a name.

    Raises:
        KeyError: there is none.
    """
    return _ARCHITECTURES[name]


def catalogue(language: Language) -> list[Json]:
    """What ``GET /api/architectures`` lists; the numbers are the analysis's own."""
    return [_entry(architecture, language) for architecture in all_architectures()]


def _entry(architecture: Architecture, language: Language) -> Json:
    totals = _totals(architecture)
    return {
        "name": architecture.name,
        "title": architecture.title.in_(language),
        "summary": architecture.summary.in_(language),
        "year": architecture.year,
        "paper": architecture.paper,
        "input_shape": list(architecture.input_shape),
        "classes": architecture.classes,
        "parameters": totals.parameters,
        "macs": totals.macs,
        "depth": totals.depth,
    }


@cache
def _totals(architecture: Architecture) -> Totals:
    return analyse(architecture.build(architecture.classes, architecture.input_shape)).totals

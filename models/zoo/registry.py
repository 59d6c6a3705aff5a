"""The registry of architectures: one entry for each network that can be opened by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from models.analysis import Totals, analyse
from models.blocks.miniature import draw_miniature
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
    family: Text
    """What the gallery calls it together with its kin: ``ResNet``."""
    summary: Text
    year: int
    paper: str
    """Address of the paper."""
    input_shape: Shape
    classes: int
    smallest: tuple[int, int]
    """Height and width below which nothing would be left for the last layers."""
    build: Builder
    rank: int = 0
    """Of two networks of a family and a year, the one with the smaller rank comes first."""
    top5_error: float | None = None
    """On ImageNet, in percent, as it was published."""
    error_source: Text | None = None
    """Where the error was published, and how it was measured."""
    error_protocol: Text | None = None
    """The same in two words: errors of different protocols do not compare."""
    note: Text | None = None
    """What one has to know besides, as where paper and torchvision differ."""


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
    return sorted(_ARCHITECTURES.values(), key=lambda entry: (entry.year, entry.family.en, entry.rank, entry.name))


def get(name: str) -> Architecture:
    """The architecture of a name.

    Raises:
        KeyError: there is none.
    """
    return _ARCHITECTURES[name]


def catalogue(language: Language) -> list[Json]:
    """What ``GET /api/architectures`` lists; the numbers are the analysis's own.

    The first call builds and measures every network, which takes seconds; later ones take what it found.
    """
    return [_entry(architecture, language) for architecture in all_architectures()]


@dataclass(frozen=True)
class Measured:
    """What is known of an architecture without being declared."""

    totals: Totals
    thumbnail: Json
    """As ``draw_miniature`` gives it."""


@cache
def measure(architecture: Architecture) -> Measured:
    """The numbers and the miniature of an architecture as it was published, reckoned once."""
    analysis = analyse(architecture.build(architecture.classes, architecture.input_shape))
    return Measured(analysis.totals, draw_miniature(analysis))


def _entry(architecture: Architecture, language: Language) -> Json:
    measured = measure(architecture)
    totals = measured.totals
    return {
        "name": architecture.name,
        "title": architecture.title.in_(language),
        "family": architecture.family.in_(language),
        "rank": architecture.rank,
        "summary": architecture.summary.in_(language),
        "year": architecture.year,
        "paper": architecture.paper,
        "input_shape": list(architecture.input_shape),
        "classes": architecture.classes,
        "parameters": totals.parameters,
        "macs": totals.macs,
        "depth": totals.depth,
        "top5_error": architecture.top5_error,
        "error_source": architecture.error_source and architecture.error_source.in_(language),
        "error_protocol": architecture.error_protocol and architecture.error_protocol.in_(language),
        "note": architecture.note and architecture.note.in_(language),
        "thumbnail": measured.thumbnail,
    }

"""What an attribution method declares of itself, and the registry of methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from models.layers import Paper, Shape
from models.text import Language, Text

if TYPE_CHECKING:
    import torch

    from models.insight.attributing import Case

Choice = Literal["baseline", "layer"]
"""What a viewer may choose besides the class."""

WITH_GRADIENT = 2
"""What one image costs there and back to its pixels, in forward passes: no gradient of a weight is reckoned."""


@dataclass(frozen=True)
class Attribution:
    """One number for each pixel of the input."""

    values: torch.Tensor  # (H, W)
    told: Mapping[str, Any] = field(default_factory=dict)
    """What else this method says, as JSON."""


@dataclass(frozen=True)
class Method:
    """A way of saying which pixels an answer comes from."""

    name: str
    title: Text
    summary: Text
    """What it does, in one sentence."""
    weakness: Text
    """What is known to be wrong with it, in one sentence."""
    paper: Paper
    year: int
    signed: bool
    """Whether a pixel may speak against the class as well."""
    passes: Callable[[Shape], int]
    """What it costs for an input (C, H, W), in forward passes of one image."""
    attribute: Callable[[Case], Attribution]
    choices: tuple[Choice, ...] = ()


_METHODS: dict[str, Method] = {}


def register(method: Method) -> None:
    """Make a method known.

    Raises:
        ValueError: the name is taken.
    """
    if _METHODS.setdefault(method.name, method) is not method:
        raise ValueError(f"attribution {method.name!r} is declared twice")


def get(name: str) -> Method | None:
    """The method of a name, None where there is none."""
    return _METHODS.get(name)


def all_methods() -> list[Method]:
    """All methods, the oldest first: each answers to what was wrong with those before it."""
    return sorted(_METHODS.values(), key=lambda method: (method.year, method.name))


def catalogue(language: Language) -> list[dict[str, Any]]:
    """All methods as the page and other programs see them."""
    return [
        {
            "name": method.name,
            "title": method.title.in_(language),
            "summary": method.summary.in_(language),
            "weakness": method.weakness.in_(language),
            "paper": vars(method.paper),
            "signed": method.signed,
            "choices": list(method.choices),
        }
        for method in all_methods()
    ]

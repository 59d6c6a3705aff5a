"""The registry of layer types: small and loud."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TypeVar

from models.forms import Json, form_schema
from models.layers.base import Layer
from models.problems import declare
from models.text import Language

_LAYERS: dict[str, type[Layer]] = {}

_L = TypeVar("_L", bound=type[Layer])


def register(layer: _L) -> _L:
    """Class decorator: make a layer known under its ``type``.

    Raises:
        ValueError: the type is taken.
    """
    known = _LAYERS.setdefault(layer.type, layer)
    if known is not layer:
        raise ValueError(f"layer type {layer.type!r} is declared by {known.__module__} and by {layer.__module__}")
    for code, text in layer.problems.items():
        declare(code, text)
    return layer


def get(name: str) -> type[Layer]:
    """The layer class of a type.

    Raises:
        KeyError: there is none.
    """
    return _LAYERS[name]


def nearest(name: str) -> str | None:
    """The known type whose spelling is closest to ``name``, if any is close."""
    matches = get_close_matches(name.lower(), _LAYERS, n=1)
    return matches[0] if matches else None


def all_layers() -> list[type[Layer]]:
    """All layers in the order of the palette."""
    return sorted(_LAYERS.values(), key=lambda layer: (layer.family.rank, layer.rank, layer.type))


def catalogue(language: Language) -> list[Json]:
    """All layers as the page and other programs see them: what ``GET /api/layers`` lists."""
    return [_entry(layer, language) for layer in all_layers()]


def _entry(layer: type[Layer], language: Language) -> Json:
    paper, modes = layer.paper, layer.modes
    sentences = modes and {"training": modes.training.in_(language), "inference": modes.inference.in_(language)}
    return {
        "type": layer.type,
        "family": layer.family.name,
        "family_title": layer.family.title.in_(language),
        "accent": layer.family.accent,
        "title": layer.title.in_(language),
        "summary": layer.summary.in_(language),
        "formula": layer.formula,
        "paper": paper and {"citation": paper.citation, "url": paper.url},
        "modes": sentences,
        "masks": layer.masks,
        "schema": form_schema(layer, language),
        "inputs": list(layer.inputs),
        "outputs": layer.outputs,
    }

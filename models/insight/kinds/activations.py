"""Feature maps: what a layer answers to the input."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from models.insight.look import Look, register
from models.insight.picture import Picture, shrunk
from models.insight.question import Wanted


@register("activations")
def activations(look: Look, wanted: Sequence[Wanted]) -> list[Picture]:
    """The maps of every node that could be computed; features are one tile of height 1."""
    places: dict[str, list[int]] = {}
    for place, each in enumerate(wanted):
        places.setdefault(each.id, []).append(place)
    found: dict[int, Picture] = {}

    def record(node: str, output: torch.Tensor) -> None:
        for place in places.get(node, ()):
            found[place] = maps_of("activations", wanted[place], output, look)

    look.record = record
    assert look.outputs is not None
    return [found[place] for place in sorted(found)]


def maps_of(kind: str, wanted: Wanted, output: torch.Tensor, look: Look) -> Picture:
    """A picture of a node's output (or of something of its shape), (1, C, H, W) or (1, F)."""
    tensor = output[0]
    if tensor.ndim == 1:
        shown = tensor if look.is_exact else tensor[: wanted.tiles * wanted.size]
        return Picture(wanted.id, kind, range(len(shown)), shown[None, None])  # (1, 1, F)
    shown = tensor if look.is_exact else shrunk(tensor[: wanted.tiles], wanted.size)
    return Picture(wanted.id, kind, range(len(shown)), shown)

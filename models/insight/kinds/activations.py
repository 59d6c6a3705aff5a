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
    look.watched = {each.id for each in wanted}
    assert look.outputs is not None
    return [maps_of("activations", each, look.recorded[each.id], look) for each in wanted if each.id in look.recorded]


def maps_of(kind: str, wanted: Wanted, output: torch.Tensor, look: Look) -> Picture:
    """A picture of a node's output (or of something of its shape), (1, C, H, W) or (1, F)."""
    tensor = output[0]
    if tensor.ndim == 1:
        shown = tensor if look.is_exact else tensor[: wanted.tiles * wanted.size]
        return Picture(wanted.id, kind, range(len(shown)), shown[None, None])  # (1, 1, F)
    shown = tensor if look.is_exact else shrunk(tensor[: wanted.tiles], wanted.size)
    return Picture(wanted.id, kind, range(len(shown)), shown)

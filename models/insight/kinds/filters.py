"""Filters: what a layer has learned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import nn

from models.insight.look import Look, register
from models.insight.networks import Network
from models.insight.picture import Picture, shrunk
from models.insight.question import Wanted

COLOURS = 3


@register("filters")
def filters(look: Look, wanted: Sequence[Wanted]) -> list[Picture]:
    """The weights of every node that has any, see `picture_of`."""
    pictures: list[Picture] = []
    for each in wanted:
        weight = _weight(look, each.id)
        if weight is not None and weight.ndim in {2, 4}:
            pictures.append(picture_of(look, each, weight.detach()))
    return pictures


def _weight(look: Look, node: str) -> torch.Tensor | None:
    """What a node multiplies its inputs by, the outputs first: its own ``kernels()`` where they are not the weight."""
    if node not in look.network.built:
        return None
    module = look.net.get_submodule(node)
    kernels = getattr(module, "kernels", None)
    weight = getattr(module, "weight", None) if kernels is None else kernels()
    return outputs_first(module, weight) if isinstance(weight, torch.Tensor) else None


def outputs_first(module: nn.Module, weight: torch.Tensor) -> torch.Tensor:
    """A module's weight, or something of its shape, as (out, in/groups, h, w) or (out, in)."""
    if not isinstance(module, nn.ConvTranspose2d):
        return weight
    sizes = module.groups, -1, *weight.shape[1:]  # it is (in, out/groups, h, w)
    return weight.reshape(sizes).transpose(1, 2).flatten(0, 1)


def picture_of(
    look: Look, wanted: Wanted, weight: torch.Tensor, kind: str = "filters", told: dict[str, Any] | None = None
) -> Picture:
    """Filters (out, in, h, w), or a matrix (out, in) as one tile; ``told`` is what their kind says besides.

    Rows of (output, input): tile o·I + i is the kernel from map i to map o. ``channels`` are the outputs.
    Where the inputs are the colours of the image, the item says ``colour: rgb``: three tiles are one picture then.
    Where not all are shown, it says ``total``.
    """
    more: dict[str, Any] = {} if told is None else {"told": told}
    if weight.ndim == 2:
        tiles, shown = weight[None], len(weight)  # (1, O, I)
    else:
        shown, inputs = weight.shape[:2]
        total = shown * inputs
        if not look.is_exact:
            inputs = min(inputs, wanted.tiles)
            shown = min(shown, wanted.tiles // inputs)
        tiles = weight[:shown, :inputs].flatten(0, 1)  # (O·I, h, w)
        if inputs == weight.shape[1] == COLOURS and sees_colours(look.network, wanted.id):
            more["colour"] = "rgb"
        if len(tiles) < total:
            more["total"] = total
    return Picture(wanted.id, kind, range(shown), tiles if look.is_exact else shrunk(tiles, wanted.size), more)


def sees_colours(network: Network, node: str) -> bool:
    """Whether what enters a node are the red, green and blue of the picture."""
    shape = network.input_shape
    if shape is None or shape[0] != COLOURS:
        return False
    sources = {edge.source for edge in network.graph.edges.values() if edge.target == node}
    return any(network.graph.nodes[source].type == "input" for source in sources)

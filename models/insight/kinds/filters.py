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
    """The weights of every node that has any, see `_kernels` and `_matrix`."""
    pictures: list[Picture] = []
    for each in wanted:
        weight = _weight(look, each.id)
        if weight is None or weight.ndim not in {2, 4}:
            continue
        make = _matrix if weight.ndim == 2 else _kernels
        pictures.append(make(look.network, each, weight.detach(), exact=look.is_exact))
    return pictures


def _weight(look: Look, node: str) -> torch.Tensor | None:
    """What a node multiplies its inputs by, the outputs first: its own ``kernels()`` where they are not the weight."""
    if node not in look.network.built:
        return None
    module = look.net.get_submodule(node)
    if isinstance(module, nn.ConvTranspose2d):  # (in, out/groups, h, w)
        sizes = module.groups, -1, *module.weight.shape[1:]
        return module.weight.reshape(sizes).transpose(1, 2).flatten(0, 1)
    kernels = getattr(module, "kernels", None)
    weight = getattr(module, "weight", None) if kernels is None else kernels()
    return weight if isinstance(weight, torch.Tensor) else None


def _kernels(network: Network, wanted: Wanted, weight: torch.Tensor, *, exact: bool) -> Picture:
    """Rows of (output, input): tile o·I + i is the kernel from map i to map o. ``channels`` are the outputs.

    Where the inputs are the colours of the image, the item says ``colour: rgb``: three tiles are one picture then.
    Where not all are shown, it says ``total``.
    """
    outputs, inputs = weight.shape[:2]
    total = outputs * inputs
    if not exact:
        inputs = min(inputs, wanted.tiles)
        outputs = min(outputs, wanted.tiles // inputs)
    tiles = weight[:outputs, :inputs].flatten(0, 1)  # (O·I, h, w)
    is_rgb = inputs == weight.shape[1] == COLOURS and sees_colours(network, wanted.id)
    more: dict[str, Any] = {"colour": "rgb"} if is_rgb else {}
    if len(tiles) < total:
        more["total"] = total
    return Picture(wanted.id, "filters", range(outputs), tiles if exact else shrunk(tiles, wanted.size), more)


def _matrix(_network: Network, wanted: Wanted, weight: torch.Tensor, *, exact: bool) -> Picture:
    """One tile of (output, input)."""
    tile = weight[None]  # (1, O, I)
    return Picture(wanted.id, "filters", range(len(weight)), tile if exact else shrunk(tile, wanted.size))


def sees_colours(network: Network, node: str) -> bool:
    """Whether what enters a node are the red, green and blue of the picture."""
    shape = network.input_shape
    if shape is None or shape[0] != COLOURS:
        return False
    sources = {edge.source for edge in network.graph.edges.values() if edge.target == node}
    return any(network.graph.nodes[source].type == "input" for source in sources)

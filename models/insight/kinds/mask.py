"""Masks: which values a layer such as dropout switched off, and by how much it multiplied the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any

import torch

from models.insight.kinds.activations import maps_of
from models.insight.look import Look, register
from models.insight.picture import Picture
from models.insight.question import Wanted


@register("mask")
def mask(look: Look, wanted: Sequence[Wanted]) -> list[Picture]:
    """What every wanted node that masks multiplied its input by: 0 or, for dropout, 1/(1 − p); 1 outside training.

    The masks are those of the same question's activations: every forward pass starts from the same seed.
    """
    network = look.network
    masking = [each for each in wanted if each.id in network.built and network.graph.layers[each.id].masks]
    if not masking:
        return []
    found: list[Picture] = []
    with ExitStack() as hooks, torch.inference_mode():
        for each in masking:
            hook = look.net.get_submodule(each.id).register_forward_pre_hook(_taking(found, each, look))
            hooks.callback(hook.remove)
        look.forward(look.batch, lambda _node, _output: None)  # with a record all nodes are computed
    return found


def _taking(found: list[Picture], wanted: Wanted, look: Look) -> Callable[[torch.nn.Module, tuple[Any, ...]], None]:
    """A hook that draws the mask that the module is about to draw, and leaves the generator as it was before."""

    def take(module: torch.nn.Module, inputs: tuple[Any, ...]) -> None:
        before = torch.get_rng_state()
        drawn = module.forward(torch.ones_like(inputs[0]))  # (B, ...): the whole batch, as all share the generator
        torch.set_rng_state(before)
        found.append(maps_of("mask", wanted, drawn, look))

    return take

"""Modes: what a layer does in use and in training at once, in numbers, where the two differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from models.insight.faults import InsightFault
from models.insight.look import Look, register
from models.insight.picture import finite
from models.insight.question import Question, Wanted
from models.problems import Problem

MOST_CHANNELS = 256
"""Rows of a table that somebody may read."""


@register("modes")
def modes(look: Look, wanted: Sequence[Wanted]) -> dict[str, Any]:
    """``{node, images, change, off, statistics}`` of one layer for this input.

    ``change`` is ‖a′ − a‖₂ / ‖a‖₂ of its outputs in use, a, and in training, a′ (batches of other sizes may round
    differently). ``off``: the share of what a layer that masks was given in training and made zero; null for others.
    ``statistics`` of a batch normalisation, by channel: ``{running_mean, running_var, mean, var, weight, bias}``, of
    which it uses the first two in use and the next two, those of the batch, in training (Ioffe, Szegedy 2015,
    algorithms 1 and 2; the biased variance); null for every other layer.

    Raises:
        InsightFault: not one layer of the network was asked for.
    """
    node = wanted[0].id if len(wanted) == 1 else ""
    if node not in look.network.built:
        raise InsightFault(Problem("question_needs_layer", node=node or None))
    (used, _), (trained, inputs) = (_seen(look, node, mode) for mode in ("eval", "train"))
    masks = look.network.graph.layers[node].masks
    change = (trained - used).norm() / used.norm()
    return {
        "node": node,
        "images": len(inputs),
        "change": 0.0 if torch.equal(trained, used) else finite(change.reshape(1))[0],
        "off": _off(inputs[0], trained) if masks else None,
        "statistics": _statistics(look.net.get_submodule(node), inputs),
    }


def _seen(look: Look, node: str, mode: str) -> tuple[torch.Tensor, torch.Tensor]:
    """The layer's output for the input, and what the whole batch gave it."""
    question: Question = look.question.model_copy(update={"mode": mode})
    own = Look(look.network, question)
    inputs: list[torch.Tensor] = []
    outputs: dict[str, torch.Tensor] = {}
    module = look.net.get_submodule(node)
    hook = module.register_forward_pre_hook(lambda _module, given: inputs.append(given[0]))
    try:
        with torch.inference_mode():
            own.forward(own.batch, outputs.__setitem__)
    finally:
        hook.remove()
    return outputs[node][0], inputs[0]


def _off(given: torch.Tensor, passed: torch.Tensor) -> float:
    was = given != 0
    return float((was & (passed == 0)).sum() / was.sum().clamp(min=1))


def _statistics(module: torch.nn.Module, inputs: torch.Tensor) -> list[dict[str, float | None]] | None:
    if not isinstance(module, torch.nn.BatchNorm2d) or module.running_mean is None or module.running_var is None:
        return None
    var, mean = torch.var_mean(inputs, (0, 2, 3), correction=0)
    ones = torch.ones_like(mean)
    columns = {
        "running_mean": module.running_mean,
        "running_var": module.running_var,
        "mean": mean,
        "var": var,
        "weight": module.weight.detach() if module.affine else ones,
        "bias": module.bias.detach() if module.affine else 0 * ones,
    }
    numbers = {name: finite(values[:MOST_CHANNELS]) for name, values in columns.items()}
    return [dict(zip(numbers, row, strict=True)) for row in zip(*numbers.values(), strict=True)]

"""The curve of an activation: what it makes of each value, and with what slope."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from pydantic import ValidationError

from models.insight.faults import InsightFault
from models.insight.look import Look, register
from models.insight.picture import finite
from models.insight.question import Wanted
from models.layers import Layer, activation
from models.problems import GraphFault, Problem
from models.seeds import mix
from models.validation import problems_of

SPAN = 5.0
"""Values from −5 to 5: where all activations of the catalogue bend."""

POINTS = 201
MOST_CURVES = 16


@register("curve")
def curve(look: Look, wanted: Sequence[Wanted]) -> dict[str, Any]:
    """``{node, x, curves: [{y, slope}]}`` of one activation, with its learned weights; what is not finite is null.

    There is one curve for each channel that differs, at most 16. A channel's curve is what comes out of it when its
    own value runs from −5 to 5 and those of all others are 0, which is how a softmax has one as well.

    Raises:
        InsightFault: not a single activation of the network was asked for.
        GraphFault: the question's own parameters are none of the layer's.
    """
    layer = look.network.graph.layers.get(wanted[0].id) if len(wanted) == 1 else None
    if layer is None or layer.family is not activation.FAMILY:
        raise InsightFault(Problem("question_needs_activation", node=wanted[0].id if wanted else None))
    node = wanted[0].id
    if look.question.params is not None:
        layer = _with(layer, look.question.params, node)
    module = _built(look, node, layer)
    x = torch.linspace(-SPAN, SPAN, POINTS)
    channels = _channels(look, node)
    curves: list[dict[str, list[float | None]]] = []
    for channel in range(min(channels, MOST_CURVES)):
        values = torch.zeros(POINTS, channels)
        values[:, channel] = x
        values.requires_grad_()
        with torch.enable_grad():
            y = module(values)[:, channel]
            (slopes,) = torch.autograd.grad(y.sum(), values)
        found = {"y": finite(y), "slope": finite(slopes[:, channel])}
        curves += [] if found in curves else [found]
    return {"node": node, "x": x.tolist(), "curves": curves}


def _with(layer: Layer, params: dict[str, Any], node: str) -> Layer:
    try:
        return type(layer).model_validate(params)
    except ValidationError as error:
        raise GraphFault(problems_of(error, node=node)) from error


def _channels(look: Look, node: str) -> int:
    report = look.network.analysis.nodes.get(node)
    return 1 if report is None else report.inputs[0][0]


def _built(look: Look, node: str, layer: Layer) -> torch.nn.Module:
    """The layer by itself, with the network's weights where they are its own."""
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(mix(look.question.seed, node))
        module = layer.build([(_channels(look, node),)])
    learned = look.net.get_submodule(node).state_dict() if node in look.network.built else {}
    own = module.state_dict()
    fitting = {key: value for key, value in learned.items() if key in own and own[key].shape == value.shape}
    module.load_state_dict(fitting, strict=False)
    return module.eval().requires_grad_(requires_grad=False)

"""Arithmetic: the numbers that one value of a layer is made of, and what the next layers make of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict
from typing import Annotated, Any

import torch
from pydantic import Field

from models import data
from models.analysis import Analysis
from models.insight.arithmetic import Computed, Page, Unit, number, rule_of, shares
from models.insight.faults import InsightFault
from models.insight.look import Look, register
from models.insight.params import Params, params_of
from models.insight.question import MOST, Question, Sample, Wanted
from models.layers.dense.flatten import Flatten
from models.layers.window import POINTWISE
from models.problems import Problem
from models.quantities import shape_words

MOST_FOLLOWING = 4
"""Layers after the unit's: normalisation, activation, dropout and one more."""

_Index = Annotated[int, Field(ge=0, le=MOST)]


class ArithmeticParams(Params):
    """Which value, and how many of its terms: the largest first, where there are more."""

    channel: _Index
    y: _Index | None = None
    x: _Index | None = None
    most: Annotated[int, Field(ge=1, le=64)] = 16
    offset: _Index = 0


@register("arithmetic")
def arithmetic(look: Look, wanted: Sequence[Wanted]) -> dict[str, Any]:
    """How the value of a unit comes about, see `models.insight.arithmetic`; ``params`` are `ArithmeticParams`.

    ``{node, type, step, unit, shape, steps, output, changed_to, flattened, following, answer}``: ``steps`` lead from
    the layer's inputs to ``output``; ``changed_to`` is what an override puts in its place, else null; ``flattened`` is
    the shape of the maps that a dense layer's features were; ``following`` the same place after the layers that come
    next; ``answer`` the softmax of the network's scores, with the loss of the sample's label, for a unit among those.

    Raises:
        InsightFault: not a single node was asked for, it cannot be computed, or it has no such value.
        GraphFault: the parameters are none of a unit.
    """
    params = params_of(look.question, ArithmeticParams)
    node = wanted[0].id if len(wanted) == 1 else None
    if node is None or node not in look.network.built:
        raise InsightFault(Problem("question_needs_node", node=node))
    unit = Unit(params.channel, params.y, params.x)
    analysis, layer = look.network.analysis, look.network.graph.layers[node]
    _check(unit, node, analysis.nodes[node].shape)
    following = _following(look, analysis, node)
    scores = _scores(look, analysis, node)
    shown = [*following, *([] if scores is None else [scores])]
    computed, outputs = _computed(look, node, shown, Page(params.most, params.offset))
    rule = rule_of(layer)
    steps = [] if rule is None else [asdict(step) for step in rule(computed, unit)]
    told, kept = (number(each[0][unit.place]) for each in (computed.output, outputs[node]))
    return {
        "node": node,
        "type": layer.type,
        "step": look.network.step,
        "unit": asdict(unit),
        "shape": list(analysis.nodes[node].shape),
        "steps": steps,
        "output": told,
        "changed_to": kept if kept != told else None,
        "flattened": _flattened(look, analysis, node),
        "following": [
            {"node": each, "type": look.network.graph.layers[each].type, "value": number(outputs[each][0][unit.place])}
            for each in following
        ],
        "answer": None if scores is None else _answer(look, unit, outputs[scores][0], computed.page),
    }


def _check(unit: Unit, node: str, shape: Sequence[int]) -> None:
    place = unit.place
    if len(place) != len(shape) or any(index >= size for index, size in zip(place, shape, strict=True)):
        words = {"id": node, "place": ", ".join(map(str, place)), "shape": shape_words(shape)}
        raise InsightFault(Problem("unit_missing", words, node=node))


def _following(look: Look, analysis: Analysis, node: str) -> list[str]:
    """What comes after a node and keeps its places, as long as there is only one way to go on."""
    found: list[str] = []
    sources = analysis.wiring.sources
    while len(found) < MOST_FOLLOWING:
        here = found[-1] if found else node
        ways = [each for each in analysis.wiring.order if here in sources[each]]
        if len(ways) != 1 or ways[0] not in look.network.built or not _keeps_places(look, analysis, ways[0]):
            break
        found.append(ways[0])
    return found


def _keeps_places(look: Look, analysis: Analysis, node: str) -> bool:
    layer, report = look.network.graph.layers[node], analysis.nodes[node]
    is_alone = len(report.inputs) == 1 and report.inputs[0] == report.shape
    return is_alone and layer.outputs > 0 and layer.windows(report.inputs, 0) == POINTWISE


class _EnoughComputed(Exception):
    """Nothing of the rest of the pass, a whole batch of it, is shown."""


def _computed(look: Look, node: str, shown: Sequence[str], page: Page) -> tuple[Computed, dict[str, torch.Tensor]]:
    """The node's computation, and what came out of it and of those ``shown`` beside it, overrides included."""
    layer, module = look.network.graph.layers[node], look.net.get_submodule(node)
    inputs: tuple[torch.Tensor, ...] = ()
    mask: torch.Tensor | None = None
    own: torch.Tensor | None = None

    def before(_module: torch.nn.Module, arguments: tuple[torch.Tensor, ...]) -> None:
        nonlocal inputs, mask
        inputs = arguments
        if layer.masks:  # draws what the layer is about to draw, and leaves the generator as it was
            state = torch.get_rng_state()
            mask = module.forward(torch.ones_like(arguments[0]))
            torch.set_rng_state(state)

    def after(_module: torch.nn.Module, _arguments: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
        nonlocal own
        own = output

    outputs: dict[str, torch.Tensor] = {}
    with ExitStack() as hooks, torch.no_grad():
        hooks.callback(module.register_forward_pre_hook(before).remove)
        hooks.callback(module.register_forward_hook(after, prepend=True).remove)  # before overrides change it
        if look.question.mode == "eval":
            outputs = look.net.section((), [node, *shown])({}, look.batch)
        else:  # every mask is drawn in its turn, as far as anything of it is shown
            kept = {node, *shown}

            def keep(each: str, output: torch.Tensor) -> None:
                if each in kept:
                    outputs[each] = output
                if kept == outputs.keys():
                    raise _EnoughComputed

            with suppress(_EnoughComputed):
                look.forward(look.batch, keep)
    assert own is not None
    sources = tuple(look.network.analysis.wiring.sources[node]) or (node,)
    is_training = look.question.mode == "train"
    return Computed(layer, module, sources, inputs, own, is_training, mask, page), outputs


def _flattened(look: Look, analysis: Analysis, node: str) -> list[int] | None:
    """The maps (C, H, W) whose values a layer's features are, where a flatten stands before it."""
    sources = analysis.wiring.sources[node]
    if len(sources) != 1 or not isinstance(look.network.graph.layers[sources[0]], Flatten):
        return None
    return list(analysis.nodes[sources[0]].inputs[0])


def _scores(look: Look, analysis: Analysis, node: str) -> str | None:
    """The network's scores, if the node is them or what a loss looks through, back to them; None for any other.

    A softmax inside of the network, which weighs its branches, is no answer.
    """
    here, sources = node, analysis.wiring.sources
    while here != look.main and look.network.graph.layers[here].passes_logits and sources[here]:
        here = sources[here][0]
    return here if here == look.main and len(analysis.nodes[here].shape) == 1 else None


def _answer(look: Look, unit: Unit, scores: torch.Tensor, page: Page) -> dict[str, Any]:
    """The softmax of the network's scores (K,), and the loss −ln p of the sample's label where that is known."""
    found, label = shares(scores, unit.channel, page, None), _label(look.question)
    known = label is not None and label < len(scores)
    loss = -scores.double().log_softmax(0)[label] if known else None
    return {**asdict(found), "label": label if known else None, "loss": None if loss is None else number(loss)}


def _label(question: Question) -> int | None:
    """Of a sample; another data set's numbers stand for other classes than the network's."""
    given = question.input
    if not isinstance(given, Sample) or question.dataset not in {None, given.dataset}:
        return None
    return int(data.get(given.dataset).load(given.split).labels[given.index])

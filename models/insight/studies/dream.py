"""What a channel, a unit, a class or a layer wants to see, drawn by gradient ascent."""

from __future__ import annotations

from typing import Annotated, Any

import torch
from pydantic import Field

from models.insight.deriving import before_activation
from models.insight.dreaming import Start, ascend, tuning
from models.insight.faults import InsightFault
from models.insight.look import Look
from models.insight.params import Params, params_of
from models.insight.picture import Picture
from models.insight.question import MOST
from models.insight.spectrum import COLOURS
from models.insight.study import Report, register_study
from models.insight.subset import one_node
from models.problems import Problem
from models.seeds import mix
from models.topology import reachable

Index = Annotated[int, Field(ge=0, le=MOST)]


class DreamParams(Params):
    """What of the node's output is to be large, and from where the way begins."""

    channel: Index | None = None
    """Or feature, or class; None for all at once, as DeepDream has it."""
    place: tuple[Index, Index] | None = None
    """Row and column of a single unit of the channel; None for its mean over the map."""
    start: Start = "noise"
    seed: Annotated[int, Field(ge=0, le=2**53 - 1)] = 0


@register_study("dream")
def dream(look: Look, report: Report) -> list[Picture]:
    """The picture (C, H, W), 0 to 255, that excites one node most; for logits, a class.

    What is made large is what comes before an activation: where that is flat, no gradient would lead on. A whole layer
    is made loud by the mean square of its values. The item has ``told``: the ``node``, what was ``maximised``, the
    ``steps``, and the ``peak``, the largest value that the channel of ``node`` has for the picture at any place, or at
    the unit's, to be compared with what the images of the data set reach; null for a whole layer.

    Raises:
        GraphFault: the question's parameters. InsightFault: there is no such node, channel or unit, the node does not
        follow the input, or the network's numbers are not finite.
    """
    asked = params_of(look.question, DreamParams)
    network, node = look.network, one_node(look)
    analysis = network.analysis
    shape = network.input_shape
    if shape is None:
        raise InsightFault(Problem("question_needs_picture"))
    _check(asked, node, analysis.nodes[node].shape)
    source = before_activation(analysis, node)
    section = look.net.section((), [source])

    def objective(pixels: torch.Tensor) -> torch.Tensor:
        return _value(section({}, pixels)[source][0], asked)

    before = reachable([source], analysis.wiring.sources)
    macs = sum(report_of.macs for name, report_of in analysis.nodes.items() if name in before)
    tuned = tuning(shape, asked.start, macs)
    pixels = look.pixels if asked.start == "input" else torch.zeros(1, *shape)
    found = ascend(objective, pixels, asked.start, tuned, seed=mix(look.question.seed, asked.seed), report=report)
    if not found.isfinite().all():
        raise InsightFault(Problem("study_not_finite", {"id": node}, node=node))
    told: dict[str, Any] = {
        "node": node,
        "maximised": source,
        "channel": asked.channel,
        "place": asked.place,
        "steps": tuned.steps,
        "peak": _peak(look, node, found, asked),
    }
    colour = {"colour": "rgb"} if shape[0] == COLOURS else {}
    return [Picture(_input(look), "dream", range(shape[0]), found[0].contiguous(), {**colour, "told": told})]


def _check(asked: DreamParams, node: str, shape: tuple[int, ...]) -> None:
    if asked.channel is not None and asked.channel >= shape[0]:
        raise InsightFault(Problem("channel_missing", {"id": node, "channel": str(asked.channel)}, node=node))
    if asked.place is None:
        return
    is_within = len(shape) == 3 and asked.place[0] < shape[1] and asked.place[1] < shape[2]
    if asked.channel is None or not is_within:
        where = {"id": node, "shape": "×".join(map(str, shape)), "place": ", ".join(map(str, asked.place))}
        raise InsightFault(Problem("unit_missing", where, node=node))


def _value(output: torch.Tensor, asked: DreamParams) -> torch.Tensor:
    """Of an output (C, H, W) or (F,), what is to be large."""
    if asked.channel is None:
        return output.square().mean()
    own = output[asked.channel]
    return own.mean() if asked.place is None else own[asked.place]


def _peak(look: Look, node: str, pixels: torch.Tensor, asked: DreamParams) -> float | None:
    if asked.channel is None:
        return None
    with torch.inference_mode():
        own = look.net.section((), [node])({}, pixels)[node][0, asked.channel]
    return float(own.max() if asked.place is None else own[asked.place])


def _input(look: Look) -> str:
    return next(node for node, layer in look.network.graph.layers.items() if layer.type == "input")

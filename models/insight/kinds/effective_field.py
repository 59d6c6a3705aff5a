"""The effective receptive field: how strongly each pixel moves a unit, beside how far the unit could see.

Luo, Li, Urtasun, Zemel, "Understanding the Effective Receptive Field in Deep Convolutional Neural Networks", NIPS 2016,
section 2: the absolute gradient of a unit with respect to the input, averaged over images. It is nearly Gaussian inside
of the theoretical box when the weights are random, and grows in training.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Annotated, Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from pydantic import Field

from models import data
from models.analysis import Analysis
from models.analysis.places import Span
from models.analysis.unit_fields import receptive_fields
from models.insight.deriving import before_activation
from models.insight.faults import InsightFault
from models.insight.inputs import images_of
from models.insight.look import Look, register
from models.insight.params import Params, params_of
from models.insight.picture import Picture
from models.insight.question import MOST, Wanted
from models.layers.input_output.input import Input
from models.problems import Problem
from models.quantities import shape_words
from models.topology import reachable

MOST_IMAGES = 32
MOST_WORK = 4 * 10**9
"""Multiply-adds of all images, there and back: about half a second of one core, then others have their turn."""
LARGEST = 2**24
"""Values of all layers that are kept at once for the way back, 64 MiB."""
HELD = 0.95
"""The width that is told holds so much of the gradient."""

Index = Annotated[int, Field(ge=0, le=MOST)]


class EffectiveFieldParams(Params):
    """Which unit, and over what its gradient is averaged."""

    channel: Index
    y: Index | None = None
    x: Index | None = None
    images: Literal["probe", "training"] = "training"
    """What is looked at alone, or the first training images of the data set."""
    untrained: bool = False
    """With the weights that the network is drawn with, before any training."""


@register("effective_field")
def effective_field(look: Look, wanted: Sequence[Wanted]) -> list[Picture]:
    """|∂a/∂x| of a unit's value a before its activation, over the pixels x, (1, H, W), in a picture of the input node.

    Channels are added up, images averaged. Before the activation, because a unit that rests has no gradient after it;
    through a max pooling the gradient follows only the winners, which is why it is averaged over images.

    The item has ``told``: ``of`` is the node that was derived, ``images`` how many there were, and ``source`` which
    (``probe`` or ``training``); ``reach`` the bounds of the theoretical box, ``[[top, bottom], [left, right]]``, in
    pixels; ``sides`` and ``shares``, how much of the gradient lies in squares of growing side about the middle of
    the reach; ``held``, the first side that holds 95 % of it. No shares and no side where there is no gradient.

    Raises:
        InsightFault: not a single node was asked for, it has no such unit, or its gradient is not finite.
        GraphFault: the parameters are none of a unit.
    """
    params = params_of(look.question, EffectiveFieldParams)
    node = wanted[0].id if len(wanted) == 1 else None
    if node is None or node not in look.network.built:
        raise InsightFault(Problem("question_needs_node", node=node))
    analysis = look.network.analysis
    place = _place(params, node, analysis)
    derived = before_activation(analysis, node)
    needed = [analysis.nodes[each] for each in reachable([derived], analysis.wiring.sources)]
    images, source = _images(look, params, sum(report.macs for report in needed))
    at_once = max(1, LARGEST // sum(report.elements for report in needed))
    with look.network.untrained() if params.untrained else nullcontext():
        found = _gradient(look, derived, (params.channel, *place), images, at_once)
    if not found.isfinite().all():
        raise InsightFault(Problem("study_not_finite", {"id": node}, node=node))
    name = next(name for name, layer in analysis.graph.layers.items() if isinstance(layer, Input))
    field = receptive_fields(analysis, node, place or (params.channel,)).get(name)
    reach = [(0, size - 1) for size in found.shape] if field is None else list(field.reach)
    told = {"of": derived, "images": len(images), "source": source, "reach": [list(span) for span in reach]}
    return [
        Picture(name, "effective_field", [0], found[None], {"told": {**told, **held_in_squares(found.numpy(), reach)}})
    ]


def held_in_squares(energy: NDArray[np.float32], reach: Sequence[Span]) -> dict[str, Any]:
    """``{sides, shares, held}``: the shares of ``energy`` (H, W) in squares about the middle of ``reach``.

    Sides are odd or even as the reach is, and end with the first square that holds everything.
    """
    total = float(energy.sum(dtype=np.float64))
    if total == 0:
        return {"sides": [], "shares": [], "held": None}
    # Twice the distances, so that the middle of an even reach is a whole number.
    away = [np.abs(2 * np.arange(size) - sum(span)) for size, span in zip(energy.shape, reach, strict=True)]
    side = np.maximum(away[0][:, None], away[1][None]) + 1  # (H, W): of the smallest square that holds the pixel
    held = np.bincount(side.ravel(), energy.ravel().astype(np.float64)).cumsum() / total
    step = 1 if (sum(reach[0]) - sum(reach[1])) % 2 else 2
    sides = np.arange(int(side.min()), int(np.flatnonzero(held >= 1 - 1e-9)[0]) + 1, step)
    shares = held[sides]
    return {
        "sides": sides.tolist(),
        "shares": np.minimum(shares, 1).round(6).tolist(),
        "held": int(sides[np.flatnonzero(shares >= HELD)[0]]),
    }


def _place(params: EffectiveFieldParams, node: str, analysis: Analysis) -> tuple[int, ...]:
    """Row and column of the unit, nothing for a feature."""
    shape = analysis.nodes[node].shape
    place = () if params.y is None or params.x is None else (params.y, params.x)
    index = (params.channel, *place)
    if len(index) != len(shape) or not all(at < size for at, size in zip(index, shape, strict=True)):
        words = {"id": node, "place": ", ".join(map(str, index)), "shape": shape_words(shape)}
        raise InsightFault(Problem("unit_missing", words, node=node))
    return place


def _images(look: Look, params: EffectiveFieldParams, macs: int) -> tuple[torch.Tensor, str]:
    """What is averaged over, (B, C, H, W), and which that is; ``macs`` are the multiply-adds of one image."""
    dataset, shape = look.question.dataset, look.network.input_shape
    if params.images == "training" and dataset is not None and shape is not None:
        count = max(1, min(MOST_IMAGES, MOST_WORK // (2 * max(1, macs))))
        try:
            return images_of(dataset, count, shape), "training"
        except data.DatasetProblem:
            pass
    return look.pixels, "probe"


def _gradient(look: Look, node: str, index: tuple[int, ...], images: torch.Tensor, at_once: int) -> torch.Tensor:
    """The mean over images of Σ over channels |∂a/∂x|, (H, W)."""
    section = look.net.section((), [node])
    total = torch.zeros(images.shape[2:])
    for start in range(0, len(images), at_once):
        pixels = images[start : start + at_once].detach().clone().requires_grad_()
        with torch.enable_grad():
            output = section({}, pixels)[node]  # (B, C, h, w) or (B, F)
        if not output.requires_grad:
            continue  # it does not depend on the picture
        unit = int(np.ravel_multi_index(index, tuple(output.shape[1:])))
        units = output.flatten(1)[:, unit]  # (B,): images do not mix in use
        (gradient,) = torch.autograd.grad(units.sum(), pixels)
        total += gradient.abs().sum((0, 1))
    return total / len(images)

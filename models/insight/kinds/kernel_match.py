"""Kernel match: learned kernels beside the classical filters, each with the one that it is most like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any

import torch
from pydantic import Field

from models.insight.classical import Classical, bank
from models.insight.faults import InsightFault
from models.insight.kinds.filters import sees_colours
from models.insight.look import Look, register
from models.insight.params import Params, params_of
from models.insight.picture import finite
from models.insight.question import MOST, Wanted
from models.problems import Problem

RANDOM = 2000
"""Kernels of noise that say how alike chance makes them."""


class KernelMatchParams(Params):
    """Which kernels, in rows of (output, input)."""

    offset: Annotated[int, Field(ge=0, le=MOST)] = 0
    count: Annotated[int, Field(ge=1, le=256)] = 64


@register("kernel_match")
def kernel_match(look: Look, wanted: Sequence[Wanted]) -> dict[str, Any]:
    """``{node, key, outputs, inputs, total, colour, chance, bank, kernels}`` of one convolution.

    ``kernels`` are ``{output, input, index, values, best: [{filter, correlation}]}``; ``index`` finds the kernel in the
    weight ``key``, ``filter`` its like in ``bank``. The correlation of two kernels is ⟨w, b⟩ / (‖w‖ ‖b‖), from −1 to 1,
    best by its size: an edge filter turned over is one as well. Of filters that see colours it is that of their sum
    over the colours, which is what they do to grey.
    ``chance`` is ``{mean, p95}`` of the best size that kernels of noise reach: what is not above says nothing.

    Raises:
        InsightFault: not one convolution of the network was asked for. GraphFault: parameters of no sense.
    """
    asked = params_of(look.question, KernelMatchParams)
    node = wanted[0].id if len(wanted) == 1 else ""
    weight = _kernels_of(look, node)
    filters = () if weight is None else bank(*weight.shape[2:])
    if weight is None or not filters:
        raise InsightFault(Problem("question_needs_kernels", node=node or None))
    colour = sees_colours(look.network, node) and weight.shape[1] == 3
    inputs = 1 if colour else weight.shape[1]
    total = weight.shape[0] * inputs
    places = [divmod(place, inputs) for place in range(asked.offset, min(total, asked.offset + asked.count))]
    shown = [weight[output].sum(0) if colour else weight[output, channel] for output, channel in places]
    likeness = _likeness(torch.stack(shown), filters) if shown else torch.zeros(0, len(filters))
    return {
        "node": node,
        "key": f"{node}.weight",
        "outputs": weight.shape[0],
        "inputs": inputs,
        "total": total,
        "colour": colour,
        "chance": _chance(*weight.shape[2:]),
        "bank": [_told(each) for each in filters],
        "kernels": [
            {
                "output": output,
                "input": channel,
                "index": [output] if colour else [output, channel],
                "values": _rows(weight[output] if colour else weight[output, channel]),
                "best": _best(row),
            }
            for (output, channel), row in zip(places, likeness, strict=True)
        ],
    }


def _kernels_of(look: Look, node: str) -> torch.Tensor | None:
    """(out, in/groups, h, w)."""
    module = look.net.get_submodule(node) if node in look.network.built else None
    return module.weight.detach() if isinstance(module, torch.nn.Conv2d) else None


def _likeness(kernels: torch.Tensor, filters: Sequence[Classical]) -> torch.Tensor:
    """Correlations of kernels (K, h, w) with filters, (K, F); a kernel of zeros is like none."""
    rows = torch.stack([each.values.flatten() for each in filters])  # (F, h·w)
    rows = rows / rows.norm(dim=1, keepdim=True)
    learned = kernels.flatten(1)  # (K, h·w)
    lengths = learned.norm(dim=1, keepdim=True).clamp(min=torch.finfo(learned.dtype).tiny)
    correlations: torch.Tensor = learned / lengths @ rows.T
    return correlations


def _best(row: torch.Tensor) -> list[dict[str, Any]]:
    """The three likest, by size; what is not finite is like nothing."""
    sizes = row.abs().nan_to_num(-1)
    order = sizes.argsort(descending=True, stable=True)[:3].tolist()
    return [{"filter": place, "correlation": finite(row[place].reshape(1))[0]} for place in order]


@lru_cache(maxsize=32)
def _chance(height: int, width: int) -> dict[str, float]:
    draw = torch.Generator().manual_seed(0)
    noise = torch.randn(RANDOM, height, width, generator=draw)
    best = _likeness(noise, bank(height, width)).abs().amax(1)
    return {"mean": float(best.mean()), "p95": float(best.quantile(0.95))}


def _told(each: Classical) -> dict[str, Any]:
    return {"name": each.name, "angle": each.angle, "wavelength": each.wavelength, "values": each.values.tolist()}


def _rows(values: torch.Tensor) -> list[Any]:
    """Numbers of a kernel (h, w), or of one for each colour (3, h, w), for JSON."""
    if values.ndim == 3:
        return [_rows(each) for each in values]
    return [finite(row) for row in values]

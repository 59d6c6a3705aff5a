"""Equivariance and invariance, measured: what becomes of every layer's maps when the picture moves.

A convolution commutes with shifts: f(Tx) = T f(x), as long as no border comes into sight and the shift is a whole
multiple of the strides so far. Pooling and strides keep that only for such multiples (R. Zhang, "Making convolutional
networks shift-invariant again", ICML 2019), and turning is no symmetry of a convolution at all. The maximum and the
mean of a map over all places do not depend on where things are: they are what may be invariant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from models.analysis import NodeReport
from models.insight.faults import InsightFault
from models.insight.inputs import pixels_of
from models.insight.look import Look, register
from models.insight.moving import displaced
from models.insight.picture import finite
from models.insight.question import Moved, Wanted
from models.layers.window import Window, Windows
from models.problems import Problem

Outputs = dict[str, torch.Tensor]


@register("equivariance")
def equivariance(look: Look, wanted: Sequence[Wanted]) -> dict[str, Any]:
    """How the outputs f(Tx) for the moved input differ from those of the input as it was, f(x).

    ``{step, nodes: [{node, cells, error, inside, inside_units, units, maximum, mean, change}],
    probabilities: [before, after] | null}``. All differences are relative, ‖a − b‖ / ‖b‖, null where b is 0 or
    something is not finite:

    - ``error`` of the maps against T f(x), f(x) moved by ``cells`` places (the shift over the layer's stride, perhaps
      no whole number) and turned, where T f(x) is not beyond f(x)'s rim;
    - ``inside`` the same of only those units, ``inside_units`` of ``units``, whose receptive field lies within the
      picture before and after a shift: they saw exactly the same; null when the picture was turned or covered, too;
    - ``maximum``, ``mean`` of each map over its places; ``change`` of a layer without places, ‖f(Tx) − f(x)‖ / ‖f(x)‖.

    Raises:
        InsightFault: no input, or it is not moved.
    """
    moved: Moved | None = look.question.input.moved if look.question.input is not None else None
    if look.question.input is None or moved is None:
        raise InsightFault(Problem("question_needs_move"))
    pixels, shape, reports = look.pixels, look.network.input_shape, look.network.analysis.nodes
    assert shape is not None, "as look.pixels says"
    still = pixels_of(look.question.input.model_copy(update={"moved": None}), shape)
    asked = {each.id for each in wanted if each.id in reports}
    before: Outputs = {}
    measured: dict[str, dict[str, Any]] = {}

    def keep(node: str, output: torch.Tensor) -> None:
        if node in asked:
            before[node] = output

    def compare(node: str, output: torch.Tensor) -> None:
        if node in before:  # both of them are free again then
            measured[node] = _compared(before.pop(node), output, moved, reports[node], pixels.shape[-2:])

    with torch.inference_mode():
        answers = [look.net(still, keep), look.net(pixels, compare)]
    main = look.main or ""
    scores = [each[main][0].softmax(0) for each in answers if main in each and each[main].ndim == 2]
    return {
        "step": look.network.step,
        "nodes": [{"node": each.id, **measured[each.id]} for each in wanted if each.id in measured],
        "probabilities": [finite(each) for each in scores] or None,
    }


def _compared(
    before: torch.Tensor, after: torch.Tensor, moved: Moved, report: NodeReport, picture: torch.Size
) -> dict[str, Any]:
    """See `equivariance`; ``before`` and ``after`` are (1, C, h, w) or (1, F), ``picture`` the input's (H, W)."""
    if before.ndim != 4 or report.field is None:
        return {"change": _relative(after, before)}
    rows, columns = report.field
    cells = moved.down / rows.stride, moved.right / columns.stride
    expected = displaced(before, cells, moved.turn)
    known = displaced(torch.ones_like(before[:, :1]), cells, moved.turn) > 1 - 1e-6  # (1, 1, h, w)
    inside = known & _inside(report.field, moved, before.shape[-2:], picture)
    return {
        "cells": list(cells),
        "error": _relative(*_at(known, after, expected)),
        "inside": _relative(*_at(inside, after, expected)),
        "inside_units": int(inside.sum()),
        "units": inside.numel(),
        "maximum": _relative(after.amax((2, 3)), before.amax((2, 3))),
        "mean": _relative(after.mean((2, 3)), before.mean((2, 3))),
    }


def _inside(field: Windows, moved: Moved, size: torch.Size, picture: torch.Size) -> torch.Tensor:
    """Which of (h, w) units saw the same part of the picture before and after: where their field never leaves it."""
    if moved.turn or moved.cover is not None:
        return torch.zeros(size, dtype=torch.bool)
    rows, columns = (
        torch.tensor([_stays(window, place, by, length) for place in range(count)])
        for window, count, by, length in zip(field, size, (moved.down, moved.right), picture, strict=True)
    )
    return rows[:, None] & columns[None, :]


def _stays(window: Window, place: int, by: int, length: int) -> bool:
    first, last = window.bounds(place)
    return min(first, first - by) >= 0 and max(last, last - by) < length


def _at(places: torch.Tensor, *maps: torch.Tensor) -> list[torch.Tensor]:
    """The values of maps (1, C, h, w) at some of the (h, w) places, (C·n,) each."""
    chosen = places.expand(maps[0].shape)
    return [each[chosen] for each in maps]


def _relative(found: torch.Tensor, expected: torch.Tensor) -> float | None:
    """‖found − expected‖ / ‖expected‖; None without a number to say."""
    if not expected.numel():
        return None
    share = (found - expected).double().norm() / expected.double().norm()
    return float(share) if share.isfinite() else None

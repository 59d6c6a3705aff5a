"""What is known of an experiment's networks before anything is trained."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from models.analysis import Analysis, analyse
from models.blocks.miniature import draw_miniature
from models.experiments.registry import Experiment, get

_SLIDING = frozenset({"convolution", "pooling"})
"""Families of the layers that see a part of the picture."""


@dataclass(frozen=True)
class Facts:
    """The numbers of a variant's network."""

    parameters: int
    macs: int
    depth: int
    """Layers with weights on the longest way."""
    field: int | None
    """Side of what a unit sees of the picture, in pixels, at the last layer whose maps have several places; none of a
    network without such layers."""
    thumbnail: dict[str, Any]
    """As ``draw_miniature`` gives it."""


@cache
def _known(name: str) -> tuple[Facts, ...]:
    experiment = get(name)
    assert experiment is not None
    return tuple(_reckon(analyse(experiment.graph(variant))) for variant in experiment.variants)


def facts(experiment: Experiment) -> tuple[Facts, ...]:
    """Those of an experiment's variants, in their order; reckoned once."""
    return _known(experiment.name)


def _reckon(analysis: Analysis) -> Facts:
    totals = analysis.totals
    return Facts(totals.parameters, totals.macs, totals.depth, _field(analysis), draw_miniature(analysis))


def _field(analysis: Analysis) -> int | None:
    sides = [
        max(window.size for window in report.field)
        for name, report in analysis.nodes.items()
        if analysis.graph.layers[name].family.name in _SLIDING and max(report.shape[1:], default=1) > 1 and report.field
    ]
    return sides[-1] if sides else None

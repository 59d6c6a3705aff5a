"""Bounds on sizes, checked in Python integers before anything is built."""

from __future__ import annotations

from collections.abc import Mapping

from models.analysis.report import NodeReport
from models.problems import Problem
from models.quantities import shape_words

FLOAT_BYTES = 4
PARAMETERS = 500_000_000
"""Of one layer and of a whole network; VGG-19, the largest of the course, has 144 million."""
OUTPUT_ELEMENTS = 2**28
"""Of one output for one sample: 1 GiB of float32."""
MACS = 10**12
"""Of one layer for one sample; all of VGG-19 takes 2·10¹⁰ at 224×224."""


def size_problem(node: str, report: NodeReport) -> Problem | None:
    """The first bound that a single layer breaks."""
    if report.parameters > PARAMETERS:
        return _parameters_problem("too_large", node, report.parameters)
    if report.elements > OUTPUT_ELEMENTS:
        sizes = {"output_bytes": report.elements * FLOAT_BYTES, "limit_bytes": OUTPUT_ELEMENTS * FLOAT_BYTES}
        return Problem("output_too_large", {"shape": shape_words(report.shape), **sizes}, node=node)
    if report.macs > MACS:
        return Problem("too_slow", {"macs": report.macs, "limit": MACS}, node=node)
    return None


def network_problems(nodes: Mapping[str, NodeReport], parameters: int) -> list[Problem]:
    """Whether all layers together have too many ``parameters``; told at the largest of them."""
    if parameters <= PARAMETERS:
        return []
    largest = max(nodes, key=lambda name: nodes[name].parameters)
    return [_parameters_problem("network_too_large", largest, parameters)]


def _parameters_problem(code: str, node: str, parameters: int) -> Problem:
    params = {"parameters": parameters, "parameters_bytes": parameters * FLOAT_BYTES, "limit": PARAMETERS}
    return Problem(code, params, node=node)

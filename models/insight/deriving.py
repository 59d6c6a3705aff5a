"""What deriving takes: weights that can be derived by, and what of a network is derived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch

from models.analysis import Analysis
from models.insight.faults import InsightFault
from models.insight.look import Look
from models.layers import activation
from models.problems import Problem


@contextmanager
def learning(parameters: Sequence[torch.Tensor]) -> Iterator[None]:
    """Weights that can be derived by; those of networks that are looked at cannot."""
    for weight in parameters:
        weight.requires_grad_()
    try:
        yield
    finally:
        for weight in parameters:
            weight.requires_grad = False


def target_of(look: Look, logits: torch.Tensor) -> int:
    """The class that the question names, else the one that the network chooses, of logits (K,).

    Raises:
        InsightFault: the network knows no such class.
    """
    target = look.question.target
    if target is not None and target >= len(logits):
        raise InsightFault(Problem("class_missing", {"count": len(logits), "target": target}))
    return int(logits.argmax()) if target is None else target


def before_activation(analysis: Analysis, node: str) -> str:
    """The node itself, or what the activations that it ends with are given, whose units are the same.

    Where an activation is flat, no gradient leads on: a unit that rests would depend on nothing.
    """
    while analysis.graph.layers[node].family is activation.FAMILY:
        node = analysis.wiring.sources[node][0]
    return node

"""Gradient flow: how much of the loss's gradient arrives at each layer, with the skip connections and without them.

What a skip does to a chain of derivatives (He, Zhang, Ren, Sun, “Identity Mappings in Deep Residual Networks”,
ECCV 2016, section 2): of y = x + F(x) the derivative is 1 + F′, so that four factors of 0.1, two of them within F, make
0.1² · (1 + 0.1²) = 0.0101 where without the skip they make 0.1⁴ = 0.0001.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from math import prod
from typing import Any

import torch
from torch.nn.functional import cross_entropy

from models import data
from models.insight.deriving import learning
from models.insight.faults import InsightFault
from models.insight.inputs import images_of
from models.insight.look import Look, register
from models.insight.networks import Network
from models.insight.picture import finite
from models.insight.question import Wanted
from models.insight.training_look import training
from models.layers.merge.add import Add
from models.problems import Problem

BATCH = 32
"""Images: a usual batch."""

LARGEST = 2**27
"""Values that all outputs of the batch together may have, 512 MiB, since all are kept for the way back."""


@register("gradient_flow")
def gradient_flow(look: Look, _wanted: Sequence[Wanted]) -> dict[str, Any]:
    """``{step, images, loss, layers: {node: {gradient, arriving}}}`` for a batch of training images, as in training.

    ``gradient`` is ‖∂L/∂W‖₂ of the layer's weights, ``arriving`` ‖∂L/∂a‖₂ of its output, L the mean cross-entropy; null
    where there are no weights, or where no gradient can come. With ``without_skips`` an addition passes on its deepest
    input alone: with the same weights and images, the same network as a plain stack.

    Raises:
        InsightFault: the network has no input, no data set or no answer.
    """
    network, question = look.network, look.question
    pixels, labels = _batch(network, question.dataset)
    parameters = list(look.net.parameters())
    outputs: dict[str, torch.Tensor] = {}
    with learning(parameters), ExitStack() as around:
        if question.without_skips:
            around.enter_context(plain(network))
        around.enter_context(training(network, question.seed))
        with torch.enable_grad():
            logits = look.net(pixels, outputs.__setitem__).get(look.net.main or "")
            if logits is None or logits.ndim != 2 or logits.shape[1] <= int(labels.max()):
                raise InsightFault(Problem("question_needs_answer"))
            loss = cross_entropy(logits, labels)
        wanted = [*parameters, *(output for output in outputs.values() if output.requires_grad)]
        # torch types these as tensors; with allow_unused, None stands for what the loss does not depend on.
        found: Sequence[torch.Tensor | None] = torch.autograd.grad(loss, wanted, allow_unused=True)
    norms = {id(tensor): each.norm() for tensor, each in zip(wanted, found, strict=True) if each is not None}
    layers = {}
    for node, output in outputs.items():
        own = [norms[id(weight)] for weight in look.net.get_submodule(node).parameters() if id(weight) in norms]
        arriving = norms.get(id(output))
        layers[node] = {
            "gradient": _number(torch.stack(own).norm()) if own else None,
            "arriving": None if arriving is None else _number(arriving),
        }
    return {"step": network.step, "images": len(pixels), "loss": _number(loss.detach()), "layers": layers}


@contextmanager
def plain(network: Network) -> Iterator[None]:
    """The network without its skip connections: each addition passes on the one of its inputs that lies deepest.

    Where no input is deeper than the others, none is a skip, and all are added as before.
    """
    sources = network.analysis.wiring.sources
    depth: dict[str, int] = {}
    with ExitStack() as undo:
        for node in network.analysis.wiring.order:
            depths = [depth[source] for source in sources[node]]
            depth[node] = 1 + max(depths, default=0)
            is_merge = node in network.built and isinstance(network.graph.layers[node], Add)
            if is_merge and depths.count(max(depths)) == 1:
                chosen = depths.index(max(depths))
                hook = network.net.get_submodule(node).register_forward_hook(partial(_pass_on, chosen))
                undo.callback(hook.remove)
        yield


def _pass_on(chosen: int, _module: torch.nn.Module, inputs: tuple[torch.Tensor, ...], _output: Any) -> torch.Tensor:  # noqa: ANN401
    return inputs[chosen]


def _batch(network: Network, dataset: str | None) -> tuple[torch.Tensor, torch.Tensor]:
    """Training images (B, C, H, W) and their labels (B,); fewer where the network is large."""
    shape = network.input_shape
    if shape is None or dataset is None:
        raise InsightFault(Problem("question_needs_picture"))
    values = sum(prod(report.shape) for report in network.analysis.nodes.values())
    count = max(2, min(BATCH, LARGEST // max(1, values)))
    try:
        images = images_of(dataset, count, shape)
        labels = torch.from_numpy(data.get(dataset).load("train").labels[: len(images)].copy())
    except data.DatasetProblem as error:
        raise InsightFault(Problem(error.code, error.params)) from error
    return images, labels


def _number(value: torch.Tensor) -> float | None:
    return finite(value.reshape(1))[0]

"""An attribution carried out: the class, the baseline and the layer that it is about, and the progress on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import cached_property
from math import prod
from typing import Annotated, Literal

import torch
from pydantic import Field
from torch import nn

from models.analysis import Analysis
from models.insight import attributions
from models.insight.attributions.method import WITH_GRADIENT, Attribution, Method
from models.insight.faults import InsightFault
from models.insight.look import Look
from models.insight.params import Params, params_of
from models.insight.picture import Picture
from models.insight.question import MOST
from models.insight.study import Report
from models.layers import activation
from models.layers.base import Shape
from models.layers.convolution import FAMILY as CONVOLUTION
from models.problems import Problem
from models.topology import reachable

Baseline = Literal["black", "grey", "white"]

LEVELS: dict[Baseline, float] = {"black": 0.0, "grey": 127.5, "white": 255.0}
"""Of a pixel, 0 to 255."""

LARGEST = 2**24
"""Values that the outputs of all layers together may have at once, 64 MiB, twice that with their gradients."""

MOST_AT_ONCE = 64


class AttributionParams(Params):
    """Which method, for which class, and what else it is given."""

    method: Annotated[str, Field(max_length=64)]
    target: Annotated[int, Field(ge=0, le=MOST)] | None = None
    """The class; None for the one that the network chooses."""
    layer: Annotated[str, Field(max_length=256)] | None = None
    """For Grad-CAM: whose maps; None for those made of the last convolution."""
    baseline: Baseline = "black"
    """For integrated gradients where the way begins, for occlusion what covers."""
    untrained: bool = False
    """With the weights that the network is drawn with: what does not change then has nothing to do with learning."""


class Classifier(nn.Module):
    """Pixels (B, C, H, W) to logits (B, K), as captum wants a network; tells what that costs, in passes forward."""

    def __init__(self, net: nn.Module, main: str, passed: Callable[[int], None]) -> None:
        super().__init__()
        self._net = net
        self._main = main
        self._passed = passed

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        """The logits."""
        logits: torch.Tensor = self._net(pixels)[self._main]
        self._passed(len(pixels) * (WITH_GRADIENT if logits.requires_grad else 1))
        return logits


class Case:
    """What a method is carried out on."""

    def __init__(
        self, look: Look, analysis: Analysis, params: AttributionParams, classifier: Classifier, target: int
    ) -> None:
        self.classifier = classifier
        self.net = look.net
        self.target = target
        self.seed = look.question.seed
        self.pixels = look.pixels.detach().clone().requires_grad_()  # (1, C, H, W), 0 to 255
        self.baseline = torch.full_like(look.pixels, LEVELS[params.baseline])  # (1, C, H, W)
        self._network = look.network
        self._analysis = analysis
        self._layer = params.layer

    def score(self, pixels: torch.Tensor) -> float:
        """The class's logit."""
        with torch.inference_mode():
            return float(self.classifier(pixels)[0, self.target])

    @property
    def at_once(self) -> int:
        """How many images may go through the network together."""
        values = sum(prod(report.shape) for report in self._analysis.nodes.values())
        return max(1, min(MOST_AT_ONCE, LARGEST // max(1, values)))

    @cached_property
    def activations(self) -> Sequence[nn.Module]:
        """The modules of the activations on the way to the answer."""
        layers = self._network.graph.layers
        return [self.net.get_submodule(node) for node in self._answering if layers[node].family is activation.FAMILY]

    @cached_property
    def layers(self) -> Sequence[str]:
        """The nodes on the way to the answer that make maps of what they are given, in order."""
        return [node for node in self._answering if self._maps(node) and self._analysis.wiring.sources[node]]

    @property
    def layer(self) -> str:
        """The layer that was asked for; else the maps that are made of the last convolution.

        Those are what follows it with maps of the same size: its normalisation, its activation, the sum with a skip.

        Raises:
            InsightFault: there is no such layer.
        """
        if self._layer is not None:
            if self._layer not in self.layers:
                raise InsightFault(Problem("attribution_needs_maps", {"id": self._layer}, node=self._layer))
            return self._layer
        layers = self._network.graph.layers
        convolutions = [node for node in self.layers if layers[node].family is CONVOLUTION]
        if not convolutions:
            raise InsightFault(Problem("attribution_without_maps"))
        node = convolutions[-1]
        while True:
            following = [after for after in self._analysis.wiring.outgoing[node] if after in self.layers]
            if len(following) != 1 or self._maps(following[0]) != self._maps(node):
                return node
            (node,) = following

    def _maps(self, node: str) -> Shape | None:
        """(C, H, W) of a node that makes maps of more than one place."""
        shape = self._analysis.nodes[node].shape
        return shape if len(shape) == 3 and shape[1] * shape[2] > 1 else None

    @cached_property
    def _answering(self) -> Sequence[str]:
        before = reachable([self.net.main or ""], self._analysis.wiring.sources)
        return [node for node in self._analysis.wiring.order if node in before]


def method_of(look: Look) -> Method:
    """The method that a question asks for.

    Raises:
        GraphFault: its parameters are malformed. InsightFault: there is no such method, or it is asked of a network in
        training, where a batch and masks decide the answer, too.
    """
    if look.question.mode == "train":
        raise InsightFault(Problem("attribution_in_use_only", field="mode"))
    name = params_of(look.question, AttributionParams).method
    found = attributions.get(name)
    if found is None:
        known = ", ".join(method.name for method in attributions.all_methods())
        raise InsightFault(Problem("attribution_unknown", {"method": name, "methods": known}, field="method"))
    return found


def work_of(look: Look, method: Method) -> int:
    """What a method costs here, in multiply-adds of forward passes."""
    return method.passes(tuple(look.pixels.shape[1:])) * look.network.analysis.totals.macs


def attributed(look: Look, method: Method, report: Report) -> list[Picture]:
    """The map of a method, (1, H, W), in a picture of the input node.

    Its item has ``told``: the ``method``, the class (``target``), its ``logit`` and ``probability``, and what the
    method tells.

    Raises:
        InsightFault: there is no answer to explain, or none in numbers, no such class, or the method does not fit the
            network.
    """
    params = params_of(look.question, AttributionParams)
    passes, passed = method.passes(tuple(look.pixels.shape[1:])), 0

    def count(more: int) -> None:
        nonlocal passed
        passed += more
        report(min(passed, passes), passes)

    with look.network.untrained() if params.untrained else nullcontext():
        with torch.inference_mode():
            logits = look.logits(look.net(look.pixels))  # (K,)
        main = look.net.main
        assert main is not None
        if not logits.isfinite().all():
            raise InsightFault(Problem("study_not_finite", {"id": main}, node=main))
        chosen = look.question.target if params.target is None else params.target
        target = int(logits.argmax()) if chosen is None else chosen
        if target >= len(logits):
            raise InsightFault(Problem("class_missing", {"count": len(logits), "target": target}))
        case = Case(look, look.network.analysis, params, Classifier(look.net, main, count), target)
        found = method.attribute(case)
    return [_picture(look, method, found, logits, target)]


def _picture(look: Look, method: Method, found: Attribution, logits: torch.Tensor, target: int) -> Picture:
    said = {"logit": logits[target].item(), "probability": logits.softmax(0)[target].item()}
    told = {"method": method.name, "target": target, **said, **found.told}
    node = next(node for node, layer in look.network.graph.layers.items() if layer.type == "input")
    return Picture(node, "attribution", [0], found.values.detach()[None].contiguous(), {"told": told})

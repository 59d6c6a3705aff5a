"""A network with some things other than they were learned, for as long as one question is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import torch

from models.insight.faults import InsightFault
from models.insight.networks import Network
from models.insight.question import KernelOverride, Overrides, WeightOverride
from models.problems import Problem

Hook = Callable[[torch.nn.Module, tuple[Any, ...], torch.Tensor], torch.Tensor]


@contextmanager
def overridden(network: Network, overrides: Overrides) -> Iterator[ExitStack]:
    """The network with other weights, without some channels and without some layers, for as long as the context lasts.

    Whoever closes the stack has the network as it is before the context ends.

    Raises:
        InsightFault: an override for what the network does not have.
    """
    weights = dict(network.net.named_parameters()) if overrides.weights or overrides.kernels else {}
    with ExitStack() as undo:
        for kernel in overrides.kernels:
            _set(undo, weights, kernel, torch.tensor(kernel.values))
        for weight in overrides.weights:
            _set(undo, weights, weight, torch.tensor(weight.value))
        for node, channels in overrides.channels_off.items():
            _hook(undo, network, node, _silence(node, channels), _no_channel(node, channels[0]))
        for node in overrides.layers_off:
            off = _pass_on if passes_on(network, node) else _blank
            _hook(undo, network, node, off, InsightFault(Problem("override_layer_missing", {"id": node})))
        yield undo


def passes_on(network: Network, node: str) -> bool:
    """Whether a layer that is off hands on its input; else it answers with zeros.

    The pixels that enter the network are no layer's output: an input that is off is a blank picture.
    """
    analysis = network.analysis
    report, sources = analysis.nodes.get(node), analysis.wiring.sources.get(node, ())
    return report is not None and len(sources) == 1 and report.inputs[0] == report.shape


def _set(
    undo: ExitStack, weights: Mapping[str, torch.Tensor], change: KernelOverride | WeightOverride, wanted: torch.Tensor
) -> None:
    """One weight, or the kernel that the last two of its dimensions are at an index of the others."""
    weight, index = weights.get(change.key), change.index
    if weight is None or not _is_within(index, weight.shape, wanted.shape):
        raise InsightFault(Problem("override_unfit", {"key": change.key, "index": str(list(index))}))
    before = weight.data[index].clone()
    undo.callback(weight.data.__setitem__, index, before)
    weight.data[index] = wanted


def _is_within(index: tuple[int, ...], shape: torch.Size, wanted: torch.Size) -> bool:
    lies = all(0 <= place < size for place, size in zip(index, shape, strict=False))
    return lies and len(index) <= len(shape) and shape[len(index) :] == wanted


def _hook(undo: ExitStack, network: Network, node: str, hook: Hook, missing: InsightFault) -> None:
    """What cannot be built computes nothing that could be changed."""
    if node not in network.graph.nodes:
        raise missing
    if node in network.built:
        undo.callback(network.net.get_submodule(node).register_forward_hook(hook).remove)


def _silence(node: str, channels: list[int]) -> Hook:
    def hook(_module: torch.nn.Module, _inputs: tuple[Any, ...], output: torch.Tensor) -> torch.Tensor:
        for channel in channels:
            if not 0 <= channel < output.shape[1]:
                raise _no_channel(node, channel)
        silent = torch.zeros(output.shape[1], dtype=torch.bool)
        silent[channels] = True
        return output.masked_fill(silent.view(1, -1, *[1] * (output.ndim - 2)), 0.0)  # a product would keep NaN

    return hook


def _pass_on(_module: torch.nn.Module, inputs: tuple[Any, ...], _output: torch.Tensor) -> torch.Tensor:
    passed: torch.Tensor = inputs[0]
    return passed


def _blank(_module: torch.nn.Module, _inputs: tuple[Any, ...], output: torch.Tensor) -> torch.Tensor:
    # Zeros that a gradient still passes, as zero: what asks for one need not know that a layer is off.
    return output.masked_fill(torch.ones((), dtype=torch.bool), 0.0)


def _no_channel(node: str, channel: int) -> InsightFault:
    return InsightFault(Problem("channel_missing", {"id": node, "channel": str(channel)}))

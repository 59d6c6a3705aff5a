"""A network as somebody changed it while looking at it, as one of its own: a graph, and weights that answer alike.

Values become weights. A channel that is off becomes a row of zeros in the weights that make it, be it some layers
before; a layer that passes its input on becomes an identity; one that answers with zeros gets weights of zeros, or a
factor of zero behind it. Whether that comes to the same is not argued but tried: both look at the same pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from copy import deepcopy
from typing import Any

import torch
from torch import nn

from models.compile import compile_graph
from models.graph import Graph, parse_graph
from models.insight.faults import InsightFault
from models.insight.networks import Network
from models.insight.overriding import overridden, passes_on
from models.insight.question import Overrides
from models.layers import Shape
from models.problems import Problem
from models.snapshot import carry

PICTURES = 4
"""Noise that both networks look at: each of its values would have to cancel out for a difference not to be seen."""


def keep(network: Network, overrides: Overrides) -> tuple[Graph, dict[str, torch.Tensor]]:
    """The graph and the whole state of a network that answers as this one does with the overrides.

    Raises:
        InsightFault: an override for what the network does not have, or one that no network without it can answer like.
    """
    with overridden(network, Overrides(kernels=overrides.kernels, weights=overrides.weights)):
        state = {key: tensor.clone() for key, tensor in network.net.state_dict().items()}
    document = network.graph.as_json()
    for node in overrides.layers_off:
        _still(network, document, state, node)
    for node, channels in overrides.channels_off.items():
        for channel in channels if node not in overrides.layers_off else ():
            _silence(network, state, node, channel)
    graph = parse_graph(document)
    kept = compile_graph(graph, partial=True)
    carry(kept, [state])
    different = _first_difference(network, overrides, kept.eval())
    if different is not None:
        raise _not_kept(different)
    return graph, dict(kept.state_dict())


def _not_kept(node: str) -> InsightFault:
    return InsightFault(Problem("override_not_kept", {"node": node}, node=node))


def _still(network: Network, document: dict[str, Any], state: dict[str, torch.Tensor], node: str) -> None:
    """A layer that is off: an identity, weights of zeros, or zero times what it answers."""
    if passes_on(network, node):
        document["nodes"][node] |= {"type": "identity", "params": {}}
        return
    own = [key for key in state if key in {f"{node}.weight", f"{node}.bias"}]
    if own and isinstance(network.net.get_submodule(node), nn.Linear | nn.Conv2d | nn.ConvTranspose2d):
        for key in own:
            state[key].zero_()
        return
    name = _free(f"{node}_off".replace(".", "_"), document["nodes"])
    before = document["nodes"][node]
    x, y = before["position"]
    document["nodes"][name] = {**deepcopy(before), "type": "scale", "params": {"factor": 0.0}, "position": [x, y + 60]}
    document["nodes"][name].pop("label", None)
    for edge in document["edges"].values():
        if edge["source"] == node:
            edge["source"] = name
    document["edges"][_free(name, document["edges"])] = {"source": node, "target": name, "port": "in"}


def _free(name: str, taken: Container[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _silence(network: Network, state: dict[str, torch.Tensor], changed: str, channel: int) -> None:
    """Zeros in what makes a channel: the node's own weights, or those of a layer before it that nobody else reads."""
    node, analysis = changed, network.analysis
    wiring = analysis.wiring
    readers: dict[str, int] = {}
    for sources in wiring.sources.values():
        for source in sources:
            readers[source] = readers.get(source, 0) + 1
    while True:
        module = network.net.get_submodule(node) if node in network.built else nn.Identity()
        rows = next((rows for kind, rows in ROWS.items() if isinstance(module, kind)), None)
        if rows is not None and f"{node}.weight" in state:
            for part in ("weight", "bias"):
                if f"{node}.{part}" in state:
                    rows(module, state[f"{node}.{part}"], channel)
            return
        sources = wiring.sources.get(node, ())
        is_alone = len(sources) == 1 and readers[sources[0]] == 1
        if not is_alone or not _hands_on(module, analysis.nodes[sources[0]].shape, channel):
            raise _not_kept(changed)
        node = sources[0]


def _hands_on(module: nn.Module, shape: Shape, channel: int) -> bool:
    """Whether a layer makes zeros of a channel of zeros, and the same as ever of the others."""
    given = torch.randn(PICTURES, *shape, generator=torch.Generator().manual_seed(0))
    if channel >= shape[0]:
        return False
    silent = given.clone()
    silent[:, channel] = 0
    with torch.no_grad():
        expected, found = module(given).clone(), module(silent)
    if channel >= expected.shape[1]:
        return False
    expected[:, channel] = 0
    return torch.equal(found, expected)


def _zero_row(_module: nn.Module, values: torch.Tensor, channel: int) -> None:
    if channel < len(values):
        values[channel] = 0


def _zero_transposed(module: nn.Module, values: torch.Tensor, channel: int) -> None:
    """Of (in, out/groups, h, w), or of the bias, (out)."""
    assert isinstance(module, nn.ConvTranspose2d)
    if values.ndim == 1:
        values[channel] = 0
        return
    each = module.in_channels // module.groups
    group, place = divmod(channel, values.shape[1])
    values[group * each : (group + 1) * each, place] = 0


ROWS: Mapping[type[nn.Module], Callable[[nn.Module, torch.Tensor, int], None]] = {
    nn.ConvTranspose2d: _zero_transposed,
    nn.Conv2d: _zero_row,
    nn.Linear: _zero_row,
    nn.BatchNorm2d: _zero_row,
    nn.InstanceNorm2d: _zero_row,
    nn.GroupNorm: _zero_row,
}
"""How a channel of a layer's output is made zero by its own weights."""


def _first_difference(network: Network, overrides: Overrides, kept: nn.Module) -> str | None:
    """Where the two answer differently, among the nodes that were changed; None for nowhere."""
    shape = network.input_shape
    if shape is None:
        return None
    draw = torch.Generator().manual_seed(0)
    pictures = torch.rand(PICTURES, *shape, generator=draw) * 255
    answers: dict[str, torch.Tensor] = {}
    with torch.inference_mode():
        with overridden(network, overrides):
            wanted = network.net(pictures)
        found = kept(pictures, answers.__setitem__)
    for node, channels in overrides.channels_off.items():
        if node in answers and node not in overrides.layers_off and answers[node][:, channels].any():
            return node
    # A zero behind the last layer is the last layer then, so that the answers are compared in their order.
    alike = all(torch.equal(*pair) for pair in zip(wanted.values(), found.values(), strict=True))
    return None if alike else next(iter([*overrides.channels_off, *overrides.layers_off, *wanted]))

"""Networks that were asked about lately, compiled and with their weights, ready for the next question."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from pathlib import Path
from typing import Any

import orjson
import torch

from models import snapshot
from models.analysis import Analysis, analyse, training_fingerprint
from models.compile import Net, compile_graph
from models.graph import Graph, parse_graph
from models.initialization import DEFAULT, Initialization
from models.layers.input_output.input import Input as InputLayer

Signature = tuple[tuple[Path, int, int], ...]
"""Which files, and which versions of them: inode and time of change in nanoseconds."""


@dataclass
class Network:
    """A compiled network. What cannot be computed in a graph with problems is left out of it."""

    graph: Graph
    net: Net
    fresh: Mapping[str, torch.Tensor]
    """The seeded initialisation."""
    signature: Signature | None = None
    step: int | None = None
    """How many steps the weights were trained, where the file says so."""
    bytes: int = field(init=False)
    built: frozenset[str] = field(init=False)
    """The nodes that have a module."""

    def __post_init__(self) -> None:
        self.bytes = 2 * sum(tensor.nbytes for tensor in self.fresh.values())
        self.built = frozenset(self.graph.nodes) & {name for name, _ in self.net.named_modules()}

    @property
    def input_shape(self) -> tuple[int, int, int] | None:
        """What the network takes, (C, H, W); None without an input node that can be built and takes pictures."""
        for node, layer in self.graph.layers.items():
            if isinstance(layer, InputLayer) and node in self.built and len(layer.shape) == 3:
                channels, height, width = layer.shape
                return channels, height, width
        return None

    @cached_property
    def analysis(self) -> Analysis:
        """Shapes, wiring, cost: of a deep network ten milliseconds of every question, if it were done again."""
        return analyse(self.graph)

    @cached_property
    def largest_output(self) -> int:
        """Elements of the largest output of all that was built, for one sample."""
        reports = self.analysis.nodes
        return max((prod(reports[node].shape) for node in self.built & reports.keys()), default=1)

    def take(self, weights: Sequence[Path]) -> None:
        """Have the newest weights of these files, best first, and the initialisation where none fits.

        Raises:
            SnapshotFault: a file is there and cannot be taken.
        """
        signature = tuple((path, *found) for path in weights if (found := snapshot.version(path)) is not None)
        if signature == self.signature:
            return
        files = [snapshot.read(path, optimizer=False) for path, _, _ in signature]
        snapshot.carry(self.net, [*(file.weights for file in files), self.fresh])
        self.step = next((file.step for file in files), None)
        self.signature = signature

    @contextmanager
    def untrained(self) -> Iterator[None]:
        """The network with the weights that it was drawn with, for as long as the context lasts."""
        learned = {key: tensor.clone() for key, tensor in self.net.state_dict().items()}
        self.net.load_state_dict(self.fresh)
        try:
            yield
        finally:
            self.net.load_state_dict(learned)


MOST_NETWORKS = 256
"""Kept at a time, however small: modules without weights take memory as well."""


class Networks:
    """The networks asked about last, within a bound of bytes."""

    def __init__(self, most_bytes: int = 2**30) -> None:
        self._most_bytes = most_bytes
        self._networks: OrderedDict[tuple[str, int, str], Network] = OrderedDict()
        self._graphs: OrderedDict[bytes, tuple[Graph, str]] = OrderedDict()

    def get(self, document: Mapping[str, Any], seed: int, initialization: Initialization = DEFAULT) -> Network:
        """The network of a document with a seed's initialisation, or with the weights it was used with last.

        Raises:
            GraphFault: the document is none of a graph.
        """
        graph, fingerprint = self._parsed(document)
        key = (fingerprint, seed, initialization.model_dump_json())
        found = self._networks.get(key)
        if found is None:
            net = compile_graph(graph, seed, partial=True, initialization=initialization)
            net.eval().requires_grad_(requires_grad=False)
            fresh = {name: tensor.clone() for name, tensor in net.state_dict().items()}
            found = self._networks[key] = Network(graph, net, fresh)
        self._networks.move_to_end(key)
        while len(self._networks) > 1 and self._are_too_many():
            self._networks.popitem(last=False)
        return found

    def _are_too_many(self) -> bool:
        taken = sum(network.bytes for network in self._networks.values())
        return len(self._networks) > MOST_NETWORKS or taken > self._most_bytes

    def _parsed(self, document: Mapping[str, Any]) -> tuple[Graph, str]:
        text = orjson.dumps(document, option=orjson.OPT_NON_STR_KEYS)
        known = self._graphs.get(text)
        if known is None:
            graph = parse_graph(document)
            known = self._graphs[text] = (graph, training_fingerprint(graph))
            if len(self._graphs) > 64:
                self._graphs.popitem(last=False)
        return known

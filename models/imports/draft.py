"""A network while it is put together from another program's operations: nodes with their weights, values by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from typing import Any

import numpy as np

from models.blocks.blueprint import Blueprint
from models.graph import LIMITS, Graph
from models.identifiers import id_problems, is_reserved
from models.imports.faults import refused
from models.imports.model import Array, Model, Operator
from models.imports.pixels import Affine
from models.layers import Layer, Shape, get
from models.layers.input_output.input import Input
from models.problems import GraphFault, LayerProblem
from models.text import Text

MANY = 40
"""Nodes beyond which a network opens with its outer groups folded."""


@dataclass
class Entry:
    """A node of the draft."""

    layer: Layer
    sources: tuple[str, ...]
    shape: Shape
    weights: dict[str, Array]


class Draft:
    """What operators are mapped onto."""

    def __init__(self, model: Model) -> None:
        self._title = model.title
        self._readers = model.readers()
        self._reads: Counter[str] = Counter()
        self._input = Affine.raw(model.shape)
        self._scaled: dict[str, Affine] = {model.input: self._input}
        self._nodes: dict[str, str] = {}
        self._entries: dict[str, Entry] = {}
        self._prefixes: set[str] = set()
        self._numbers: defaultdict[str, Iterator[int]] = defaultdict(partial(count, 1))
        self._read: Affine | None = None

    def affine(self, value: str) -> Affine | None:
        """How a value follows from the pixels by scaling and shifting alone; None once a layer has seen them."""
        return self._scaled.get(value)

    def rescale(self, value: str, scaled: Affine) -> None:
        """Take note of pixels scaled and shifted further."""
        self._scaled[value] = scaled

    def rename(self, operator: Operator, value: str) -> None:
        """Let the operator's output be ``value``."""
        if value in self._scaled:
            self._scaled[operator.outputs[0]] = self._scaled[value]
        else:
            node = self._nodes[operator.outputs[0]] = self.node(value)
            self._reads[node] += self._readers[operator.outputs[0]] - 1

    def shape(self, value: str) -> Shape:
        """The shape of a value, without the batch."""
        return self._input.shape if value in self._scaled else self._entries[self.node(value)].shape

    def node(self, value: str) -> str:
        """The node whose output a value is; the input node where it is the picture."""
        scaled = self._scaled.get(value)
        if scaled is None:
            return self._nodes[value]
        if self._read is None:
            self._read = scaled
            self._keep("input", Entry(Input(shape=scaled.shape, **scaled.normalisation()), (), scaled.shape, {}))
        elif self._read is not scaled:
            raise refused("onnx_inputs", received=2)  # one picture, normalised in two ways
        return "input"

    def knows(self, value: str) -> bool:
        """Whether a value is computed from the picture."""
        return value in self._scaled or value in self._nodes

    def entry(self, value: str) -> Entry | None:
        """The node of a value that nothing else reads, to be completed by the operator that does.

        A node may stand for several values: those that are only passed on are the same.
        """
        node = self._nodes.get(value)
        return self._entries[node] if node is not None and self._reads[node] == 1 else None

    def add(
        self,
        operator: Operator,
        kind: str,
        params: Mapping[str, Any] | None = None,
        *,
        sources: Sequence[str] | None = None,
        weights: Mapping[str, Array] | None = None,
        output: str | None = None,
    ) -> str:
        """Add a layer for an operator, after the values ``sources`` (else after the operator's first input).

        ``output`` is the name of its value where the operator needs several layers, and this is not the last of them.

        Raises:
            Unsupported: the parameters or the inputs are nothing that the layer takes.
        """
        try:
            layer = get(kind).model_validate(dict(params or {}))
        except ValueError as error:
            raise operator.cannot(kind, dict(params or {})) from error
        before = tuple(self.node(value) for value in (sources or operator.inputs[:1]))
        try:
            shape = layer.output_shape([self._entries[node].shape for node in before])
        except LayerProblem as problem:
            shapes = ", ".join(str(self._entries[node].shape) for node in before)
            raise operator.cannot(kind, shapes) from problem
        node = self._free_id([*_stems(operator)] if output is None else [], kind)
        self._keep(node, Entry(layer, before, shape, dict(weights or {})))
        value = operator.outputs[0] if output is None else output
        self._nodes[value] = node
        self._reads[node] = self._readers[value]
        return node

    def finish(self) -> tuple[Graph, dict[str, Array]]:
        """The graph, and its weights by key.

        Raises:
            GraphFault: there are too many layers.
        """
        if len(self._entries) > LIMITS["nodes"]:
            raise refused("too_many_nodes", received=len(self._entries), limit=LIMITS["nodes"])
        problems = id_problems(self._entries)
        if problems:
            raise GraphFault(problems)
        net = Blueprint(self._title[:200])
        groups = self._groups(net)
        for node, entry in self._entries.items():
            net.add(node, entry.layer, *entry.sources, group=groups.get(node.rpartition(".")[0]))
        weights = {
            f"{node}.{name}": np.ascontiguousarray(values)
            for node, entry in self._entries.items()
            for name, values in entry.weights.items()
        }
        return net.draw(), weights

    def _keep(self, node: str, entry: Entry) -> None:
        self._entries[node] = entry
        parts = node.split(".")
        self._prefixes.update(".".join(parts[:length]) for length in range(1, len(parts)))

    def _free_id(self, stems: Sequence[str], kind: str) -> str:
        """The first of ``stems`` that can be an id, else the layer's type with a number."""
        candidates = chain(stems, (f"{kind}_{number}" for number in self._numbers[kind]))
        return next(node for node in candidates if self._is_free(node))

    def _is_free(self, node: str) -> bool:
        parts = node.split(".")
        outer = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
        return (
            not id_problems([node])
            and not any(map(is_reserved, parts))
            and node not in self._prefixes
            and outer.isdisjoint(self._entries)
        )

    def _groups(self, net: Blueprint) -> dict[str, str]:
        """A group for every dotted part that holds several nodes, inside those around it."""
        sizes: dict[str, int] = {}
        for node in self._entries:
            parts = node.split(".")
            for length in range(1, len(parts)):
                outer = ".".join(parts[:length])
                sizes[outer] = sizes.get(outer, 0) + 1
        groups: dict[str, str] = {}
        for part in sorted(sizes, key=lambda part: part.count(".")):
            parent = groups.get(part.rpartition(".")[0])
            if sizes[part] > 1:
                folded = parent is None and len(self._entries) > MANY
                groups[part] = net.group(part, Text(part, part), parent, collapsed=folded)
            elif parent is not None:
                groups[part] = parent
        return groups


def _stems(operator: Operator) -> Iterator[str]:
    """The ids that an operator suggests: what most of its weights' names begin with, and its own name.

    Equal weights of several operators may be kept once, under the name of one of them.
    """
    owners = Counter(value.rpartition(".")[0] for value in operator.inputs if value in operator.constants)
    yield from (owner for owner, _ in owners.most_common(1) if owner)
    yield operator.name

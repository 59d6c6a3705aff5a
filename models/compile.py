"""From a graph to a torch module: names of modules are ids of nodes, and every node's output can be recorded."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from models.analysis import Analysis, analyse
from models.graph import Graph
from models.initialization import DEFAULT, Initialization
from models.problems import GraphFault
from models.seeds import mix

_UNBUILDABLE = frozenset({"too_large", "output_too_large", "too_slow", "network_too_large", "second_input"})
"""Problems of nodes that have a shape and yet must not be built: no memory or time for it, or another input's pixels.
"""

Record = Callable[[str, torch.Tensor], None]
"""Called with a node's id and output as soon as it is computed; no later layer changes the tensor."""


@dataclass(frozen=True)
class _Step:
    node: str
    module: nn.Module
    sources: tuple[str, ...]
    spent: tuple[str, ...]
    """Nodes that nobody reads after this step."""


class Net(nn.Module):
    """A compiled network. ``state_dict`` keys are ``<node id>.<torch name>``."""

    main: str | None
    """The node whose output are the logits; None only in a partial network."""
    loss_weights: Mapping[str, float]
    """The nodes whose outputs enter the loss, with their weights; the main one has weight 1."""

    def __init__(self, analysis: Analysis, modules: Mapping[str, nn.Module]) -> None:
        super().__init__()
        for node, module in modules.items():
            _attach(self, node, module)
        self.main = analysis.main if analysis.main in modules else None
        entering = {} if self.main is None else {self.main: 1.0}
        for node, weight in analysis.auxiliary.items():
            if node in modules:
                entering.setdefault(node, weight)  # an auxiliary output on the main logits adds nothing
        self.loss_weights = entering
        order = [node for node in analysis.wiring.order if node in modules]
        sources = analysis.wiring.sources
        self._steps = _schedule(sources, modules, order, kept=self.loss_weights)
        answering = [node for node in order if node not in analysis.training_only]
        self._answering = _schedule(sources, modules, answering, kept=self.loss_weights)

    def forward(self, pixels: torch.Tensor, record: Record | None = None) -> dict[str, torch.Tensor]:
        """Outputs of the nodes that enter the loss, by node, the main one first.

        What only auxiliary outputs need is computed in training, and when somebody looks: evaluation leaves it out.

        Args:
            pixels: (B, C, H, W), float, 0 to 255; the input node normalises.
            record: called with every node's output, in the order of computation.
        """
        alive: dict[str, torch.Tensor] = {}
        for step in self._steps if self.training or record is not None else self._answering:
            arguments = [alive[source] for source in step.sources] or [pixels]
            alive[step.node] = step.module(*arguments)
            if record is not None:
                record(step.node, alive[step.node])
            for node in step.spent:
                del alive[node]
        return {node: alive[node] for node in self.loss_weights if node in alive}

    def section(self, known: Container[str], wanted: Sequence[str]) -> Section:
        """What leads from the outputs of the nodes ``known``, or from the pixels, to those of ``wanted``."""
        steps = {step.node: step for step in self._steps}
        needed: set[str] = set()
        waiting = list(wanted)
        while waiting:
            node = waiting.pop()
            if node not in known and node not in needed:
                needed.add(node)
                waiting.extend(steps[node].sources)
        sources = {node: step.sources for node, step in steps.items()}
        modules = {node: step.module for node, step in steps.items()}
        return Section(_schedule(sources, modules, [node for node in steps if node in needed], kept=wanted), wanted)


class Section:
    """A part of a network's computation, with the network's own modules."""

    def __init__(self, steps: Sequence[_Step], wanted: Sequence[str]) -> None:
        self._steps = steps
        self._wanted = wanted

    def __call__(
        self, known: Mapping[str, torch.Tensor], pixels: torch.Tensor | None = None
    ) -> dict[str, torch.Tensor]:
        """The wanted outputs by node, from known ones and, where the input is in the section, from pixels."""
        alive = dict(known)
        for step in self._steps:
            arguments: list[torch.Tensor | None] = [alive[source] for source in step.sources] or [pixels]
            alive[step.node] = step.module(*arguments)
            for node in step.spent:
                del alive[node]
        return {node: alive[node] for node in self._wanted}


def compile_graph(
    graph: Graph, seed: int = 0, *, partial: bool = False, initialization: Initialization = DEFAULT
) -> Net:
    """Build the network of ``graph`` on the CPU, in training mode.

    Every node is initialised from its own generator seed, so that adding a layer leaves the start of the others as it
    was; torch's global generator is left untouched.

    A ``partial`` network has what fits of a graph with problems, for looking at it while it is edited.

    Raises:
        GraphFault: the graph has problems and ``partial`` is false.
    """
    analysis = analyse(graph)
    if analysis.problems and not partial:
        raise GraphFault(analysis.problems)
    unbuildable = {problem.node for problem in analysis.problems if problem.code in _UNBUILDABLE}
    modules: dict[str, nn.Module] = {}
    with torch.random.fork_rng(devices=[]):
        for node in analysis.wiring.order:
            report = analysis.nodes.get(node)
            sources = analysis.wiring.sources[node]
            if report is None or node in unbuildable or any(source not in modules for source in sources):
                continue
            torch.default_generator.manual_seed(mix(seed, node))
            modules[node] = graph.layers[node].build(report.inputs)
            initialization.of(node).apply(modules[node])
    return Net(analysis, modules)


def _attach(root: nn.Module, node: str, module: nn.Module) -> None:
    """Place ``module`` under ``root`` at the dotted name ``node``, with plain modules in between."""
    *outer, name = node.split(".")
    here = root
    for part in outer:
        if part not in here._modules:  # noqa: SLF001 - get_submodule would take an attribute for a module
            here.add_module(part, nn.Module())
        here = here.get_submodule(part)
    here.add_module(name, module)


def _schedule(
    wiring: Mapping[str, Sequence[str]], modules: Mapping[str, nn.Module], order: Sequence[str], kept: Container[str]
) -> list[_Step]:
    """The steps of a forward pass over ``order``, with what can be freed after each."""
    sources = {node: tuple(wiring[node]) for node in order}
    last_reader = {node: node for node in order}
    for node in order:
        last_reader.update(dict.fromkeys(sources[node], node))
    spent: dict[str, list[str]] = {node: [] for node in order}
    for node, reader in last_reader.items():
        if node not in kept:
            spent[reader].append(node)
    return [_Step(node, modules[node], sources[node], tuple(spent[node])) for node in order]

"""Which weights learn, and how fast: frozen layers, and factors on the learning rate, as a recipe has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import nn

    from models.compile import Net
    from models.graph import Graph
    from models.training.recipe import Recipe
    from models.training.recipe.layers import Pace


@dataclass(frozen=True)
class NodePace:
    """How one node learns."""

    frozen: bool = False
    rate: float = 1.0


def paces(graph: Graph, recipe: Recipe) -> dict[str, NodePace]:
    """The pace of every node: its own, else that of the innermost group around it that says something."""
    return {node: _pace(list(_around(graph, recipe, node))) for node in graph.nodes}


def freeze(net: Net, learning: dict[str, NodePace]) -> None:
    """Take frozen nodes out of the training: no gradients, and batch normalisation with its running statistics."""
    from torch.nn.modules.batchnorm import _BatchNorm

    for node, module in _modules(net, learning):
        if learning[node].frozen:
            module.requires_grad_(requires_grad=False)
            for part in module.modules():
                if isinstance(part, _BatchNorm):
                    part.eval()


def by_rate(net: Net, learning: dict[str, NodePace]) -> dict[float, list[nn.Parameter]]:
    """The weights that learn, by the factor on their learning rate, in the order of the network."""
    found: dict[float, list[nn.Parameter]] = {}
    for node, module in _modules(net, learning):
        for parameter in module.parameters():
            if parameter.requires_grad:
                found.setdefault(learning[node].rate, []).append(parameter)
    return found


def _around(graph: Graph, recipe: Recipe, node: str) -> Iterator[Pace]:
    """What is said about a node, the nearest first."""
    if node in recipe.layers:
        yield recipe.layers[node]
    group = graph.nodes[node].group
    while group is not None:
        if group in recipe.groups:
            yield recipe.groups[group]
        group = graph.groups[group].parent


def _pace(said: list[Pace]) -> NodePace:
    frozen = next((pace.frozen for pace in said if pace.frozen is not None), False)
    return NodePace(frozen, next((pace.rate for pace in said if pace.rate is not None), 1.0))


def _modules(net: Net, learning: dict[str, NodePace]) -> Iterator[tuple[str, nn.Module]]:
    """Every node's module in the order in which it was built, which is that of the network's parameters."""
    return ((name, module) for name, module in net.named_modules() if name in learning)

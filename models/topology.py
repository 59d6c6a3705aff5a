"""How the nodes of a graph are wired: inputs by port, order of computation, loops."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from models.graph import Graph, port_number


@dataclass(frozen=True)
class Topology:
    """The wiring of one graph."""

    incoming: Mapping[str, Mapping[int, str]]
    """For every node the sources by the number of their port; of two edges into one port the first counts."""
    sources: Mapping[str, Sequence[str]]
    """For every node the sources alone, in the order of the ports."""
    outgoing: Mapping[str, Sequence[str]]
    """For every node its successors, one for each edge that counts."""
    order: Sequence[str]
    """The nodes that no loop precedes, each after all of its inputs."""
    surplus: Mapping[str, tuple[str, str]]
    """Edges into a port that is taken: edge to (node, port)."""
    loops: Sequence[Sequence[str]]
    """Every loop, as the nodes on one way around it."""


def topology(graph: Graph) -> Topology:
    """The wiring of ``graph``, in time linear in its size."""
    incoming: dict[str, dict[int, str]] = {name: {} for name in graph.nodes}
    surplus: dict[str, tuple[str, str]] = {}
    for name, edge in graph.edges.items():
        taken, number = incoming[edge.target], port_number(edge.port)
        if number in taken:
            surplus[name] = (edge.target, edge.port)
        else:
            taken[number] = edge.source
    sources = {  # most have one, and nothing to sort
        name: list(taken.values()) if len(taken) == 1 else [taken[number] for number in sorted(taken)]
        for name, taken in incoming.items()
    }
    outgoing: dict[str, list[str]] = {name: [] for name in graph.nodes}
    for name, before in sources.items():
        for source in before:
            outgoing[source].append(name)
    order = _order(sources, outgoing)
    ordered = set(order)
    loops = _loops([name for name in graph.nodes if name not in ordered], outgoing)
    return Topology(incoming, sources, outgoing, order, surplus, loops)


def reachable(
    starts: Sequence[str], steps: Mapping[str, Sequence[str]], without: Container[str] = frozenset()
) -> set[str]:
    """All nodes that ``starts`` lead to along ``steps``, themselves included, on ways that avoid ``without``."""
    seen = set(starts)
    pending = list(starts)
    while pending:
        for following in steps[pending.pop()]:
            if following not in seen and following not in without:
                seen.add(following)
                pending.append(following)
    return seen


def _order(sources: Mapping[str, Sequence[str]], outgoing: Mapping[str, Sequence[str]]) -> list[str]:
    """Kahn's algorithm; among nodes that are ready the document's order holds."""
    missing = {name: len(before) for name, before in sources.items()}
    order = [name for name, count in missing.items() if count == 0]
    for name in order:  # grows while it is walked
        for following in outgoing[name]:
            missing[following] -= 1
            if missing[following] == 0:
                order.append(following)
    return order


def _loops(nodes: Sequence[str], steps: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The shortest way around every strongly connected component, from its first node in the document."""
    loops: list[list[str]] = []
    for component in _components(nodes, steps):
        start = next(name for name in nodes if name in component)
        came_from: dict[str, str] = {}
        pending = [start]
        for here in pending:  # breadth first; grows while it is walked
            for following in steps[here]:
                if following in component and following not in came_from:
                    came_from[following] = here
                    pending.append(following)
        if start not in came_from:  # a single node without an edge to itself
            continue
        path = [came_from[start]]
        while path[-1] != start:
            path.append(came_from[path[-1]])
        loops.append(path[::-1])
    return loops


def _components(nodes: Sequence[str], steps: Mapping[str, Sequence[str]]) -> list[set[str]]:
    """Strongly connected components of the subgraph on ``nodes`` (Kosaraju's algorithm, without recursion)."""
    backwards: dict[str, list[str]] = {name: [] for name in nodes}
    for name in nodes:
        for following in steps[name]:
            if following in backwards:
                backwards[following].append(name)
    finished: list[str] = []
    seen: set[str] = set()
    for root in nodes:
        stack = [] if root in seen else [(root, iter(steps[root]))]
        seen.add(root)
        while stack:
            name, rest = stack[-1]
            for following in rest:
                if following in backwards and following not in seen:
                    seen.add(following)
                    stack.append((following, iter(steps[following])))
                    break
            else:
                finished.append(name)
                stack.pop()
    components: list[set[str]] = []
    assigned: set[str] = set()
    for root in reversed(finished):
        if root not in assigned:
            components.append(reachable([root], backwards, without=assigned))
            assigned |= components[-1]
    return components

"""A part of a network on its way into another one: its ids made free there, its ports open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count, takewhile
from typing import TypedDict

from models.forms import Json
from models.graph import Graph, port_name
from models.identifiers import MAX_LENGTH
from models.problems import GraphFault, Problem
from models.topology import topology


class Entry(TypedDict):
    """A port that what comes before is to be connected to."""

    node: str
    port: str


class Fragment(TypedDict):
    """Nodes, edges and groups as in a graph's document, to be put into one."""

    nodes: Json
    edges: Json
    groups: Json
    first: list[Entry]
    last: str | None
    """The node whose output goes on; None where there is no single one."""


LONGEST = MAX_LENGTH - 16
"""Characters of an id within a fragment; the rest is for the prefix it gets."""


def place(part: Graph, title: str, taken: Collection[str]) -> Fragment:
    """``part`` with ids that a network does not have, in one group called ``title``.

    Args:
        part: nodes with their edges and groups; what enters it comes from ports that are free.
        title: of the outermost group, made unless the part has one already.
        taken: the ids of the network it goes to: nodes, edges and groups.
    """
    prefix = free_prefix("block", taken)
    stem = _shared_stem(part.nodes)
    names = {node: f"{prefix}.{node.removeprefix(stem)}" for node in part.nodes}
    outermost = [group for group, about in part.groups.items() if about.parent is None]
    is_wrapped = len(outermost) == 1 and all(node.group is not None for node in part.nodes.values())
    groups = {group: f"{prefix}.{number}" for number, group in enumerate(part.groups)}
    if is_wrapped:
        groups[outermost[0]] = prefix
    document = part.as_json()
    nodes = {
        names[node]: {**about, "group": groups.get(about.get("group"), prefix)}
        for node, about in document["nodes"].items()
    }
    edges = {
        f"{prefix}.e{number}": {**edge, "source": names[edge["source"]], "target": names[edge["target"]]}
        for number, edge in enumerate(document["edges"].values(), start=1)
    }
    placed = {
        groups[group]: {**about, "parent": None if groups[group] == prefix else groups.get(about["parent"], prefix)}
        for group, about in document["groups"].items()
    }
    first, last = _ends(part)
    return {
        "nodes": moved_to_origin(nodes),
        "edges": edges,
        "groups": placed if is_wrapped else {prefix: {"title": title, "parent": None, "collapsed": False}, **placed},
        "first": [{"node": names[node], "port": port} for node, port in first],
        "last": None if last is None else names[last],
    }


def check_part(part: Graph) -> None:
    """Refuse what could not be placed.

    Raises:
        GraphFault: there are no nodes, or an id is too long to get a prefix.
    """
    if not part.nodes:
        raise GraphFault([Problem("field_missing", {"field": "nodes"}, field="nodes")])
    long = [node for node in part.nodes if len(node) > LONGEST]
    if long:
        raise GraphFault([Problem("text_too_long", {"field": "id", "limit": LONGEST}, node=long[0])])


def free_prefix(name: str, taken: Collection[str]) -> str:
    """``name`` with the smallest number that no id has or begins with; its digits keep it off reserved names."""
    begun = {identifier.partition(".")[0] for identifier in taken}
    return next(prefix for number in count(1) if (prefix := f"{name}{number}") not in begun)


def moved_to_origin(nodes: Mapping[str, Json]) -> Json:
    """The nodes with positions from their own upper left corner: the person says where they land."""
    left = min(node["position"][0] for node in nodes.values())
    top = min(node["position"][1] for node in nodes.values())
    return {
        name: {**node, "position": [node["position"][0] - left, node["position"][1] - top]}
        for name, node in nodes.items()
    }


def _shared_stem(ids: Collection[str]) -> str:
    """The dotted beginning that all ids share, with its last dot: ``layer1.`` of ``layer1.0`` and ``layer1.1``."""
    outer = [identifier.split(".")[:-1] for identifier in ids]
    shared = takewhile(lambda parts: len(set(parts)) == 1, zip(*outer, strict=False))
    return "".join(f"{parts[0]}." for parts in shared)


def _ends(part: Graph) -> tuple[list[tuple[str, str]], str | None]:
    """The ports that something must lead to, and the only node that leads to nothing within."""
    wiring = topology(part)
    first: list[tuple[str, str]] = []
    for node in part.nodes:
        layer, filled = part.layers[node], wiring.incoming[node]
        missing = layer.inputs[0] - len(filled)
        free = [number for number in range(layer.inputs[1]) if number not in filled]
        first += [(node, port_name(layer, number)) for number in free[: max(0, missing)]]
    ends = [node for node in part.nodes if not wiring.outgoing[node] and part.layers[node].outputs]
    return first, ends[0] if len(ends) == 1 else None

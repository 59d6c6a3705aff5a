"""The document of a network: nodes, edges and groups by id, read from JSON and checked for its form.

Meaning (shapes, cycles, connections) is the analysis's matter: a network may be wrong and is still kept and drawn.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from models.identifiers import MAX_LENGTH, id_problems
from models.layers import Layer, get, nearest
from models.problems import GraphFault, Problem
from models.text import Language
from models.validation import describe, printable, problem_of, problems_of

FORMAT = 1
LIMITS = {"nodes": 2_000, "edges": 8_000, "groups": 1_000}
_REPORTED = 20  # the first problems help, the thousandth does not
_PORT = re.compile(r"in(0|[1-9][0-9]{0,3})?")

Id = Annotated[str, Field(min_length=1, max_length=200)]
_Coordinate = Annotated[float, Field(ge=-1e7, le=1e7)]
Position = Annotated[
    tuple[_Coordinate, _Coordinate], BeforeValidator(lambda value: tuple(value) if isinstance(value, list) else value)
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Node(_Part):
    """A layer on the canvas. ``params`` are as given; the checked ones are in ``Graph.layers``."""

    type: Annotated[str, Field(max_length=100)]
    params: dict[str, Any] = {}
    position: Position = (0.0, 0.0)
    label: Annotated[str, Field(max_length=200)] | None = None
    group: Id | None = None


class Edge(_Part):
    """A connection from an output to an input port."""

    source: Id
    target: Id
    port: Annotated[str, Field(max_length=20)] = "in"
    source_port: Literal["out"] = "out"


class Group(_Part):
    """A block of layers that can be folded into one card; groups nest."""

    title: Annotated[str, Field(max_length=200)] = ""
    titles: dict[Language, Annotated[str, Field(max_length=200)]] = Field({}, exclude_if=operator.not_)
    """The title in other languages, of groups that come from the catalogue; a person's own title stands alone."""
    parent: Id | None = None
    collapsed: bool = False


class _Document(_Part):
    format: Literal[1] = 1
    name: Annotated[str, Field(max_length=200)] = ""
    nodes: dict[Id, Node] = {}
    edges: dict[Id, Edge] = {}
    groups: dict[Id, Group] = {}


@dataclass(frozen=True)
class Graph:
    """A network whose form is right. Maps keep the order of the document; nobody changes them."""

    name: str
    nodes: Mapping[str, Node]
    edges: Mapping[str, Edge]
    groups: Mapping[str, Group]
    layers: Mapping[str, Layer]
    """The layer of every node, parameters checked and normalised."""

    def as_json(self) -> dict[str, Any]:
        """The document: pairs are pairs, every edge names its port, what else was left out stays out."""
        return {
            "format": FORMAT,
            "name": self.name,
            "nodes": {
                name: {
                    **node.model_dump(mode="json", exclude_none=True),
                    "params": self.layers[name].model_dump(mode="json", exclude_unset=True),
                }
                for name, node in self.nodes.items()
            },
            "edges": {
                name: {**edge.model_dump(mode="json", exclude_unset=True), "port": edge.port}
                for name, edge in self.edges.items()
            },
            "groups": {name: group.model_dump(mode="json") for name, group in self.groups.items()},
        }


def parse_graph(document: object) -> Graph:
    """A ``Graph`` from its JSON document.

    Raises:
        GraphFault: faults of form (CONTRACT: unknown type, parameter out of range, dangling edge, bad id, sizes, ...),
            the first of them, each with its place.
    """
    _refuse(_size_problems(document))
    try:
        parsed = _Document.model_validate(document)
    except ValidationError as error:
        raise GraphFault(_structure_problems(error)) from None
    _refuse(id_problems(parsed.nodes))
    layers: dict[str, Layer] = {}
    problems: list[Problem] = []
    for name, node in parsed.nodes.items():
        try:
            layers[name] = get(node.type).model_validate(node.params)
        except KeyError:
            problems.append(_unknown_type(name, node.type))
        except ValidationError as error:
            problems += problems_of(error, node=name)
    _refuse(problems)
    _refuse(_edge_problems(parsed.edges, layers) + _group_problems(parsed))
    return Graph(parsed.name, parsed.nodes, parsed.edges, parsed.groups, layers)


@cache
def port_number(port: str) -> int:
    """The place of a port among the inputs: ``in`` is 0, ``in3`` is 3."""
    return int(port[2:] or 0)


def port_name(layer: Layer | type[Layer], number: int) -> str:
    """The reverse: a layer with at most one input calls it ``in``."""
    return "in" if layer.inputs[1] == 1 else f"in{number}"


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise GraphFault(problems[:_REPORTED])


def _size_problems(document: object) -> list[Problem]:
    if not isinstance(document, dict):
        return [Problem("expected_object", {"field": "graph", "received": describe(document)})]
    if document.get("format", FORMAT) != FORMAT:
        received = describe(document["format"])
        return [Problem("format_unsupported", {"received": received, "expected": FORMAT}, field="format")]
    return [
        Problem(f"too_many_{part}", {"received": len(document[part]), "limit": limit})
        for part, limit in LIMITS.items()
        if isinstance(document.get(part), dict) and len(document[part]) > limit
    ]


def _structure_problems(error: ValidationError) -> list[Problem]:
    """Faults of the document's own fields; those inside a node or an edge are placed there."""
    problems: list[Problem] = []
    for details in error.errors(include_url=False)[:_REPORTED]:
        part, *inside = details["loc"] or ("graph",)
        place = printable(str(inside[0]), 200) if inside else None
        if inside[1:] == ["[key]"]:  # pydantic's word for the id itself
            problems.append(Problem("bad_id", {"id": printable(str(inside[0]), 40), "limit": MAX_LENGTH}))
            continue
        problems.append(
            problem_of(
                details,
                inside[1:] or [part],
                node=place if part == "nodes" else None,
                edge=place if part == "edges" else None,
            )
        )
    return problems


def _unknown_type(node: str, name: str) -> Problem:
    suggestion = nearest(name)
    if suggestion is None:
        return Problem("unknown_type", {"type": name}, node=node, field="type")
    return Problem("unknown_type_near", {"type": name, "suggestion": suggestion}, node=node, field="type")


def _edge_problems(edges: Mapping[str, Edge], layers: Mapping[str, Layer]) -> list[Problem]:
    problems: list[Problem] = []
    for name, edge in edges.items():
        absent = next((end for end in (edge.source, edge.target) if end not in layers), None)
        if absent is not None:
            problems.append(Problem("dangling_edge", {"edge": name, "id": absent}, edge=name))
        elif layers[edge.source].outputs == 0:
            problems.append(Problem("unknown_port", {"id": edge.source, "port": edge.source_port}, edge=name))
        elif not _has_port(layers[edge.target], edge.port):
            params = {"id": edge.target, "port": edge.port}
            problems.append(Problem("unknown_port", params, node=edge.target, edge=name))
    return problems


def _has_port(layer: Layer, port: str) -> bool:
    if not _PORT.fullmatch(port):
        return False
    number = port_number(port)
    return number < layer.inputs[1] and port == port_name(layer, number)


def _group_problems(document: _Document) -> list[Problem]:
    groups = document.groups
    problems = [
        Problem("unknown_group", {"group": node.group}, node=name, field="group")
        for name, node in document.nodes.items()
        if node.group is not None and node.group not in groups
    ]
    settled: set[str] = set()
    for name, group in groups.items():
        if group.parent is not None and group.parent not in groups:
            problems.append(Problem("unknown_group", {"group": group.parent}))
            continue
        above: set[str] = set()
        here: str | None = name
        while here is not None and here in groups and here not in settled:
            if here in above:
                problems.append(Problem("group_cycle", {"group": here}))
                break
            above.add(here)
            here = groups[here].parent
        settled |= above
    return problems

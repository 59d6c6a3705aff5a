"""The registry of blocks: ready groups of ordinary layers, each a function that draws on a blueprint."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from models.blocks.blueprint import Blueprint
from models.blocks.fragment import Fragment, free_prefix, moved_to_origin
from models.forms import Json, form_schema
from models.layers import Shape
from models.layers.input_output.input import Input
from models.problems import GraphFault, LayerProblem, Problem
from models.text import Language, Text
from models.validation import problems_of

FAMILIES: dict[str, Text] = {
    "convolution": Text("Convolution blocks", "Свёрточные блоки"),
    "residual": Text("Residual blocks", "Остаточные блоки"),
    "inception": Text("Inception", "Inception"),
    "dense": Text("Dense blocks", "Плотные блоки"),
    "mobile": Text("Mobile blocks", "Мобильные блоки"),
    "nasnet": Text("NASNet cells", "Ячейки NASNet"),
    "head": Text("Classifier heads", "Классификаторы"),
}
"""The sections of the palette that hold blocks, in their order."""

ANYWHERE: Shape = (16, 28, 28)
"""What enters a block that is dropped where nothing leads to it: maps that every block can work on."""

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_ENTRANCE = "input"


class BlockParams(BaseModel):
    """Base of a block's parameters: fields made by ``models.forms.parameter``, checked as a layer's are."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


P = TypeVar("P", bound=BlockParams)


@dataclass(frozen=True)
class Block(Generic[P]):
    """A ready group of layers.

    ``draw(net, prefix, params, shape)`` adds nodes after ``net.last``, whose output has ``shape``, and leaves
    ``net.last`` at its own last node. Every id of a node or group is ``prefix``, for the one outermost group, or begins
    with ``prefix.``. It raises ``LayerProblem`` where nothing could be drawn for such a shape, as for a block of
    convolutions after Flatten; a window that is too large is drawn, and told by the analysis.
    """

    name: str
    title: Text
    summary: Text
    paper: str | None
    """Address of the paper, where the block has one."""
    rank: int
    """Blocks with smaller ranks come first within the family."""
    family: str
    """One of ``FAMILIES``."""
    params: type[P]
    draw: Callable[[Blueprint, str, P, Shape], None]


_BLOCKS: dict[str, Block[Any]] = {}


def register(block: Block[P]) -> Block[P]:
    """Make a block known by its name.

    Raises:
        ValueError: the name is taken or cannot begin an id, or there is no such family.
    """
    if not _NAME.fullmatch(block.name):
        raise ValueError(f"block name {block.name!r} cannot begin the id of a node")
    if block.family not in FAMILIES:
        raise ValueError(f"block {block.name!r} is of family {block.family!r}, which is none of {list(FAMILIES)}")
    if _BLOCKS.setdefault(block.name, block) is not block:
        raise ValueError(f"block {block.name!r} is declared twice")
    return block


def all_blocks() -> list[Block[Any]]:
    """All blocks in the order of the palette."""
    sections = list(FAMILIES)
    return sorted(_BLOCKS.values(), key=lambda block: (sections.index(block.family), block.rank, block.name))


def get(name: str) -> Block[Any]:
    """The block of a name.

    Raises:
        KeyError: there is none.
    """
    return _BLOCKS[name]


def catalogue(language: Language) -> list[Json]:
    """All blocks as the page and other programs see them: what ``GET /api/blocks`` lists."""
    return [_entry(block, language) for block in all_blocks()]


def fragment(
    name: str, params: Json | None = None, shape: Shape | None = None, taken: Collection[str] = ()
) -> Fragment:
    """A block drawn for what enters it, ready to be put into a network.

    Args:
        name: of the block.
        params: what differs from its defaults.
        shape: of the output it will follow; None where it follows nothing yet.
        taken: the ids of the network it goes to: nodes, edges and groups.

    Raises:
        KeyError: there is no such block.
        GraphFault: a parameter is unknown or out of range, or the block cannot follow an output of this shape.
    """
    block = get(name)
    entering = ANYWHERE if shape is None else shape
    prefix = free_prefix(name, taken)
    net = Blueprint(name)
    net.add(_ENTRANCE, Input())
    try:
        block.draw(net, prefix, block.params.model_validate(params or {}), entering)
    except ValidationError as error:
        raise GraphFault(problems_of(error)) from None
    except LayerProblem as problem:
        raise GraphFault([Problem(problem.code, problem.params, field=problem.field)]) from None
    graph = net.draw().as_json()
    edges = list(graph["edges"].values())
    inside = [edge for edge in edges if edge["source"] != _ENTRANCE]
    return {
        "nodes": moved_to_origin({node: about for node, about in graph["nodes"].items() if node != _ENTRANCE}),
        "edges": {f"{prefix}.e{number}": edge for number, edge in enumerate(inside, start=1)},
        "groups": graph["groups"],
        "first": [{"node": edge["target"], "port": edge["port"]} for edge in edges if edge["source"] == _ENTRANCE],
        "last": net.last,
    }


def _entry(block: Block[Any], language: Language) -> Json:
    params: type[BlockParams] = block.params
    return {
        "name": block.name,
        "title": block.title.in_(language),
        "summary": block.summary.in_(language),
        "paper": block.paper,
        "family": block.family,
        "family_title": FAMILIES[block.family].in_(language),
        "schema": form_schema(params, language),
    }

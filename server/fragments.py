"""What the calls about blocks say: ready ones, saved ones, and the fragments that both become."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .answers import Answer, Thumbnail
from .documents import GraphEdge, GraphGroup, GraphNode


class BlockEntry(Answer):
    """A ready group of layers; `schema` is the JSON Schema of its parameters, from which the form is made."""

    name: str
    title: str
    summary: str
    paper: str | None
    family: str
    family_title: str
    schema_: Annotated[dict[str, Any], Field(alias="schema")]


class BlockList(Answer):
    """Every block the palette offers, in its order."""

    blocks: list[BlockEntry]


class OpenPort(Answer):
    """A port of a fragment that what comes before it is to be connected to."""

    node: str
    port: str


class FragmentAnswer(Answer):
    """Nodes, edges and groups to put into a network: the ids are free there.

    Positions count from the fragment's upper left corner. `last` is the node whose output goes on, where there is
    exactly one.
    """

    nodes: dict[str, GraphNode]
    edges: dict[str, GraphEdge]
    groups: dict[str, GraphGroup]
    first: list[OpenPort]
    last: str | None


class SavedBlockEntry(Answer):
    """A block of one's own."""

    id: str
    title: str
    nodes: int
    created: str
    updated: str
    thumbnail: Thumbnail


class SavedBlocks(Answer):
    """The visitor's own blocks, newest first."""

    blocks: list[SavedBlockEntry]

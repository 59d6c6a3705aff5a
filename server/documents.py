"""The documents that both directions share: a network's graph, a project, an input to look at.

These classes describe shape for the page's types and for OpenAPI. What a graph may contain is decided by
`models.graph`, what a recipe may contain by `models.training.recipe`; nothing here repeats their rules.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from models.insight.question import Moved

MAX_IMAGE = 8 * 1024 * 1024
"""Characters of a base64 image: a photo of a phone, shrunk by the page, needs a tenth of it."""


OPTIONAL: dict[str, JsonValue] = {"optional": True}
"""Marks a field that is left out where it says nothing; `server.gen` makes it optional in TypeScript."""


def is_none(value: object) -> bool:
    """Whether there is nothing to say."""
    return value is None


LeftOut = Annotated[str | None, Field(exclude_if=is_none, json_schema_extra=OPTIONAL)]
"""A text that is left out where there is none: a patch would not find it in the document as it is stored."""


class Document(BaseModel):
    """Base of documents: every field is present on the wire."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True, allow_inf_nan=False)


class GraphNode(Document):
    """A layer on the canvas; `position` is `[x, y]`, absolute."""

    type: str
    params: dict[str, Any]
    position: list[float]
    label: LeftOut = None
    group: LeftOut = None


class GraphEdge(Document):
    """A connection from a node's output to a port of another (`in`, or `in0`, `in1`, ...)."""

    source: str
    target: str
    port: str
    source_port: LeftOut = None


class GraphGroup(Document):
    """A named box around nodes; `collapsed` is what a new viewer sees."""

    title: str
    titles: Annotated[dict[str, str] | None, Field(exclude_if=is_none, json_schema_extra=OPTIONAL)] = None
    """The title in other languages, where the group comes from the catalogue."""
    parent: str | None = None
    collapsed: bool = False


class GraphDocument(Document):
    """A network: flat maps by id."""

    format: Literal[1] = 1
    name: str = ""
    nodes: dict[str, GraphNode]
    edges: dict[str, GraphEdge]
    groups: dict[str, GraphGroup] = {}


class ProjectDocument(Document):
    """What JSON Patch edits: everything about a project that a person can change and undo."""

    title: str
    task: str
    graphs: dict[str, GraphDocument]
    dataset: str
    recipe: dict[str, Any]


class GivenInput(BaseModel):
    """What every input may say besides: how its picture is moved about before the network sees it."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    moved: Annotated[Moved | None, Field(json_schema_extra=OPTIONAL)] = None


class SampleInput(GivenInput):
    """An image of a data set."""

    dataset: Annotated[str, Field(min_length=1, max_length=64)]
    split: Literal["train", "val", "test"]
    index: Annotated[int, Field(ge=0, le=2**31)]


class PixelsInput(GivenInput):
    """Pixels, channels × height × width, 0 to 255; resized to the network's input."""

    pixels: Annotated[list[list[list[float]]], Field(min_length=1, max_length=4)]


class ImageInput(GivenInput):
    """A PNG, JPEG or WebP file in base64."""

    image: Annotated[str, Field(min_length=1, max_length=MAX_IMAGE)]


Input = SampleInput | PixelsInput | ImageInput

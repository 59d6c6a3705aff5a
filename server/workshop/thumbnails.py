"""Networks in miniature, as they look when they are opened."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any

from models import layers
from models.analysis import analyse
from models.blocks.miniature import draw_miniature
from models.graph import parse_graph
from server.answers import Thumbnail, ThumbnailNode
from server.store.projects import Project

from .documents import MAIN

REMEMBERED = 512


class Thumbnails:
    """Projects' miniatures, remembered by revision: that of a thousand layers takes a tenth of a second."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, int], Thumbnail] = OrderedDict()

    async def of(self, project: Project) -> Thumbnail:
        """The miniature of a project's network; the event loop goes on while it is drawn."""
        key = (project.id, project.revision)
        if key not in self._known:
            drawn = await asyncio.to_thread(draw_opened, project.document["graphs"][MAIN])
            self._known[key] = drawn
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
            return drawn
        self._known.move_to_end(key)
        return self._known[key]


def draw_opened(graph: dict[str, Any]) -> Thumbnail:
    """Groups that open folded are one card each, as in the gallery: hundreds of layers would be dust."""
    if any(group["collapsed"] for group in graph["groups"].values()):
        return Thumbnail.model_validate(draw_miniature(analyse(parse_graph(graph))))
    return draw_thumbnail(graph)


def draw_thumbnail(graph: dict[str, Any]) -> Thumbnail:
    """Layers in miniature, where they were placed."""
    places = {node: place for place, node in enumerate(graph["nodes"])}
    nodes = [
        ThumbnailNode(family=layers.get(node["type"]).family.name, x=node["position"][0], y=node["position"][1])
        for node in graph["nodes"].values()
    ]
    edges = [[places[edge["source"]], places[edge["target"]]] for edge in graph["edges"].values()]
    return Thumbnail(nodes=nodes, edges=edges)

"""Blocks that somebody saved: theirs alone, and ready to be put into any of their networks."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Any

from models.blocks import Fragment
from models.blocks.fragment import check_part, place
from models.graph import Graph, parse_graph
from models.problems import GraphFault
from server import strict_json
from server.auth.rules import require
from server.errors import Refusal
from server.store.blocks import MOST, Blocks, SavedBlock
from server.store.identities import Identities

LARGEST = 512 * 1024
"""Bytes of a saved part as JSON: a network of the largest size has a few hundred thousand."""


class Library:
    """The saved blocks, as their owners use them."""

    def __init__(self, blocks: Blocks, identities: Identities) -> None:
        self._blocks = blocks
        self._identities = identities

    async def of(self, identity: str) -> list[SavedBlock]:
        """Somebody's blocks, newest first."""
        return await self._blocks.of(identity)

    async def save(self, identity: str, title: str, part: dict[str, Any]) -> SavedBlock:
        """Keeps a part of a network.

        Raises:
            Refusal: `graph_refused` with its faults, `body_too_large`, `too_many`.
        """
        document = await asyncio.to_thread(_normal, part)
        await self._identities.ensure(identity)
        saved = await self._blocks.add(identity, title, document)
        if saved is None:
            raise Refusal("too_many", limit=MOST)
        return saved

    async def put(self, identity: str, block: str, taken: Collection[str]) -> Fragment:
        """A block with ids that the network it goes to does not have."""
        found = await self.find(identity, block)
        return await asyncio.to_thread(lambda: place(parse_graph(found.part), found.title, taken))

    async def rename(self, identity: str, block: str, title: str) -> SavedBlock:
        """The block under another title."""
        await self._blocks.rename((await self.find(identity, block)).id, title)
        return await self.find(identity, block)

    async def delete(self, identity: str, block: str) -> None:
        """Deletes a block until it is restored."""
        await self._blocks.delete(await self.find(identity, block))

    async def restore(self, identity: str, block: str) -> SavedBlock:
        """Undoes a deletion."""
        await self._blocks.restore((await self.find(identity, block, deleted=True)).id)
        return await self.find(identity, block)

    async def find(self, identity: str, block: str, *, deleted: bool = False) -> SavedBlock:
        """The block, a deleted one only where that is asked for; raises Refusal `not_found`."""
        found = await self._blocks.get(block)
        if found is None or (found.deleted is not None and not deleted):
            raise Refusal("not_found")
        require("use_own", "owner" if found.owner == identity else "visitor")
        return found


def _normal(part: dict[str, Any]) -> dict[str, Any]:
    try:
        graph: Graph = parse_graph(part)
        check_part(graph)
    except GraphFault as fault:
        raise Refusal("graph_refused", faults=fault.problems) from fault
    document = graph.as_json()
    if len(strict_json.write(document)) > LARGEST:
        raise Refusal("body_too_large", limit=LARGEST)
    return document

"""Ready groups of layers, and those that somebody saved."""

from __future__ import annotations

from fastapi import APIRouter

from models import blocks
from models.problems import GraphFault
from server.answering import StrictRoute
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.errors import Refusal
from server.fragments import BlockList, FragmentAnswer, SavedBlockEntry, SavedBlocks
from server.language import Asked
from server.requests import BlockChange, BlockRequest, NewBlock, SavedBlockRequest
from server.services import Served
from server.store.blocks import SavedBlock
from server.workshop.thumbnails import draw_thumbnail

router = APIRouter(prefix="/blocks", route_class=StrictRoute, tags=["blocks"])


@router.get("", summary="Blocks")
@needs("use")
async def list_blocks(language: Asked) -> BlockList:
    """Every ready group of layers with the JSON Schema of its parameters."""
    return BlockList.model_validate({"blocks": blocks.catalogue(language)})


@router.get("/mine", summary="My blocks")
@needs("use")
async def list_saved_blocks(visitor: Visitor, services: Served) -> SavedBlocks:
    """The blocks that the visitor saved, newest first."""
    return SavedBlocks(blocks=[_entry(block) for block in await services.library.of(visitor)])


@router.post("/mine", summary="Save a block", status_code=201)
@needs("use")
async def save_block(new: NewBlock, visitor: Visitor, services: Served) -> SavedBlockEntry:
    """Keeps nodes with the edges and groups among them under a title, for the visitor alone."""
    part = {"nodes": new.nodes, "edges": new.edges, "groups": new.groups}
    return _entry(await services.library.save(visitor, new.title, part))


@router.post("/mine/{block}", summary="Put in a block of mine")
@needs("use_own")
async def put_saved_block(
    block: str, visitor: Visitor, services: Served, request: SavedBlockRequest | None = None
) -> FragmentAnswer:
    """The block with ids that are free in the network it goes to."""
    taken = set(request.taken if request else ())
    return FragmentAnswer.model_validate(await services.library.put(visitor, block, taken))


@router.patch("/mine/{block}", summary="Rename a block of mine")
@needs("use_own")
async def rename_block(block: str, change: BlockChange, visitor: Visitor, services: Served) -> SavedBlockEntry:
    """The block under another title."""
    return _entry(await services.library.rename(visitor, block, change.title))


@router.delete("/mine/{block}", summary="Delete a block of mine", status_code=204)
@needs("use_own")
async def delete_block(block: str, visitor: Visitor, services: Served) -> None:
    """Deletes a block; networks that it was put into stay as they are."""
    await services.library.delete(visitor, block)


@router.post("/mine/{block}/restore", summary="Undo a block's deletion")
@needs("use_own")
async def restore_block(block: str, visitor: Visitor, services: Served) -> SavedBlockEntry:
    """Brings a deleted block back."""
    return _entry(await services.library.restore(visitor, block))


@router.post("/{name}", summary="Put in a block")
@needs("use")
async def put_block(name: str, request: BlockRequest | None = None) -> FragmentAnswer:
    """The block's layers for the output it will follow, with ids that are free in the network it goes to.

    A window that is larger than what enters is no error here: the analysis tells it at its place.
    """
    asked = request or BlockRequest()
    shape = None if asked.shape is None else tuple(asked.shape)
    try:
        drawn = blocks.fragment(name, asked.params, shape, set(asked.taken))
    except KeyError as error:
        raise Refusal("not_found") from error
    except GraphFault as fault:
        raise Refusal("invalid", faults=fault.problems) from fault
    return FragmentAnswer.model_validate(drawn)


def _entry(block: SavedBlock) -> SavedBlockEntry:
    return SavedBlockEntry(
        id=block.id,
        title=block.title,
        nodes=len(block.part["nodes"]),
        created=block.created,
        updated=block.updated,
        thumbnail=draw_thumbnail(block.part),
    )

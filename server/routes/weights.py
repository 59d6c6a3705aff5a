"""Weights as safetensors files: out of a run's snapshots, and into a project."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request
from fastapi.responses import StreamingResponse

from server.answering import StrictRoute
from server.answers import WeightsAnswer
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.services import Served
from server.workshop.checking import check_file, expected_weights

from .authorised import FoundProject, FoundRun

router = APIRouter(route_class=StrictRoute, tags=["weights"])

SAFETENSORS = "application/octet-stream"


@router.get(
    "/runs/{run}/snapshots/{moment}/weights",
    summary="Weights of a run",
    response_class=StreamingResponse,
    responses={200: {"content": {SAFETENSORS: {}}}},
)
@needs("read")
async def read_weights(
    run: FoundRun,
    moment: Annotated[int | Literal["live"], Path(description="A step with a snapshot, or `live` for the newest.")],
    services: Served,
) -> StreamingResponse:
    """A safetensors file; keys are `<node id>.<name>`."""
    weights = await services.weights.export(run, moment)
    headers = {
        "Content-Length": str(weights.size),
        "Content-Disposition": f'attachment; filename="{run.id}-{moment}.safetensors"',
    }
    return StreamingResponse(weights.chunks(), media_type=SAFETENSORS, headers=headers)


@router.put("/projects/{project}/weights", summary="Give a project weights")
@needs("train")
async def write_weights(project: FoundProject, request: Request, visitor: Visitor, services: Served) -> WeightsAnswer:
    """Takes a safetensors file into the project: all or nothing, with every fault listed by its key."""
    incoming = await asyncio.to_thread(services.store.blobs.begin)
    try:
        async for chunk in request.stream():
            await asyncio.to_thread(incoming.write, chunk)
        await asyncio.to_thread(incoming.flush)
        expected = await expected_weights(services.insight, await services.subjects.project(project), visitor)
        accepted = await asyncio.to_thread(check_file, incoming.path, expected)
        await services.playing.replace_weights(project.id, await asyncio.to_thread(services.store.blobs.keep, incoming))
    finally:
        await asyncio.to_thread(incoming.discard)
    return accepted

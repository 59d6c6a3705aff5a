"""Runs: looked at, halted, continued, ended; their metrics and snapshots."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from models.training.recipe import Change
from server import strict_json
from server.answering import StrictRoute
from server.answers import Answer, Points, RunAnswer, Snapshots
from server.auth.identity import Visitor
from server.documents import GraphDocument
from server.language import Asked
from server.services import Served
from server.signals import Signals

router = APIRouter(prefix="/runs/{run}", route_class=StrictRoute, tags=["runs"])


@router.get("", summary="A run")
async def read_run(run: str, visitor: Visitor, language: Asked, services: Served) -> RunAnswer:
    """How a run stands."""
    return await services.describe_run(await services.finding.run(visitor, run, "read"), language)


@router.post("/pause", summary="Pause a run")
async def pause_run(run: str, visitor: Visitor, language: Asked, services: Served) -> RunAnswer:
    """Halts a run after the step it is in; weights and place in the data stay."""
    found = await services.finding.run(visitor, run, "train")
    return await services.describe_run(await services.playing.pause(found), language)


@router.post("/resume", summary="Resume a run")
async def resume_run(run: str, visitor: Visitor, language: Asked, services: Served) -> RunAnswer:
    """Lets a paused or stopped run go on; a finished one is extended by as many epochs as its recipe has."""
    found = await services.finding.run(visitor, run, "train")
    return await services.describe_run(await services.playing.resume(found), language)


@router.post("/step", summary="Do one step")
async def step_run(run: str, visitor: Visitor, language: Asked, services: Served) -> RunAnswer:
    """Does one step and pauses."""
    found = await services.finding.run(visitor, run, "train")
    return await services.describe_run(await services.playing.step(found), language)


@router.post("/stop", summary="Stop a run")
async def stop_run(run: str, visitor: Visitor, language: Asked, services: Served) -> RunAnswer:
    """Ends a run with a snapshot."""
    found = await services.finding.run(visitor, run, "train")
    return await services.describe_run(await services.playing.stop(found), language)


@router.post("/change", summary="Change a run")
async def change_run(run: str, change: Change, visitor: Visitor, language: Asked, services: Served) -> RunAnswer:
    """New values for some of the recipe's fields, from the next step on; journalled with that step."""
    found = await services.finding.run(visitor, run, "train")
    values = change.model_dump(exclude_none=True)
    return await services.describe_run(await services.playing.change(found, values), language)


@router.get("/graph", summary="A run's network")
async def read_graph(run: str, visitor: Visitor, services: Served) -> GraphDocument:
    """The network that a run trains: frozen when the run was made, whatever its project has become."""
    found = await services.finding.run(visitor, run, "read")
    return GraphDocument.model_validate(found.graph)


@router.get("/metrics", summary="A run's metrics", response_model=Points)
async def read_metrics(
    run: str,
    visitor: Visitor,
    services: Served,
    since: Annotated[int, Query(ge=0, le=2**53, description="Only points from this step on.")] = 0,
) -> Response:
    """Loss and accuracy by step and split; finite numbers or null."""
    found = await services.finding.run(visitor, run, "read")
    return await _written(Points, {"points": await services.store.points.from_step(found.id, since)})


@router.get("/signals", summary="What went on inside a run's layers", response_model=Signals)
async def read_signals(
    run: str,
    visitor: Visitor,
    services: Served,
    since: Annotated[int, Query(ge=0, le=2**53, description="Only moments from this step on.")] = 0,
) -> Response:
    """Norms, ratios, shares and silent units by node, at some of the steps; finite numbers or null."""
    found = await services.finding.run(visitor, run, "read")
    return await _written(Signals, {"signals": await services.store.signals.from_step(found.id, since)})


@router.get("/snapshots", summary="A run's snapshots")
async def list_snapshots(run: str, visitor: Visitor, services: Served) -> Snapshots:
    """The steps at which there are weights: those that are kept, and the newest to resume from."""
    found = await services.finding.run(visitor, run, "read")
    kept = await services.store.runs.snapshots(found.id)
    return Snapshots.model_validate(
        {"snapshots": [{"step": each.step, "epoch": each.epoch, "kept": each.kept} for each in kept]}
    )


async def _written(answer: type[Answer], values: dict[str, Any]) -> Response:
    """A long answer, made in a thread: signals of a hundred layers took half a second in which nobody was answered."""
    content = await asyncio.to_thread(lambda: strict_json.write(answer.model_validate(values)))
    return Response(content, media_type="application/json")

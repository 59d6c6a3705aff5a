"""Runs: looked at, halted, continued, ended; their metrics and snapshots."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from models.training.recipe import Change
from server import strict_json
from server.answering import StrictRoute
from server.answers import Answer, Points, RunAnswer, Snapshots
from server.auth.rules import needs
from server.documents import GraphDocument
from server.language import Asked
from server.services import Served
from server.signals import Signals

from .authorised import FoundRun

router = APIRouter(prefix="/runs/{run}", route_class=StrictRoute, tags=["runs"])


@router.get("", summary="A run")
@needs("read")
async def read_run(run: FoundRun, language: Asked, services: Served) -> RunAnswer:
    """How a run stands."""
    return await services.describe_run(run, language)


@router.post("/pause", summary="Pause a run")
@needs("halt")
async def pause_run(run: FoundRun, language: Asked, services: Served) -> RunAnswer:
    """Halts a run after the step it is in; weights and place in the data stay."""
    return await services.describe_run(await services.playing.pause(run), language)


@router.post("/resume", summary="Resume a run")
@needs("train")
async def resume_run(run: FoundRun, language: Asked, services: Served) -> RunAnswer:
    """Lets a paused or stopped run go on; a finished one is extended by as many epochs as its recipe has."""
    return await services.describe_run(await services.playing.resume(run), language)


@router.post("/step", summary="Do one step")
@needs("train")
async def step_run(run: FoundRun, language: Asked, services: Served) -> RunAnswer:
    """Does one step and pauses."""
    return await services.describe_run(await services.playing.step(run), language)


@router.post("/stop", summary="Stop a run")
@needs("halt")
async def stop_run(run: FoundRun, language: Asked, services: Served) -> RunAnswer:
    """Ends a run with a snapshot."""
    return await services.describe_run(await services.playing.stop(run), language)


@router.post("/change", summary="Change a run")
@needs("train")
async def change_run(run: FoundRun, change: Change, language: Asked, services: Served) -> RunAnswer:
    """New values for some of the recipe's fields, from the next step on; journalled with that step."""
    values = change.model_dump(exclude_none=True)
    return await services.describe_run(await services.playing.change(run, values), language)


@router.get("/graph", summary="A run's network")
@needs("read")
async def read_graph(run: FoundRun) -> GraphDocument:
    """The network that a run trains: frozen when the run was made, whatever its project has become."""
    return GraphDocument.model_validate(run.graph)


@router.get("/metrics", summary="A run's metrics", response_model=Points)
@needs("read")
async def read_metrics(
    run: FoundRun,
    services: Served,
    since: Annotated[int, Query(ge=0, le=2**53, description="Only points from this step on.")] = 0,
) -> Response:
    """Loss and accuracy by step and split; finite numbers or null."""
    return await _written(Points, {"points": await services.store.points.from_step(run.id, since)})


@router.get("/signals", summary="What went on inside a run's layers", response_model=Signals)
@needs("read")
async def read_signals(
    run: FoundRun,
    services: Served,
    since: Annotated[int, Query(ge=0, le=2**53, description="Only moments from this step on.")] = 0,
) -> Response:
    """Norms, ratios, shares and silent units by node, at some of the steps; finite numbers or null."""
    return await _written(Signals, {"signals": await services.store.signals.from_step(run.id, since)})


@router.get("/snapshots", summary="A run's snapshots")
@needs("read")
async def list_snapshots(run: FoundRun, services: Served) -> Snapshots:
    """The steps at which there are weights: those that are kept, and the newest to resume from."""
    kept = await services.store.runs.snapshots(run.id)
    return Snapshots.model_validate(
        {"snapshots": [{"step": each.step, "epoch": each.epoch, "kept": each.kept} for each in kept]}
    )


async def _written(answer: type[Answer], values: dict[str, Any]) -> Response:
    """A long answer, made in a thread: signals of a hundred layers took half a second in which nobody was answered."""
    content = await asyncio.to_thread(lambda: strict_json.write(answer.model_validate(values)))
    return Response(content, media_type="application/json")

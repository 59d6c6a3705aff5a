"""A run's metrics as files for other programs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from server.answering import StrictRoute
from server.auth.rules import needs
from server.services import Served
from server.workshop.metrics_files import as_csv, as_events
from server.workshop.outgoing import attachment

from .authorised import FoundRun

router = APIRouter(prefix="/runs/{run}/export", route_class=StrictRoute, tags=["export"])

CSV, EVENTS = "text/csv", "application/octet-stream"


def _file(media: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {media: {}}, "description": "A file."}}


@router.get("/metrics.csv", summary="Metrics as CSV", response_class=StreamingResponse, responses=_file(CSV))
@needs("export")
async def export_csv(run: FoundRun, services: Served) -> StreamingResponse:
    """Every step of every split: `step, epoch, split, loss, accuracy`, and whatever else was measured (RFC 4180)."""
    project = await services.finding.existing_project(run.project)
    # A project's runs are told apart by their titles, and by their ids where nobody has given one.
    name = f"{project.document['title']} {run.title or run.id}"
    return _sent(
        as_csv(services.store.points, run), f"{CSV}; charset=utf-8; header=present", attachment(name, "metrics")
    )


@router.get(
    "/tensorboard", summary="Metrics for TensorBoard", response_class=StreamingResponse, responses=_file(EVENTS)
)
@needs("export")
async def export_events(run: FoundRun, services: Served) -> StreamingResponse:
    """An events file: put it into a directory of its own and point `tensorboard --logdir` at the one above."""
    began = int(datetime.fromisoformat(run.created).timestamp())
    name = f'attachment; filename="events.out.tfevents.{began}.{run.id}"'
    return _sent(as_events(services.store.points, run), EVENTS, name)


def _sent(content: AsyncIterator[bytes], media: str, disposition: str) -> StreamingResponse:
    return StreamingResponse(content, media_type=media, headers={"Content-Disposition": disposition})

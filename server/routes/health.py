"""Whether the server is up, and what it computes on."""

from __future__ import annotations

from fastapi import APIRouter

from server.answering import StrictRoute
from server.answers import Health
from server.auth.rules import needs
from server.services import Served

router = APIRouter(route_class=StrictRoute, tags=["health"])


@router.get("/health", summary="Is the server up?")
@needs("use")
async def health(services: Served) -> Health:
    """The version, and the device that trainings run on: null in the first seconds, torch is imported to find it."""
    device = services.device
    return Health(version=services.version, device=device.result() if device.done() else None)

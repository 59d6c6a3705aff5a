"""Whether the server is up, and what it computes on."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter

from server.answering import StrictRoute
from server.answers import Health
from server.services import Served

router = APIRouter(route_class=StrictRoute, tags=["health"])

PATIENCE = 3.0
"""Seconds to wait for what is known a few seconds after the start: torch has to be imported for it."""


@router.get("/health", summary="Is the server up?")
async def health(services: Served) -> Health:
    """The version, and the device that trainings run on."""
    done, _ = await asyncio.wait({services.device}, timeout=PATIENCE)
    return Health(version=services.version, device=services.device.result() if done else None)

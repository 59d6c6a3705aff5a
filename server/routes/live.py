"""The live socket's address."""

from __future__ import annotations

from fastapi import APIRouter, WebSocket

from server.auth.rules import needs
from server.live.socket import serve
from server.services import services_of

router = APIRouter()


@router.websocket("/live")
@needs("use")
async def live(websocket: WebSocket) -> None:
    """One socket per tab; `server.wire` has its messages."""
    await serve(websocket, (await services_of(websocket)).reception)

"""The real server with a clock in the place of trainings: ten times a second all that is watched has changed.

A training cannot be the clock of a benchmark: it shows its weights ten times a second *at most*, when a step has ended
and the cost allows it. Everything behind the beat is the product's own: the hub's watches and credits, the question to
the insight process, the frame, the sockets.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from server import __main__ as entry
from server.live.hub import Hub
from server.settings import Settings

INTERVAL = 0.1  # seconds


async def beat(hub: Hub) -> None:
    """Have every watch answered again at each tick, on time: a late tick does not delay those that follow."""
    loop = asyncio.get_running_loop()
    tick = loop.time()
    while True:
        tick += INTERVAL
        await asyncio.sleep(tick - loop.time())
        for project in tuple(hub._watching._by_project):
            hub.refresh(project, at_once=True)


def clocked_app(settings: Settings) -> FastAPI:
    """The application, beating while it serves."""
    app = create_app(settings)
    serving = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with serving(app):
            beating = asyncio.create_task(beat(app.state.services.reception.hub))
            yield
            beating.cancel()

    app.router.lifespan_context = lifespan
    return app


create_app = entry.create_app

if __name__ == "__main__":
    entry.create_app = clocked_app
    sys.exit(entry.main())

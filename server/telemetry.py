"""What the server tells Prometheus of itself: requests, live sockets, trainings, and how late its event loop is.

At `/metrics`, for this machine, or for whoever has the token. It names no person, project or address.
"""

from __future__ import annotations

import asyncio
import secrets
from time import perf_counter

from fastapi import APIRouter, FastAPI, Request, Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .auth.rules import is_loopback
from .errors import Refusal
from .services import Served
from .settings import Settings
from .store.runs import LIVELY

PATH = "/metrics"
SECONDS = (0.005, 0.025, 0.1, 0.25, 1.0, 5.0)
"""Bounds of the histograms: what is felt as at once, as quick, as slow, as stuck."""
BEAT = 0.5
"""Seconds between two looks at the event loop."""
NOWHERE = "(none)"
"""The route of an address that is none: what people make up must not become names of series."""


class Telemetry:
    """The figures of one application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.requests = Counter(
            "svertka_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "svertka_request_seconds",
            "Seconds from a request to the first byte of its answer.",
            ("route",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.delay = Histogram(
            "svertka_loop_delay_seconds",
            "Seconds by which the event loop came late to what was due.",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.sockets = Gauge("svertka_live_sockets", "Live sockets that are open.", registry=self.registry)
        self.runs = Gauge("svertka_runs", "Trainings that have not ended.", ("state",), registry=self.registry)

    async def watch_loop(self) -> None:
        """Notes how late the loop is, until it is cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + BEAT
            await asyncio.sleep(BEAT)
            self.delay.observe(max(0.0, loop.time() - due))


class Counting:
    """Counts requests by their route, and live sockets."""

    def __init__(self, app: ASGIApp, telemetry: Telemetry) -> None:
        self.app = app
        self.telemetry = telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on."""
        if scope["type"] == "websocket":
            with self.telemetry.sockets.track_inprogress():
                await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = perf_counter()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", NOWHERE)
                self.telemetry.requests.labels(scope["method"], route, message["status"]).inc()
                self.telemetry.seconds.labels(route).observe(perf_counter() - began)
            await send(message)

        await self.app(scope, receive, counted)


def add_metrics(app: FastAPI, settings: Settings, telemetry: Telemetry) -> None:
    """Adds the address that Prometheus asks."""
    router = APIRouter(include_in_schema=False)

    @router.get(PATH)
    async def metrics(request: Request, services: Served) -> Response:
        if not _may_read(request, settings):
            raise Refusal("no_such_address")
        states = await services.store.runs.lively()
        for state in LIVELY:
            telemetry.runs.labels(state).set(states.get(state, 0))
        return Response(await asyncio.to_thread(generate_latest, telemetry.registry), media_type=CONTENT_TYPE_LATEST)

    app.include_router(router)


def _may_read(request: Request, settings: Settings) -> bool:
    """Whether who asks is at this machine or has the token; with a token set, only it counts."""
    if settings.metrics_token is None:
        return request.client is not None and is_loopback(request.client.host)
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    wanted = settings.metrics_token.get_secret_value()
    return kind.lower() == "bearer" and secrets.compare_digest(token.encode(), wanted.encode())

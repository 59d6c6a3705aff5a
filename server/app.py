"""The ASGI application: guards, routes, the page, and the services' lifetime."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from socket import gethostname

from fastapi import FastAPI
from fastapi.middleware import Middleware

from models.data.store import looking_in

from .answering import JsonAnswer, add_error_handlers
from .auth.identity import Asker, Identification
from .auth.pace import PaceGuard
from .documentation import DescribedApp
from .guards import ANY_ADDRESS, LOOPBACK, AccidentGuard, BodyGuard, CarefulHeaders, HostGuard
from .page import add_page
from .routes import api
from .services import Services, serving
from .settings import Settings
from .telemetry import Counting, Telemetry, add_metrics
from .workshop.places import Places

ABOUT = """
Build, train and look into convolutional networks. Every browser (or script with a cookie jar) is somebody: projects
and runs belong to who made them, knowing an id is the right to read and to copy. Errors are problem details (RFC 9457)
with a `code`. Texts follow `?lang=` or Accept-Language (en, ru).
"""


def create_app(settings: Settings) -> FastAPI:
    """The application for some settings."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with looking_in(Places(settings.data).datasets):  # before any process is started, which looks there too
            async with serving(settings) as services:
                app.state.services = services
                watching = asyncio.create_task(telemetry.watch_loop())
                yield
                watching.cancel()

    def person(identity: str) -> str:
        services: Services = app.state.services
        return services.store.identities.person(identity)

    def is_teacher(token: str) -> bool:
        services: Services = app.state.services
        return services.teacher.is_logged_in(token)

    def is_known(asker: Asker) -> bool:
        services: Services = app.state.services
        return asker.is_teacher or services.register.is_student(asker.identity)

    telemetry = Telemetry()
    larger = {
        "/insights/": settings.max_input,
        "/studies/": settings.max_input,
        "/weights": settings.max_weights,
        "/import": settings.max_weights,
        "/datasets/mine": settings.max_upload,
    }
    app = DescribedApp(
        title="Svertka",
        description=ABOUT,
        lifespan=lifespan,
        default_response_class=JsonAnswer,
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's own pages load their scripts from another site
        redoc_url=None,
        redirect_slashes=False,
        middleware=[
            Middleware(Counting, telemetry=telemetry),
            Middleware(CarefulHeaders),
            Middleware(AccidentGuard),
            Middleware(HostGuard, names=_names(settings)),
            Middleware(BodyGuard, limit=settings.max_body, larger=larger),
            Middleware(Identification, person=person, is_teacher=is_teacher),
            Middleware(PaceGuard, is_known=is_known),
        ],
    )
    add_error_handlers(app)
    app.include_router(api())
    add_metrics(app, settings, telemetry)
    add_page(app)
    return app


def _names(settings: Settings) -> frozenset[str]:
    """Every name the server answers to.

    Listening beyond loopback, it is reached by addresses that it cannot list, and by the machine's own name. A bare
    address is harmless: what DNS rebinding needs is a name.
    """
    given = [settings.host, *settings.allowed_hosts, *filter(None, [settings.public_address])]
    names = LOOPBACK | {name.lower() for name in given}
    if settings.host in LOOPBACK:
        return names
    own = gethostname().lower()
    return names | {ANY_ADDRESS, own, f"{own}.local"}

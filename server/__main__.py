"""Starts the server: `python -m server --help`."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog
import uvicorn
from fastapi import FastAPI
from pydantic import ValidationError
from pydantic_settings import CliApp, SettingsError

from .app import create_app
from .full_disk import Log
from .lan import class_line
from .live.protocol import LiveProtocol
from .settings import Settings
from .store.database import bring_up_to_date
from .store.upgrading import DatabaseUnusableError
from .workshop.ownership import DirectoryInUseError, owning

GRACE = 8
"""Seconds that open requests may take to end when the server stops."""
PING = 20.0
"""Seconds between two pings on a live socket, and for their answer: a laptop's closed lid is noticed by it."""


HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (nothing is bound to it here)
"""Of addresses that mean all of this machine's, one that a browser on it opens."""


class Server(uvicorn.Server):
    """Uvicorn, saying where it is, and telling live sockets why they are closed."""

    def __init__(self, app: FastAPI, config: uvicorn.Config, public_address: str | None = None) -> None:
        super().__init__(config)
        self._app = app
        self._public_address = public_address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts; with port 0 the port is known only then."""
        await super().startup(sockets)
        scheme = "https" if self.config.is_ssl else "http"
        for listening in (each for server in self.servers for each in server.sockets):
            host, port = listening.getsockname()[:2]
            host = HERE.get(host, host)
            name = f"[{host}]" if ":" in host else host
            sys.stdout.write(f"Svertka: {scheme}://{name}:{port}\n")
            of_class = class_line(scheme, self.config.host, port, self._public_address)
            if of_class is not None:
                sys.stdout.write(f"{of_class}\n")
            break
        services = getattr(self._app.state, "services", None)
        if services is not None and services.teacher.generated is not None:
            sys.stdout.write(f"Teacher password, shown this once: {services.teacher.generated}\n")
        sys.stdout.flush()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stops; whoever is connected is told to come back, which uvicorn itself says without a reason."""
        services = getattr(self._app.state, "services", None)
        if services is not None:
            await services.reception.hub.close()
        await super().shutdown(sockets)


def main() -> int:
    """Runs the server until it is told to stop."""
    try:
        settings = CliApp.run(Settings)
    except (ValidationError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    _configure_logging(as_json=settings.log_json)
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=settings.tls_key,
        loop="uvloop",
        ws=LiveProtocol,
        ws_max_size=settings.max_message,
        ws_per_message_deflate=False,  # pictures hardly shrink, and it costs forty times the CPU
        ws_ping_interval=PING,
        ws_ping_timeout=PING,
        timeout_graceful_shutdown=GRACE,
        server_header=False,
        access_log=False,
        log_config=None,
    )
    try:
        with owning(settings.data), suppress(KeyboardInterrupt):  # Ctrl-C, after everything has ended well
            asyncio.run(bring_up_to_date(settings.database_url))
            Server(app, config, settings.public_address).run()
    except DatabaseUnusableError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except DirectoryInUseError as error:
        sys.stderr.write(f"{error}: stop it first, or choose another directory with --data\n")
        return 1
    return 0


def _configure_logging(*, as_json: bool) -> None:
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    tracebacks: list[structlog.typing.Processor] = [structlog.processors.format_exc_info] if as_json else []
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            exception_formatter=structlog.dev.plain_traceback,  # the other one shows secrets and takes seconds
        )
    )
    structlog.configure(
        processors=[*shared, *tracebacks, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", Log(sys.stderr))),
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")


if __name__ == "__main__":
    sys.exit(main())

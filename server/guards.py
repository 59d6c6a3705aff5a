"""What every request meets first, as plain ASGI: host and origin, a bounded body, careful headers, caught accidents."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .answering import as_page, problem
from .errors import Refusal
from .full_disk import is_disk_full

log = structlog.get_logger(__name__)

ANY_NAME = "*"
ANY_ADDRESS = "(address)"
"""Among a guard's names: every name, and every IP address."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",  # the page's program sets styles by the object model alone
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{kind} {sources}" for kind, sources in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}


class HostGuard:
    """Answers only to the server's own names, and only to pages that came from the same name.

    The first keeps a foreign name that resolves to this machine (DNS rebinding) away from its data, the second foreign
    pages; a request without an Origin is a script's or a navigation, which a page of another site cannot read. What
    browsers say about a request themselves (Fetch Metadata, W3C) keeps those out that send no Origin: a picture or a
    script that a foreign page takes from here, and the page in a foreign frame. A link may lead here.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses, or passes the request on."""
        refusal = self._refusal(Headers(scope=scope)) if scope["type"] in {"http", "websocket"} else None
        if refusal is None:
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        is_read = scope["type"] == "http" and "text/html" in connection.headers.get("accept", "")
        await (as_page(refusal) if is_read else problem(refusal, connection))(scope, receive, send)

    def _refusal(self, headers: Headers) -> Refusal | None:
        hosts = headers.getlist("host")
        host = ", ".join(hosts)
        if len(hosts) != 1 or not {ANY_NAME, _name(host)} & self.names:
            return Refusal("foreign_host", host=host[:200])
        origin = headers.get("origin")
        if origin is not None and _authority(origin) != host.lower():
            return Refusal("foreign_origin", origin=origin[:200])
        return None if _is_own(headers) or _is_link(headers) else Refusal("foreign_page")


class BodyGuard:
    """Refuses bodies larger than their kind of route takes, by declaration or while they come in."""

    def __init__(self, app: ASGIApp, limit: int, larger: Mapping[str, int]) -> None:
        self.app = app
        self.limit = limit
        self.larger = larger
        """limits of routes that take more, by a part of their path"""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with a counted body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = next((limit for part, limit in self.larger.items() if part in scope["path"]), self.limit)
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared) > limit:
            await problem(Refusal("body_too_large", limit=limit), HTTPConnection(scope))(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise Refusal("body_too_large", limit=limit)
            return message

        await self.app(scope, counted, send)


class CarefulHeaders:
    """Puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


class AccidentGuard:
    """Logs an unexpected exception under a number and answers with that number alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; the live socket looks after itself, message by message."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if is_disk_full(error) and not started:
                await problem(Refusal("disk_full"), HTTPConnection(scope))(scope, receive, send)
                return
            incident = secrets.token_hex(4)
            route = getattr(scope.get("route"), "path", None)  # not the path: a join code may stand in it, or an id
            log.exception("accident", incident=incident, method=scope["method"], route=route)
            if started:
                raise
            await problem(Refusal("internal", incident=incident), HTTPConnection(scope))(scope, receive, send)


def _is_own(headers: Headers) -> bool:
    """Whether the browser says that our page asks, or a person; one that says nothing is too old, or a script."""
    return headers.get("sec-fetch-site", "none") in {"same-origin", "none"}


def _is_link(headers: Headers) -> bool:
    """Whether somebody follows a link to here, in a tab of its own."""
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def _authority(origin: str) -> str | None:
    """Name and port of an Origin header; none for what is no origin."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:  # an open bracket
        return None


def _name(host: str) -> str:
    """The name in a Host header, without port and brackets; an address that is none of loopback's as ANY_ADDRESS."""
    name = (host[1:].partition("]") if host.startswith("[") else host.partition(":"))[0].lower()
    try:
        return name if ip_address(name).is_loopback else ANY_ADDRESS
    except ValueError:
        return name

"""Every browser is somebody: a random token in a cookie, of which the server knows and keeps the hash alone."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "svertka"
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
"""256 bits, as `secrets.token_urlsafe` writes them."""
YEAR = 365 * 24 * 3600
SECURE = frozenset({"https", "wss"})


@dataclass(frozen=True)
class Asker:
    """Who wants something: a browser, and whether its person is logged in as the teacher."""

    identity: str
    is_teacher: bool = False


class Identification:
    """Says who asks, and gives a cookie to whoever has none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with `state.identity`."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        token = HTTPConnection(scope).cookies.get(COOKIE, "")
        is_new = not TOKEN.fullmatch(token)
        if is_new:
            token = secrets.token_urlsafe(32)
        scope.setdefault("state", {})["identity"] = hashlib.sha256(token.encode()).hexdigest()

        async def with_cookie(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.accept"}:
                message.setdefault("headers", [])
                MutableHeaders(scope=message).append("set-cookie", _cookie(token, secure=scope["scheme"] in SECURE))
            await send(message)

        is_shared = scope["path"].startswith("/assets/")  # kept by caches, which must not hand out a cookie
        await self.app(scope, receive, with_cookie if is_new and not is_shared else send)


def identity_of(connection: HTTPConnection) -> str:
    """The id of whoever opened a connection."""
    identity: str = connection.state.identity
    return identity


def asker_of(connection: HTTPConnection) -> Asker:
    """Whoever opened a connection, as the rules see them."""
    return Asker(identity_of(connection))


Visitor = Annotated[str, Depends(identity_of)]
"""A route's parameter: the id of whoever asks."""

Asking = Annotated[Asker, Depends(asker_of)]
"""A route's parameter: whoever asks, where what they may do depends on more than the address."""


def _cookie(token: str, *, secure: bool) -> str:
    return f"{COOKIE}={token}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}"

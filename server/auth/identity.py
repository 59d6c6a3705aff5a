"""Every browser is somebody: a random token in a cookie, of which the server knows and keeps the hash alone."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "svertka"
SESSION = "svertka-teacher"
"""The cookie of a teacher's session."""
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

    def __init__(self, app: ASGIApp, person: Callable[[str], str], is_teacher: Callable[[str], bool]) -> None:
        self.app = app
        self._person = person
        """whose browser an identity is, see `store.identities`"""
        self._is_teacher = is_teacher
        """whether a token is that of a teacher's session"""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with `state.asker`."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        cookies = HTTPConnection(scope).cookies
        token = cookies.get(COOKIE, "")
        is_new = not TOKEN.fullmatch(token)
        if is_new:
            token = new_token()
        asker = Asker(self._person(identity_from(token)), self._is_teacher(cookies.get(SESSION, "")))
        scope.setdefault("state", {}).update(asker=asker)

        async def with_cookie(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.accept"}:
                message.setdefault("headers", [])
                headers = MutableHeaders(scope=message)
                if not any(cookie.startswith(f"{COOKIE}=") for cookie in headers.getlist("set-cookie")):
                    headers.append("set-cookie", identity_cookie(token, secure=is_secure(scope)))
            await send(message)

        is_shared = scope["path"].startswith("/assets/")  # kept by caches, which must not hand out a cookie
        await self.app(scope, receive, with_cookie if is_new and not is_shared else send)


async def asker_of(connection: HTTPConnection) -> Asker:
    """Whoever opened a connection, as the rules see them."""
    asker: Asker = connection.state.asker
    return asker


async def identity_of(connection: HTTPConnection) -> str:
    """The id of whoever opened a connection."""
    return (await asker_of(connection)).identity


Visitor = Annotated[str, Depends(identity_of)]
"""A route's parameter: the id of whoever asks."""

Asking = Annotated[Asker, Depends(asker_of)]
"""A route's parameter: whoever asks, where what they may do depends on more than the address."""


def new_token() -> str:
    """A token that makes a browser somebody whom nobody knows yet."""
    return secrets.token_urlsafe(32)


def identity_from(token: str) -> str:
    """The id of a browser with this token."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_secure(scope: Scope) -> bool:
    """Whether a connection is encrypted, so that its cookies are for such alone."""
    return scope["scheme"] in SECURE


def identity_cookie(token: str, *, secure: bool) -> str:
    """The header that makes a browser somebody for a year."""
    return f"{COOKIE}={token}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}"


def session_cookie(token: str, *, secure: bool) -> str:
    """The header that makes a browser the teacher's until it is closed; without a token, the one that ends that."""
    age = "" if token else "; Max-Age=0"
    return f"{SESSION}={token}; Path=/; HttpOnly; SameSite=Strict{age}{'; Secure' if secure else ''}"

"""How fast one person may ask over HTTP: above it they are told to wait, and they alone.

Who is in a class, or its teacher, is held to their own pace, whatever address they share. Everybody else is held to
that of their address too: a cookie is easily invented, and whoever floods invents one for each request. What the live
socket takes is paced there, message by message (`live.rate`).
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from models.text import Text
from server.answering import problem
from server.errors import Refusal, declare_refusal

from .buckets import Buckets, Budget
from .identity import Asker
from .throttle import site_of

OWN = Budget(at_once=2000, seconds=0.01)
"""A gallery asks for hundreds of pictures at once, and nobody for a hundred a second in the long run."""
STRANGERS = Budget(at_once=4000, seconds=0.005)
"""Of one address: a class of a hundred arrives with a few requests each."""
API = "/api/"

declare_refusal(
    "asks_too_fast",
    429,
    Text(
        "That is too many requests in a short time. Wait {seconds} s, then try again.",
        "Слишком много запросов за короткое время. Подождите {seconds} с и попробуйте ещё раз.",
    ),
)


class PaceGuard:
    """Refuses what comes too fast; stands behind whoever says who asks."""

    def __init__(self, app: ASGIApp, is_known: Callable[[Asker], bool]) -> None:
        self.app = app
        self._is_known = is_known
        """whether somebody has proved who they are: by a class's code, or the teacher's password"""
        self._own = Buckets(OWN)
        self._strangers = Buckets(STRANGERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        if scope["type"] != "http" or not scope["path"].startswith(API):
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        asker: Asker = connection.state.asker
        held = [(self._own, asker.identity)]
        if not self._is_known(asker):
            held.append((self._strangers, site_of(connection.client.host if connection.client else "")))
        wait = max(buckets.wait(key) for buckets, key in held)
        if wait > 0:
            seconds = ceil(wait)
            refusal = Refusal("asks_too_fast", headers={"Retry-After": str(seconds)}, seconds=seconds)
            await problem(refusal, connection)(scope, receive, send)
            return
        for buckets, key in held:
            buckets.spend(key)
        await self.app(scope, receive, send)

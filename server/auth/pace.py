"""How fast one person may ask over HTTP: above it they are told to wait, and they alone.

A browser is held to its own pace, whatever address it shares with a class. Requests without a cookie are nobody's yet:
those of one address share a pace, since a new browser sends few of them and whoever floods sends nothing else. What the
live socket takes is paced there, message by message (`live.rate`).
"""

from __future__ import annotations

from math import ceil

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from models.text import Text
from server.answering import problem
from server.errors import Refusal, declare_refusal

from .buckets import Buckets, Budget
from .throttle import site_of

OWN = Budget(at_once=2000, seconds=0.01)
"""A gallery asks for hundreds of pictures at once, and nobody for a hundred a second in the long run."""
NOBODYS = Budget(at_once=2000, seconds=0.005)
"""A class of a hundred arrives with a few requests each."""
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

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._own = Buckets(OWN)
        self._nobodys = Buckets(NOBODYS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        if scope["type"] != "http" or not scope["path"].startswith(API):
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if connection.state.is_new:
            buckets, key = self._nobodys, site_of(connection.client.host if connection.client else "")
        else:
            buckets, key = self._own, connection.state.asker.identity
        wait = buckets.wait(key)
        if wait > 0:
            seconds = ceil(wait)
            refusal = Refusal("asks_too_fast", headers={"Retry-After": str(seconds)}, seconds=seconds)
            await problem(refusal, connection)(scope, receive, send)
            return
        buckets.spend(key)
        await self.app(scope, receive, send)

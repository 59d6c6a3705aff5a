"""Watches: each is answered when what it shows has changed, its client has credit, and its last answer is out.

A watch holds the newest wish only, and asks when it can be answered at once. A slow client therefore gets fewer
frames, never old ones, and costs no work that nobody sees.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from models.problems import Problem
from server.errors import Refusal
from server.wire import Watch

from .connection import Connection

log = structlog.get_logger(__name__)

INTERVAL = 0.1
"""Seconds between two frames of a watch that come from a training; a person's doing is answered at once."""


@dataclass(eq=False)
class Subscription:
    """A client's watch and where it stands."""

    connection: Connection
    project: str
    watch: Watch
    due: float | None
    """when to answer (loop time), None while what was sent is what there is"""
    asked: float = float("-inf")
    answering: bool = False
    told: Problem | None = None
    """the problem the client knows of, which is not repeated ten times a second"""


class Watching:
    """The watches of all connections."""

    def __init__(self, answer: Callable[[Watch, str], Awaitable[bytes]], outdate: Callable[[str], None]) -> None:
        self._answer = answer
        self._outdate = outdate
        self._by_client: defaultdict[Connection, dict[str, Subscription]] = defaultdict(dict)
        self._by_project: defaultdict[str, set[Subscription]] = defaultdict(set)
        self._tasks: set[asyncio.Task[None]] = set()

    def watch(self, connection: Connection, project: str, watch: Watch) -> None:
        """Adds a watch, or puts it in the place of the one of the same name: the newest wish counts."""
        subscription = self._by_client[connection].get(watch.watch)
        now = asyncio.get_running_loop().time()
        if subscription is None:
            subscription = Subscription(connection, project, watch, now)
            self._by_client[connection][watch.watch] = subscription
        else:
            self._by_project[subscription.project].discard(subscription)
            subscription.project, subscription.watch, subscription.due = project, watch, now
            subscription.told = None
        self._by_project[project].add(subscription)
        self._pump(subscription)

    def unwatch(self, connection: Connection, name: str) -> None:
        """Ends a watch."""
        subscription = self._by_client[connection].pop(name, None)
        if subscription is not None:
            self._drop(subscription)

    def has(self, connection: Connection, name: str) -> bool:
        """Whether a connection has a watch of this name."""
        return name in self._by_client.get(connection, {})

    def count(self, connection: Connection) -> int:
        """How many watches a connection has."""
        return len(self._by_client.get(connection, ()))

    def forget(self, connection: Connection) -> None:
        """Ends all watches of a connection."""
        for subscription in self._by_client.pop(connection, {}).values():
            self._drop(subscription)

    def refresh(self, project: str, *, at_once: bool) -> None:
        """Answers the watches of a project again, now or when their interval has passed."""
        self._outdate(project)
        now = asyncio.get_running_loop().time()
        for subscription in tuple(self._by_project.get(project, ())):
            due = now if at_once else max(now, subscription.asked + INTERVAL)
            subscription.due = due if subscription.due is None else min(due, subscription.due)
            self._pump(subscription)

    def credit(self, connection: Connection, frames: int) -> None:
        """Notes drawn frames, and answers what waited for that, the longest waiting first."""
        connection.return_credit(frames)
        waiting = [each for each in self._by_client.get(connection, {}).values() if each.due is not None]
        for subscription in sorted(waiting, key=lambda each: each.due or 0.0):
            self._pump(subscription)

    def _pump(self, subscription: Subscription) -> None:
        """Answers a watch if it is its time."""
        if subscription.due is None or subscription.answering or subscription.connection.credits == 0:
            return
        loop = asyncio.get_running_loop()
        if subscription.due > loop.time():
            loop.call_at(subscription.due, self._pump, subscription)
            return
        subscription.connection.credits -= 1
        subscription.answering, subscription.due, subscription.asked = True, None, loop.time()
        task = asyncio.create_task(self._send(subscription))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, subscription: Subscription) -> None:
        connection, watch = subscription.connection, subscription.watch
        frame: bytes | None = None
        try:
            frame = await self._answer(watch, subscription.project)
        except Refusal as refusal:
            self._tell(subscription, watch, refusal)
        except Exception:
            log.exception("watch", project=subscription.project)
        subscription.answering = False
        if frame is not None and self._is_present(subscription):
            subscription.told = None
            connection.outbox.put_frame(frame)
        else:
            self.credit(connection, 1)
        self._pump(subscription)

    def _tell(self, subscription: Subscription, watch: Watch, refusal: Refusal) -> None:
        if subscription.watch is watch and self._is_present(subscription) and subscription.told != refusal.problem:
            subscription.told = refusal.problem
            subscription.connection.tell_refusal(refusal, watch=watch.watch)

    def _is_present(self, subscription: Subscription) -> bool:
        return self._by_client.get(subscription.connection, {}).get(subscription.watch.watch) is subscription

    def _drop(self, subscription: Subscription) -> None:
        subscription.due = None
        self._by_project[subscription.project].discard(subscription)
        if not self._by_project[subscription.project]:
            del self._by_project[subscription.project]

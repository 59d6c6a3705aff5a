"""Watches: each is answered when what it shows has changed, its client has credit, and its last answer is out.

A watch holds the newest wish only, and asks when it can be answered at once. A slow client therefore gets fewer
frames, never old ones, and costs no work that nobody sees.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import structlog

from models.problems import Problem
from server.errors import Refusal
from server.wire import Watch

from .connection import Connection
from .pictures import Wish

log = structlog.get_logger(__name__)

INTERVAL = 0.1
"""Seconds between two frames of a watch that come from a training; a person's doing is answered at once."""


@dataclass(eq=False)
class Subscription:
    """A client's watch and where it stands."""

    connection: Connection
    wish: Wish
    due: float | None
    """when to answer (loop time), None while what was sent is what there is"""
    asked: float = float("-inf")
    answering: bool = False
    told: Problem | None = None
    """the problem the client knows of, which is not repeated ten times a second"""


class Watching:
    """The watches of all connections."""

    def __init__(self, answer: Callable[[Wish], asyncio.Future[bytes]], outdate: Callable[[str], None]) -> None:
        self._answer = answer
        self._outdate = outdate
        self._by_client: defaultdict[Connection, dict[str, Subscription]] = defaultdict(dict)
        self._by_project: defaultdict[str, set[Subscription]] = defaultdict(set)

    def watch(self, connection: Connection, project: str, watch: Watch) -> None:
        """Adds a watch, or puts it in the place of the one of the same name: the newest wish counts."""
        subscription = self._by_client[connection].get(watch.watch)
        wish, now = Wish.of(watch, project, connection.identity), asyncio.get_running_loop().time()
        if subscription is None:
            subscription = Subscription(connection, wish, now)
            self._by_client[connection][watch.watch] = subscription
        else:
            self._by_project[subscription.wish.project].discard(subscription)
            subscription.wish, subscription.due = wish, now
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

    def refresh(self, project: str, *, at_once: bool, run: str | None = None) -> None:
        """Answers the watches of a project (of one `run`) again, now or when their interval has passed."""
        watches = self._by_project.get(project, ())
        concerned = [each for each in watches if run is None or each.wish.watch.run == run]
        if run is None or concerned:
            self._outdate(project)
        now = asyncio.get_running_loop().time()
        for subscription in concerned:
            if not at_once and subscription.wish.watch.snapshot != "live":
                continue  # a training that goes on changes nothing of what it was
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
        # Called back, not awaited: of a class that watches one network, everybody is sent the frame in one go.
        self._answer(subscription.wish).add_done_callback(partial(self._take, subscription, subscription.wish))

    def _take(self, subscription: Subscription, wish: Wish, answer: asyncio.Future[bytes]) -> None:
        """Sends what a watch was answered, and asks again if something has changed since."""
        subscription.answering = False
        frame = self._frame(subscription, wish, answer)
        if frame is not None and self._is_present(subscription):
            subscription.told = None
            subscription.connection.outbox.put_frame(frame)
        else:
            self.credit(subscription.connection, 1)
        self._pump(subscription)

    def _frame(self, subscription: Subscription, wish: Wish, answer: asyncio.Future[bytes]) -> bytes | None:
        if answer.cancelled():
            return None
        match answer.exception():
            case None:
                return answer.result()
            case Refusal() as refusal:
                self._tell(subscription, wish, refusal)
            case error:
                log.error("watch", project=wish.project, exc_info=error)
        return None

    def _tell(self, subscription: Subscription, wish: Wish, refusal: Refusal) -> None:
        if subscription.wish is wish and self._is_present(subscription) and subscription.told != refusal.problem:
            subscription.told = refusal.problem
            subscription.connection.tell_refusal(refusal, watch=wish.watch.watch)

    def _is_present(self, subscription: Subscription) -> bool:
        return self._by_client.get(subscription.connection, {}).get(subscription.wish.watch.watch) is subscription

    def _drop(self, subscription: Subscription) -> None:
        subscription.due = None
        self._by_project[subscription.wish.project].discard(subscription)
        if not self._by_project[subscription.wish.project]:
            del self._by_project[subscription.wish.project]

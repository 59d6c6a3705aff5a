"""Who follows which project: tells them what happens there, each in their language, serialised once for all."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress

from models.text import Language
from server import strict_json
from server.answers import Answer
from server.classroom.attendance import Attendance
from server.classroom.presence import Company
from server.classroom.stage import Stage
from server.errors import Refusal

from .closing import REPLACED, RESTART
from .connection import Connection
from .outbox import Close
from .watching import Watching

MOST_TABS = 32
"""Live sockets of one person at a time."""
FAREWELL = 2.0
"""Seconds that telling everyone may take; who reads nothing is not waited for any longer."""


class Hub:
    """The connections there are."""

    def __init__(self, watching: Watching, company: Company, attendance: Attendance, stage: Stage) -> None:
        self._watching = watching
        self._company = company
        self._attendance = attendance
        self._stage = stage
        self._arriving: set[Connection] = set()
        self._connections: dict[str, Connection] = {}
        self._followers: defaultdict[str, set[Connection]] = defaultdict(set)
        self._left = asyncio.Event()
        self._closing = False

    def arrive(self, connection: Connection) -> None:
        """Notes a connection that has not said hello: whom it belongs to was decided when it came."""
        self._arriving.add(connection)

    def join(self, connection: Connection, resume: str | None) -> None:
        """Takes a connection in; what is left of its tab's earlier one ends. Raises Refusal `too_many`."""
        earlier = self._connections.get(resume) if resume else None
        if earlier is not None and earlier.identity == connection.identity:
            earlier.outbox.close(REPLACED.code, REPLACED.reason)
            self.leave(earlier)
        if sum(each.identity == connection.identity for each in self._connections.values()) >= MOST_TABS:
            raise Refusal("too_many", limit=MOST_TABS)
        self._arriving.discard(connection)
        self._connections[connection.id] = connection
        if self._closing:
            connection.outbox.close(RESTART.code, RESTART.reason)

    def leave(self, connection: Connection) -> None:
        """Forgets a connection."""
        self._arriving.discard(connection)
        self._connections.pop(connection.id, None)
        self._left.set()
        self._watching.forget(connection)
        self._attendance.leave(connection)
        self._stage.gone(connection)
        for project in list(connection.follows):
            self.unfollow(connection, project)

    def follow(self, connection: Connection, project: str, owner: str) -> None:
        """Has a connection told of a project from now on."""
        connection.follows[project] = owner
        self._followers[project].add(connection)

    def unfollow(self, connection: Connection, project: str) -> None:
        """Ends that."""
        self._company.leave(connection, project)
        connection.follows.pop(project, None)
        self._followers[project].discard(connection)
        if not self._followers[project]:
            del self._followers[project]

    def is_followed(self, project: str) -> bool:
        """Whether anybody follows the project."""
        return project in self._followers

    def tell(self, project: str, message: Callable[[Language], Answer]) -> None:
        """Sends a message to all who follow the project."""
        self._attendance.work(project)
        messages: dict[Language, Answer] = {}
        texts: dict[Language, str] = {}
        for connection in self._followers.get(project, ()):
            language = connection.language
            if language not in texts:
                messages[language] = message(language)
                texts[language] = strict_json.write(messages[language]).decode()
            if connection.may_hear(connection, messages[language]):
                connection.outbox.put_text(texts[language])

    def tell_everybody(self, message: Answer) -> None:
        """Sends a message that says no more than its type to every tab; several in a row are told once."""
        for connection in self._connections.values():
            connection.tell_newest(type(message).__name__, message)

    def refresh(self, project: str, *, at_once: bool, run: str | None = None) -> None:
        """Answers the watches of the project (of one `run`) again."""
        self._watching.refresh(project, at_once=at_once, run=run)

    def dismiss(self, who: Callable[[Connection], bool], close: Close) -> None:
        """Closes the sockets of some, at once: what waits for them is sent, and they are not heard any more."""
        for connection in [each for each in (*self._arriving, *self._connections.values()) if who(each)]:
            connection.outbox.close(close.code, close.reason)
            self.leave(connection)

    async def close(self) -> None:
        """Asks every tab to come back in a moment, and waits a moment for that to be sent."""
        self._closing = True
        for connection in list(self._connections.values()):
            connection.outbox.close(RESTART.code, RESTART.reason)
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                while self._connections:
                    self._left.clear()
                    await self._left.wait()

"""A live socket that outlives its connections, as the page's does (`frontend/src/wire/live.ts`, `state/project.ts`).

It says hello again, follows again from where it was, and sends again every edit that was not answered. What it holds of
its project is what a person would see.
"""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import jsonpatch
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from server.frames import unpack_frame
from server.wire import PROTOCOL

from .figures import Figures

FIRST_RETRY, LAST_RETRY = 0.25, 2.0
"""Seconds before the first and the latest attempts to connect again."""
SILENCE = 6.0
"""Seconds without an answer after which a connection is given up."""

Message = dict[str, Any]


class Link:
    """A student's line to the server, for one project and one room."""

    def __init__(self, url: str, cookie: str, figures: Figures, line: str) -> None:
        self.document: Message = {}
        self.revision = 0
        self.run: Message | None = None
        self.room: Message | None = None
        self.tiles: dict[str, Message] = {}
        """Students by their ids, as a teacher sees them."""
        self.acknowledged: list[str] = []
        """Edits that the server has confirmed, in that order."""
        self.moved: list[float] = []
        """When points of the curve came."""
        self.connections = 0
        self._url = url.replace("http", "ws", 1) + "/api/live"
        self._cookie = cookie
        self._figures = figures
        self._line = line
        self._socket: ClientConnection | None = None
        self._id: str | None = None
        self._project: str | None = None
        self._room: str | None = None
        self._seq = 0
        self._pending: dict[str, tuple[list[Message], float]] = {}
        self._watch: Message | None = None
        self._frame = asyncio.Event()
        self._asked_since: float | None = None
        self._happened = asyncio.Condition()
        self._task = asyncio.create_task(self._live())

    async def aclose(self) -> None:
        """Ends it."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def cut(self) -> None:
        """Loses the connection without a word, as where a router restarts, and waits until it is back in its room."""
        before = self.connections
        if self._socket is not None:
            self._socket.transport.abort()
        await self.until(lambda: self.connections > before and self.room is not None)

    async def enter(self, room: str) -> None:
        """Enters a room and waits until it is told of."""
        self._room = room
        await self._say(type="enter", room=room)
        await self.until(lambda: self.room is not None)

    async def follow(self, project: str) -> None:
        """Follows a project, and waits until it is here."""
        self._project = project
        await self._say(type="follow", project=project, since=0)
        if self._room:
            await self._say(type="here", project=project)
        await self.until(lambda: bool(self.document))

    async def edit(self, patch: list[Message]) -> str:
        """Changes the project, and waits until the server has confirmed it; the edit's id."""
        name = secrets.token_hex(8)
        self._pending[name] = (patch, time.perf_counter())
        await self._send_edit(name)
        await self.until(lambda: name not in self._pending)
        return name

    async def look(self, pixels: list[Any], nodes: list[Message]) -> None:
        """Has the network look at a drawing, and waits for its maps."""
        self._frame.clear()
        self._watch = {
            "type": "watch", "watch": "canvas", "project": self._project,
            "input": {"pixels": pixels}, "nodes": nodes, "prediction": True,
        }  # fmt: skip
        await self._say(**self._watch)
        await self._frame.wait()

    async def until(self, reached: Callable[[], bool]) -> None:
        """Waits for something to have come; a link that has ended for good says why."""
        async with self._happened:
            await self._happened.wait_for(lambda: reached() or self._task.done())
        if self._task.done():
            self._task.result()

    async def _live(self) -> None:
        attempt, lost = 0, time.perf_counter()
        while True:
            with suppress(OSError, WebSocketException, TimeoutError):
                async with connect(
                    self._url, additional_headers={"Cookie": self._cookie}, max_size=None, compression=None,
                    open_timeout=SILENCE, close_timeout=0.1, ping_interval=None,
                ) as socket:  # fmt: skip
                    await self._welcomed(socket)
                    attempt = 0
                    if self.connections > 1:
                        self._figures.note("reconnect", time.perf_counter() - lost)
                    await self._listen(socket)
            if self._socket is not None and attempt == 0:
                lost = time.perf_counter()
            self._socket, self.room, self.tiles = None, None, {}
            ceiling = min(LAST_RETRY, FIRST_RETRY * 2**attempt)
            attempt += 1
            await asyncio.sleep(ceiling / 2 + random.random() * ceiling / 2)

    async def _welcomed(self, socket: ClientConnection) -> None:
        """Says hello and asks for everything again."""
        await socket.send(json.dumps({"type": "hello", "protocol": PROTOCOL, "resume": self._id}))
        async with asyncio.timeout(SILENCE):
            welcome = json.loads(await socket.recv())
        assert welcome["type"] == "welcome", welcome
        self._id = welcome["connection"]
        self.connections += 1
        self._socket = socket
        if self._room:
            await self._say(type="enter", room=self._room)
            await self._say(type="here", project=self._project)
        if self._project:
            await self._say(type="follow", project=self._project, since=self._seq)
        if self._watch:
            await self._say(**self._watch)

    async def _listen(self, socket: ClientConnection) -> None:
        while True:
            waits = self._asked_since is not None
            async with asyncio.timeout(SILENCE if waits else None):
                received = await socket.recv()
            self._asked_since = None
            if isinstance(received, str):
                await self._take(json.loads(received))
            else:
                unpack_frame(received)
                self._frame.set()
                await self._say(type="credit", frames=1)
            async with self._happened:
                self._happened.notify_all()

    async def _take(self, message: Message) -> None:
        match message:
            case {"type": "project", "document": document, "revision": revision}:
                self.document, self.revision = document, revision
                for name in self._pending:
                    await self._send_edit(name)
            case {"type": "edited", "id": name, "revision": revision, "patch": patch}:
                await self._take_edit(name, revision, patch)
            case {"type": "refused", "id": name, "reason": reason}:
                raise AssertionError(f"an edit was refused: {reason}")
            case {"type": "run", "run": run}:
                self.run = run
            case {"type": "metrics", "seq": seq, "points": points}:
                self._seq = max(self._seq, seq)
                if points:
                    self.moved.append(time.perf_counter())
            case {"type": "room"}:
                self.room = message
            case {"type": "roster", "members": members}:
                self.tiles = {member["id"]: member for member in members}
            case {"type": "member", "member": member}:
                self.tiles[member["id"]] = member
            case {"type": "problem"}:
                raise AssertionError(f"the server has a problem: {message}")

    async def _take_edit(self, name: str | None, revision: int, patch: list[Message]) -> None:
        if revision == self.revision + 1:
            self.document, self.revision = jsonpatch.apply_patch(self.document, patch), revision
        elif revision > self.revision:  # one went missing: the whole is asked for
            await self._say(type="follow", project=self._project, since=self._seq)
        if name in self._pending:
            _, sent = self._pending.pop(name)
            self.acknowledged.append(name)
            self._figures.note(f"edit{self._line}", time.perf_counter() - sent)

    async def _send_edit(self, name: str) -> None:
        patch, _ = self._pending[name]
        await self._say(type="edit", id=name, project=self._project, revision=self.revision, patch=patch)

    async def _say(self, **message: Any) -> None:
        """Sends a message if there is a connection; what matters is sent again with the next one."""
        socket = self._socket
        if socket is None:
            return
        with suppress(WebSocketException, OSError):
            await socket.send(json.dumps(message))
            if message["type"] in {"follow", "edit", "watch", "enter"}:
                self._asked_since = time.perf_counter()

"""Somebody at a server: REST calls with a cookie jar, and live sockets."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import pairwise
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from server.frames import unpack_frame
from server.wire import PROTOCOL

SAMPLE = {"dataset": "mnist", "split": "test", "index": 0}
PATIENCE = 60.0  # seconds; two loaded cores may take a third of it
QUICK = {"epochs": 1, "batch_size": 2048, "learning_rate": 0.01}
"""A recipe of 27 steps on MNIST."""


class Visitor:
    """Somebody with a cookie."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    @classmethod
    @asynccontextmanager
    async def at(cls, url: str) -> AsyncIterator[Visitor]:
        """Somebody new at a server; what they made goes with them, or it would train on beside the next tests."""
        async with httpx.AsyncClient(base_url=url, timeout=PATIENCE) as client:
            somebody = cls(client)
            try:
                yield somebody
            finally:
                with suppress(httpx.TransportError):  # a server that is gone trains nothing
                    await somebody.tidy()

    async def tidy(self) -> None:
        """Deletes the projects that are there."""
        projects = (await self.client.get("/api/projects")).json().get("projects", [])
        for project in projects:
            await self.client.delete(f"/api/projects/{project['id']}")

    async def ask(self, method: str, path: str, status: int = 200, **options: Any) -> Any:
        """The JSON answer of a call, which must have the status."""
        answer = await self.client.request(method, f"/api{path}", **options)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    async def get(self, path: str, status: int = 200, **options: Any) -> Any:
        """A GET's answer."""
        return await self.ask("GET", path, status, **options)

    async def post(self, path: str, body: Any = None, status: int = 200, **options: Any) -> Any:
        """A POST's answer."""
        return await self.ask("POST", path, status, json=body, **options)

    async def project(self, example: str = "lenet5", **more: Any) -> dict[str, Any]:
        """A new project."""
        return await self.post("/projects", {"example": example, **more}, 201)

    async def small_project(self, **more: Any) -> dict[str, Any]:
        """A new project whose training takes a second or two."""
        return await self.post("/projects", {"graphs": {"main": small_network()}, "recipe": QUICK, **more}, 201)

    async def patch(self, project: dict[str, Any], *patch: dict[str, Any], status: int = 200) -> Any:
        """The answer to a patch at the project's revision."""
        headers = {"Content-Type": "application/json-patch+json", "If-Match": f'"{project["revision"]}"'}
        content = json.dumps(patch)
        return await self.ask("PATCH", f"/projects/{project['id']}", status, content=content, headers=headers)

    @asynccontextmanager
    async def tab(self, hello: bool = True, **options: Any) -> AsyncIterator[Tab]:
        """A live socket."""
        if not self.client.cookies:
            await self.get("/projects")
        cookie = "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())
        url = str(self.client.base_url).rstrip("/").replace("http", "ws", 1) + "/api/live"
        headers = {"Cookie": cookie, **options.pop("headers", {})}
        async with connect(url, additional_headers=headers, max_size=None, compression=None, **options) as socket:
            tab = Tab(socket)
            if hello:
                await tab.say(type="hello", protocol=PROTOCOL)
                tab.welcome = await tab.hear("welcome")
            yield tab


class Tab:
    """One live socket as a page uses it. Frames are credited as they come unless `hoards` is set."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.welcome: dict[str, Any] = {}
        self.hoards = False
        self.heard: list[dict[str, Any]] = []

    async def say(self, **message: Any) -> None:
        """Sends a message."""
        await self.socket.send(json.dumps(message))

    async def next(self) -> dict[str, Any]:
        """The next message; a frame as `{type: "frame", items, **header}`."""
        async with asyncio.timeout(PATIENCE):
            received = await self.socket.recv()
        if isinstance(received, str):
            message: dict[str, Any] = json.loads(received)
        else:
            header, items = unpack_frame(received)
            message = {"type": "frame", **header, "items": [(item, bytes(content)) for item, content in items]}
            if not self.hoards:
                await self.say(type="credit", frames=1)
        self.heard.append(message)
        return message

    async def hear(self, kind: str, when: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        """The next message of a type that satisfies a condition; those before it are kept in `heard`."""
        while True:
            message = await self.next()
            if message["type"] == kind and when(message):
                return message

    async def follow(self, project: str, since: int = 0) -> dict[str, Any]:
        """Follows a project; its state."""
        await self.say(type="follow", project=project, since=since)
        state = await self.hear("project")
        await self.hear("run")
        return state

    async def watch(self, project: str, name: str = "canvas", **more: Any) -> None:
        """Watches the first layer and the answer."""
        nodes = [{"id": "conv1", "tiles": 6, "size": 28}]
        wish = {"type": "watch", "watch": name, "project": project, "input": SAMPLE, "nodes": nodes, **more}
        await self.say(**wish)

    async def end(self) -> ConnectionClosed:
        """How the server closes the socket, after whatever else it says."""
        try:
            while True:
                await self.next()
        except ConnectionClosed as closed:
            return closed

    async def run_in(self, *states: str) -> dict[str, Any]:
        """The followed project's run, once it is in one of the states."""
        message = await self.hear("run", lambda message: message["run"] and message["run"]["state"] in states)
        run: dict[str, Any] = message["run"]
        return run


def small_network() -> dict[str, Any]:
    """One convolution of few, large steps and a classifier: less than a millisecond for a hundred images."""
    layers = {
        "input": ("input", {"shape": [1, 28, 28]}),
        "conv1": ("conv2d", {"out_channels": 6, "kernel_size": [7, 7], "stride": [3, 3]}),
        "relu1": ("relu", {}),
        "flatten": ("flatten", {}),
        "fc1": ("linear", {"out_features": 30}),
        "fc2": ("linear", {"out_features": 10}),
    }
    names = list(layers)
    return {
        "format": 1,
        "name": "small",
        "nodes": {
            name: {"type": kind, "params": params, "position": [120.0 * place, 0.0]}
            for place, (name, (kind, params)) in enumerate(layers.items())
        },
        "edges": {
            f"e{place}": {"source": source, "target": target, "port": "in"}
            for place, (source, target) in enumerate(pairwise(names))
        },
        "groups": {},
    }

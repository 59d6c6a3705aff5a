"""The teacher of a simulated class: opens the room, sets the homework, watches the roster."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from .figures import Figures
from .link import Link

PASSWORD = "a lesson's password"
PATIENCE = 60.0
"""Seconds that one request may take."""
CONTEST = {"title": "Digits", "dataset": "mnist", "images": 500, "parameters": 50_000, "minutes": 5}
"""What is judged is small: a hundred students hand in at once."""
LONG = {"epochs": 1000}
"""A recipe that outlasts a lesson."""


class Teacher:
    """Somebody who is logged in at a fresh server, in a room of their own."""

    def __init__(self, client: httpx.AsyncClient, link: Link, room: dict[str, Any], contest: str) -> None:
        self.code: str = room["code"]
        self.contest = f"/rooms/{room['id']}/contests/{contest}"
        """The contest's address."""
        self._client = client
        self._link = link

    @classmethod
    @asynccontextmanager
    async def at(cls, url: str, figures: Figures) -> AsyncIterator[Teacher]:
        """Logs in, with the first password of a fresh server, opens a room and a contest, and looks at the roster."""
        async with httpx.AsyncClient(base_url=url, timeout=PATIENCE) as client:
            has_password = (await client.get("/api/teacher")).json()["has_password"]
            await _post(client, "/teacher/login" if has_password else "/teacher/password", {"password": PASSWORD})
            room = await _post(client, "/rooms", {"title": "7b"})
            contest = await _post(client, f"/rooms/{room['id']}/contests", CONTEST)
            link = Link(url, "; ".join(f"{name}={value}" for name, value in client.cookies.items()), figures, "")
            try:
                await link.enter(room["id"])
                yield cls(client, link, room, contest["id"])
            finally:
                await link.aclose()

    @asynccontextmanager
    async def training(self, count: int) -> AsyncIterator[None]:
        """Trainings of the teacher's own, for as long as the context lasts."""
        projects = [await _post(self._client, "/projects", {"example": "lenet5", "recipe": LONG}) for _ in range(count)]
        for project in projects:
            await _post(self._client, f"/projects/{project['id']}/play")
        yield
        for project in projects:
            (await self._client.delete(f"/api/projects/{project['id']}")).raise_for_status()

    async def sees(self, students: int, *, state: str | None = None) -> None:
        """Waits until the roster shows so many who are there, with a run in that state if one is named."""

        def count() -> int:
            return sum(
                tile["online"] and (state is None or (bool(tile["run"]) and tile["run"]["state"] == state))
                for tile in self._link.tiles.values()
            )

        await self._link.until(lambda: count() >= students)


async def _post(client: httpx.AsyncClient, path: str, body: Any = None) -> dict[str, Any]:
    answer = await client.post(f"/api{path}", json=body)
    answer.raise_for_status()
    told: dict[str, Any] = answer.json()
    return told

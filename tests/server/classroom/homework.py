"""A class that does homework: a teacher, students, and networks that learn the small digits in a second."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from itertools import pairwise
from typing import Any

from tests.server.visitor import Visitor

PASSWORD = "a blackboard and chalk"
RECIPE = {"epochs": 4, "batch_size": 32, "learning_rate": 0.01}


def tiny_network(hidden: int = 16) -> dict[str, Any]:
    """Two layers for the small digits: 64 → hidden → 10."""
    layers = {
        "input": ("input", {"shape": [1, 8, 8]}),
        "flatten": ("flatten", {}),
        "fc1": ("linear", {"out_features": hidden}),
        "relu": ("relu", {}),
        "fc2": ("linear", {"out_features": 10}),
    }
    names = list(layers)
    edges = pairwise(names)
    return {
        "format": 1,
        "name": "tiny",
        "nodes": {
            name: {"type": kind, "params": params, "position": [150.0 * place, 0.0]}
            for place, (name, (kind, params)) in enumerate(layers.items())
        },
        "edges": {f"e{place}": {"source": a, "target": b, "port": "in"} for place, (a, b) in enumerate(edges)},
        "groups": {},
    }


class Class:
    """A teacher and a room at a server."""

    def __init__(self, url: str, teacher: Visitor, room: dict[str, Any], stack: AsyncExitStack) -> None:
        self.url = url
        self.teacher = teacher
        self.room = room
        self._stack = stack

    @classmethod
    async def open(cls, url: str, stack: AsyncExitStack) -> Class:
        """A class with nobody in it but the teacher; it is erased at the end: its contests hold nothing back then."""
        teacher = await stack.enter_async_context(Visitor.at(url))
        await teacher.post("/teacher/login", {"password": PASSWORD})
        room = await teacher.post("/rooms", {"title": "5b"}, 201)
        stack.push_async_callback(teacher.client.delete, f"/api/rooms/{room['id']}")
        return cls(url, teacher, room, stack)

    async def student(self, nickname: str) -> Visitor:
        """Somebody who has joined."""
        student = await self._stack.enter_async_context(Visitor.at(self.url))
        await student.post("/join", {"code": self.room["code"], "nickname": nickname})
        return student

    async def contest(self, **asked: Any) -> str:
        """A contest on the small digits; its address."""
        asked = {"title": "Digits", "dataset": "digits", "images": 1_000, "parameters": 2_000, **asked}
        made = await self.teacher.post(f"/rooms/{self.room['id']}/contests", asked, 201)
        return f"/rooms/{self.room['id']}/contests/{made['id']}"


async def trained(student: Visitor, hidden: int = 16, **more: Any) -> dict[str, Any]:
    """A run of a student that has finished."""
    about = {"graphs": {"main": tiny_network(hidden)}, "dataset": "digits", "recipe": RECIPE, **more}
    project = await student.post("/projects", about, 201)
    return await train(student, project["id"])


async def train(student: Visitor, project: str, **asked: Any) -> dict[str, Any]:
    """A run of a project that has finished."""
    async with student.tab() as tab:
        await tab.follow(project)
        run = await student.post(f"/projects/{project}/runs", asked, 201)
        return await tab.run_in("finished") | {"id": run["id"]}


async def judged(student: Visitor, contest: str, handin: str) -> dict[str, Any]:
    """Something handed in, when it is judged; a tab of the student says when to look."""
    room = contest.split("/")[2]
    async with student.tab() as tab, asyncio.timeout(60):
        await tab.say(type="enter", room=room)
        while True:
            for each in (await student.get(f"{contest}/handins"))["handins"]:
                if each["id"] == handin and each["state"] != "waiting":
                    return each
            await tab.hear("contests")

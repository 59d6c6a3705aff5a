"""A lesson: a room, a class that comes at once, and what became of everybody."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from tests.fault_proxy import FAULTS, FaultProxy, Line, proxied

from .figures import Figures
from .student import Student
from .teacher import Teacher

ARRIVING = 2.0
"""Seconds within which everybody comes."""
BAD_LINE = Line(delay=0.05, speed=200_000.0)
"""What a bad line is like between its faults."""
BESIDE = 2
"""Trainings that go on while everybody looks around."""
BAD = ", bad line"

Stage = Callable[[Student], Awaitable[None]]


@dataclass
class Lesson:
    """What a class does, and what there is to tell of it."""

    url: str
    students: int
    bad: float
    """The share of students on a bad line."""
    tell: Callable[[str], None] = lambda _: None
    """Told of each stage when it is done."""
    figures: Figures = field(default_factory=Figures)
    all: list[Student] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    """Seconds that each stage took, until the last one was done."""

    async def hold(self) -> None:
        """Goes through the lesson from the first to the last."""
        async with AsyncExitStack() as stack:
            teacher = await stack.enter_async_context(Teacher.at(self.url, self.figures))
            proxies = [await stack.enter_async_context(proxied(self.url)) for _ in range(self._on_bad_lines)]
            for number in range(self.students):
                proxy = proxies[number] if number < len(proxies) else None
                student = Student(number, proxy.url if proxy else self.url, self.figures, BAD if proxy else "")
                stack.push_async_callback(student.aclose)
                self.all.append(student)
            weather = asyncio.gather(*(bad_weather(proxy, number) for number, proxy in enumerate(proxies)))
            try:
                await self._go_through(teacher)
            finally:
                weather.cancel()
                await asyncio.gather(weather, return_exceptions=True)

    @property
    def lost(self) -> list[Student]:
        """Those who did not get through."""
        return [student for student in self.all if student.lost is not None]

    @property
    def _on_bad_lines(self) -> int:
        return round(self.students * self.bad)

    async def _go_through(self, teacher: Teacher) -> None:
        async def join(student: Student) -> None:
            await asyncio.sleep(random.random() * ARRIVING)
            await student.join(teacher.code)

        await self._stage("join", join)
        await self._stage("build", Student.build)
        async with teacher.training(BESIDE):
            await self._stage("look around", Student.look_around)
            await self._stage("come back", Student.come_back)
        await self._stage("train", Student.train)
        await self._stage("draw", Student.draw)
        await self._stage("look back", Student.look_back)
        await self._stage("hand in", lambda student: student.hand_in(teacher.contest))
        await self._stage("be judged", lambda student: student.be_judged(teacher.contest))
        await self._stage("check", Student.check)
        await teacher.sees(len(self.all) - len(self.lost), state="finished")

    async def _stage(self, name: str, do: Stage) -> None:
        began = time.perf_counter()
        await asyncio.gather(*(student.go(name, do) for student in self.all))
        self.stages[name] = time.perf_counter() - began
        self.tell(f"{name:<28}{self.stages[name]:>7.1f} s   {len(self.all) - len(self.lost)} got through")


async def bad_weather(proxy: FaultProxy, seed: int) -> None:
    """Makes a line bad for as long as it is waited for: slow always, and every few seconds something worse."""
    chance = random.Random(seed)
    while True:
        proxy.line = BAD_LINE
        await asyncio.sleep(chance.uniform(3.0, 8.0))
        match chance.choice([*FAULTS, "cut", "reset"]):
            case "cut" | "reset" as end:
                proxy.cut(reset=end == "reset")
            case fault:
                proxy.line = FAULTS[fault]
                await asyncio.sleep(chance.uniform(0.5, 3.0))

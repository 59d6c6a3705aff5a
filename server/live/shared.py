"""Answers shared by all who ask the same before anything has changed: a class costs one forward."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

Asked = tuple[str, str]
"""The subject of a question, and the question."""

MOST_BYTES = 32 * 1024 * 1024
MOST_ANSWERS = 256


class SharedAnswers:
    """The newest answers by their subject and what was asked of it. Those that failed are not kept."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Asked, asyncio.Task[bytes]] = OrderedDict()

    def get(self, asked: Asked, answer: Callable[[], Coroutine[Any, Any, bytes]]) -> asyncio.Task[bytes]:
        """The answer to `asked`, made by `answer` if nobody has asked yet. It is everybody's: nobody cancels it."""
        task = self._answers.get(asked)
        if task is None:
            task = self._answers[asked] = asyncio.create_task(answer())
            task.add_done_callback(lambda done: self._settle(asked, done))
        self._answers.move_to_end(asked)
        return task

    def outdate(self, subject: str) -> None:
        """Forgets the answers about `subject`; one on its way still reaches those who wait for it."""
        for asked in [asked for asked in self._answers if asked[0] == subject]:
            del self._answers[asked]

    def _settle(self, asked: Asked, done: asyncio.Task[bytes]) -> None:
        if (done.cancelled() or done.exception()) and self._answers.get(asked) is done:
            del self._answers[asked]
        while len(self._answers) > MOST_ANSWERS or self._bytes() > MOST_BYTES:
            oldest = next((key for key, task in self._answers.items() if task.done()), None)
            if oldest is None:
                return
            del self._answers[oldest]

    def _bytes(self) -> int:
        return sum(len(task.result()) for task in self._answers.values() if task.done())

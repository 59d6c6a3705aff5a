"""Questions to networks: asked of a process of their own, so that nobody's question waits for a training."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from models.insight import InsightFault
from models.problems import Problem, declare
from models.snapshot import version
from models.text import Text
from server.frames import Item, pack_frame, unpack_frame
from server.jobs import answerer, launch
from server.jobs.framing import BrokenConversation, Message
from server.jobs.launch import Worker

MOST_WAITING = 256
"""Different questions that may wait; a class that watches one network asks one."""

declare(
    "insight_failed",
    Text(
        "The network could not be looked at ({reason}). Try again, or with a smaller network.",
        "Не удалось заглянуть в сеть ({reason}). Попробуйте ещё раз или с сетью поменьше.",
    ),
)
declare(
    "insight_slow",
    Text(
        "Looking at this network takes longer than {seconds} s. Use a smaller network or a smaller input.",
        "Эта сеть отвечает дольше {seconds} с. Возьмите сеть или вход поменьше.",
    ),
)
declare(
    "insight_too_large",
    Text(
        "The answer is larger than {limit_bytes}. Ask for fewer layers or for smaller pictures.",
        "Ответ занимает больше {limit_bytes}. Запросите меньше слоёв или картинки поменьше.",
    ),
)
declare(
    "insight_malformed",
    Text("The question cannot be passed on: {reason}.", "Вопрос нельзя передать: {reason}."),
)
declare(
    "insight_busy",
    Text("Too many questions at once. Try again in a moment.", "Слишком много вопросов сразу. Попробуйте чуть позже."),
)


@dataclass(frozen=True)
class InsightAnswer:
    """Pictures, with the step of their weights, or ``json``."""

    step: int | None = None
    """How many steps the weights were trained, where they say so."""
    items: Sequence[Item] = ()
    """The pictures as `pack_frame` takes them."""
    json: dict[str, Any] | None = None

    def frame(self, header: Mapping[str, Any]) -> bytes:
        """The pictures as a frame, with ``{watch, project, revision, run, snapshot}`` and the step of the weights."""
        return pack_frame({"step": self.step, **header}, self.items)


class InsightService:
    """The insight process and the line before it.

    Equal questions that wait at the same time, about the same files, share one answer. A process that dies or takes
    too long costs the question that did it, nothing else.

    Args:
        seconds: for one question, at most.
        memory_limit: bytes that the process may take beyond its start; None for as much as there is. CPUs only.
    """

    def __init__(self, *, seconds: float = 20.0, memory_limit: int | None = 4 * 2**30) -> None:
        self._seconds = seconds
        self._memory_limit = memory_limit
        self._waiting: dict[bytes, asyncio.Future[InsightAnswer]] = {}
        self._turn = asyncio.Lock()
        self._worker: Worker | None = None
        self._closed = False

    async def warm(self) -> None:
        """Start the process, so that the first question finds it ready. The fork server comes first, see `launch`."""
        async with self._turn:
            await self._ready()

    @property
    def pid(self) -> int | None:
        """The process that answers at the moment."""
        return self._worker.pid if self._worker else None

    async def ask(self, question: Mapping[str, Any]) -> InsightAnswer:
        """The answer to a question: the fields of `models.insight.question.Question`.

        Raises:
            InsightFault: there is none.
        """
        try:
            key = orjson.dumps([question, _versions(question)], option=orjson.OPT_SORT_KEYS)
        except orjson.JSONEncodeError as error:  # an integer beyond 64 bits
            raise InsightFault(Problem("insight_malformed", {"reason": str(error)})) from error
        waiting = self._waiting.get(key)
        if waiting is None:
            if len(self._waiting) >= MOST_WAITING:
                raise InsightFault(Problem("insight_busy"))
            waiting = asyncio.ensure_future(self._answer(question))
            self._waiting[key] = waiting
            waiting.add_done_callback(partial(self._done, key))
        return await asyncio.shield(waiting)  # who loses interest takes nothing from the others

    async def aclose(self) -> None:
        """End the process; questions that wait are not answered any more."""
        self._closed = True
        for waiting in list(self._waiting.values()):
            waiting.cancel()
        await asyncio.gather(*self._waiting.values(), return_exceptions=True)
        await self._end()

    async def _answer(self, question: Mapping[str, Any]) -> InsightAnswer:
        async with self._turn:
            header, payload = await self._exchange(question)
        if "problem" in header:
            raise InsightFault(Problem(**header["problem"]))
        if "json" in header:
            return InsightAnswer(json=header["json"])
        about, items = unpack_frame(payload)
        return InsightAnswer(about["step"], items)

    def _done(self, key: bytes, answered: asyncio.Future[InsightAnswer]) -> None:
        del self._waiting[key]
        if not answered.cancelled():
            answered.exception()  # taken notice of, though everybody may have left

    async def _exchange(self, question: Mapping[str, Any]) -> Message:
        try:
            worker = await self._ready()  # takes longer while the fork server still imports; that is not the question's
            async with asyncio.timeout(self._seconds):
                worker.write(dict(question))
                message = await worker.read()
        except TimeoutError:
            await self._end()
            raise InsightFault(Problem("insight_slow", {"seconds": self._seconds})) from None
        except (BrokenConversation, OSError, EOFError, ValueError) as error:
            await self._end()
            raise InsightFault(Problem("insight_failed", {"reason": str(error)})) from error
        except asyncio.CancelledError:  # the answer to come would be taken for the next question's
            await self._end()
            raise
        if message is None:
            reason = launch.signal_name(await self._end())
            raise InsightFault(Problem("insight_failed", {"reason": reason}))
        return message

    async def _ready(self) -> Worker:
        if self._worker is None:
            self._worker = await launch.launch(answerer.run)
            self._worker.write({"memory_limit": self._memory_limit})
        return self._worker

    async def _end(self) -> int:
        worker, self._worker = self._worker, None
        if worker is None:
            return 0
        worker.kill()
        return await worker.ended()


def _versions(question: Mapping[str, Any]) -> list[tuple[int, int] | None]:
    """Which versions of its files a question is about: an answer on the way may be of older ones."""
    return [version(Path(path)) for path in question.get("weights", ())]

"""Questions to networks: asked of processes of their own, so that nobody's question waits for a training.

Nor for somebody else's questions: see `PATIENCE`.
"""

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
from server.jobs.fair_line import FairLine, Ticket
from server.jobs.insight_process import InsightProcess

MOST_WAITING = 256
"""Different questions that may wait; a class that watches one network asks one."""

PATIENCE = 0.3
"""Seconds that a question waits for those of others before there is one more process: with its start, and two rounds of
a deep network's questions before, nobody waits longer than a second for somebody else."""
MOST_PROCESSES = 4
IDLE = 30.0
"""Seconds after which one that nobody needed is ended."""

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
    """The processes that answer, and the line before them.

    Equal questions that wait at the same time, about the same files, share one answer. There is one process, in which
    networks are ready, until somebody's question waits for somebody else's longer than `PATIENCE`: then there is one
    more for as long as that goes on. A process that dies or takes too long costs the question that did it, nothing
    else.

    Args:
        seconds: for one question, at most.
        memory_limit: bytes that a process may take beyond its start; None for as much as there is. CPUs only.
    """

    def __init__(self, *, seconds: float = 20.0, memory_limit: int | None = 4 * 2**30) -> None:
        self._seconds = seconds
        self._memory_limit = memory_limit
        self._waiting: dict[bytes, tuple[asyncio.Future[InsightAnswer], set[str]]] = {}
        """answers on their way, and who waits for each"""
        self._line = FairLine(1)
        self._first = InsightProcess(memory_limit)
        self._processes = [self._first]
        self._idle = [self._first]
        self._ending: set[asyncio.Future[int]] = set()
        self._closed = False

    async def warm(self) -> None:
        """Start the process, so that the first question finds it ready. The fork server comes first, see `launch`."""
        ticket = self._line.join({""})
        try:
            await ticket.called.wait()
            await self._first.ready()
        finally:
            self._line.leave(ticket)

    @property
    def pid(self) -> int | None:
        """The process that answers while nobody is in anybody's way."""
        return self._first.pid

    @property
    def processes(self) -> int:
        """How many there are."""
        return len(self._processes)

    async def ask(self, question: Mapping[str, Any], asker: str = "") -> InsightAnswer:
        """The answer to a question of somebody: the fields of `models.insight.question.Question`.

        Raises:
            InsightFault: there is none.
        """
        try:
            key = orjson.dumps([question, _versions(question)], option=orjson.OPT_SORT_KEYS)
        except orjson.JSONEncodeError as error:  # an integer beyond 64 bits
            raise InsightFault(Problem("insight_malformed", {"reason": str(error)})) from error
        if key in self._waiting:
            answer, askers = self._waiting[key]
            askers.add(asker)
            self._line.call()
        else:
            if len(self._waiting) >= MOST_WAITING:
                raise InsightFault(Problem("insight_busy"))
            askers = {asker}
            answer = asyncio.ensure_future(self._answer(question, askers))
            self._waiting[key] = answer, askers
            answer.add_done_callback(partial(self._done, key))
        return await asyncio.shield(answer)  # who loses interest takes nothing from the others

    async def aclose(self) -> None:
        """End the processes; questions that wait are not answered any more."""
        self._closed = True
        waiting = [answer for answer, _ in self._waiting.values()]
        for answer in waiting:
            answer.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await asyncio.gather(*(process.end() for process in self._processes), *self._ending)

    async def _answer(self, question: Mapping[str, Any], askers: set[str]) -> InsightAnswer:
        ticket = self._line.join(askers)
        try:
            await self._called(ticket)
            process = self._idle.pop(0) if self._idle else self._one_more()
            try:
                header, payload = await process.exchange(question, self._seconds)
            finally:
                self._give_back(process)
        finally:
            self._line.leave(ticket)
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

    async def _called(self, ticket: Ticket) -> None:
        """Waits for its turn, and makes room for one more where others keep it waiting."""
        while not ticket.called.is_set():
            try:
                async with asyncio.timeout(PATIENCE):
                    await ticket.called.wait()
            except TimeoutError:
                if self._line.waits_for_others(ticket) and self._line.at_a_time < MOST_PROCESSES:
                    self._line.set_places(self._line.at_a_time + 1)

    def _one_more(self) -> InsightProcess:
        process = InsightProcess(self._memory_limit)
        self._processes.append(process)
        return process

    def _give_back(self, process: InsightProcess) -> None:
        """It is idle; one more than the first is ended when it is so for a while."""
        self._idle.append(process)
        self._idle.sort(key=self._processes.index)  # the first answers whatever it can: its networks are ready
        if len(self._idle) == len(self._processes):
            self._line.set_places(len(self._processes))
        if process is not self._first and not self._closed:
            process.idle_since = asyncio.get_running_loop().time()
            asyncio.get_running_loop().call_later(IDLE, self._retire, process, process.idle_since)

    def _retire(self, process: InsightProcess, idle_since: float) -> None:
        if self._closed or process not in self._idle or process.idle_since != idle_since:
            return
        self._idle.remove(process)
        self._processes.remove(process)
        self._line.set_places(len(self._processes))
        ending = asyncio.ensure_future(process.end())
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)


def _versions(question: Mapping[str, Any]) -> list[tuple[int, int] | None]:
    """Which versions of its files a question is about: an answer on the way may be of older ones."""
    return [version(Path(path)) for path in question.get("weights", ())]

"""Questions that take long: each answered by a process of its own, for all who ask the same, and kept for a while."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
from collections import Counter, OrderedDict
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import orjson
import structlog

from models.analysis import training_fingerprint
from models.data import store
from models.graph import parse_graph
from models.problems import GraphFault, Problem
from server.errors import Refusal
from server.jobs.errands import Errands
from server.jobs.fair_line import FairLine, Ticket
from server.store.tables import new_id

from .asking import Subject
from .outgoing import do, working_directory
from .places import Places
from .study_answers import StudyAnswer, StudyAnswers

log = structlog.get_logger(__name__)

AT_A_TIME = max(2, (os.cpu_count() or 2) // 2)
EACH = 2
"""Studies that one person may wait for; one of them at a time has a process."""
MOST_WAITING = 64
"""Of all persons together."""
SECONDS = 600.0
"""For one study, at most."""
PATIENCE = 1.0
"""Seconds that a call waits for an answer before it says how far that is."""
ABANDONED = 60.0
"""Seconds after which somebody who has not asked how far it is waits no longer: a page that lost its network, or a
program that ended, says nothing."""
MOST_OVER = 256
"""Studies that are over and can still be asked for by their id."""


@dataclass(eq=False)
class Study:
    """A question that is being answered, or was."""

    key: str
    id: str = field(default_factory=new_id)
    askers: dict[str, Subject] = field(default_factory=dict)
    """Who waits for it, and what each of them asked about: the same network may be in two projects."""
    times: Counter[str] = field(default_factory=Counter)
    """How often each of them asked and has not left since: two tabs of one person wait for the same."""
    heard: dict[str, float] = field(default_factory=dict)
    """When each of them was last told how far it is, in the time of the event loop."""
    progress: tuple[int, int] | None = None
    ticket: Ticket = field(init=False)
    task: asyncio.Task[Refusal | None] = field(init=False, repr=False)

    def tell(self, done: int, of: int) -> None:
        """Notes progress."""
        self.progress = done, of

    @property
    def goes_on(self) -> bool:
        """Whether it is not over."""
        return not self.task.done()


@dataclass(frozen=True)
class Studied:
    """An answer, and what the one who gets it asked about."""

    answer: StudyAnswer
    subject: Subject


class Studying:
    """Has long questions answered.

    Equal questions about the same weights share one process. Whose turn it is a `FairLine` says.
    """

    def __init__(self, places: Places, at_a_time: int = AT_A_TIME, seconds: float = SECONDS) -> None:
        self._places = places
        self._line = FairLine(at_a_time)
        self._errands = Errands(at_a_time, seconds)
        self._answers = StudyAnswers(places.studies)
        self._underway: dict[str, Study] = {}
        """by key, in the order in which they were asked for"""
        self._over: OrderedDict[str, Study] = OrderedDict()
        """by id"""

    async def ask(self, identity: str, subject: Subject, kind: str, asked: dict[str, Any]) -> Studied | Study:
        """The answer, if it is there within `PATIENCE` seconds; else what will have it.

        Raises:
            Refusal: `studies_too_many`, `errand_unavailable`, `graph_refused`, or what speaks against the question.
        """
        held = await asyncio.to_thread(_held, subject.weights)
        with held.stack as stack:
            key = await asyncio.to_thread(_key, subject, kind, asked, held)
            known = await asyncio.to_thread(self._answers.get, key)
            if known is not None:
                return Studied(known, subject)
            study = self._underway.get(key)
            waits_for = [each for each in self._underway.values() if identity in each.askers]
            if len(waits_for) >= EACH and study not in waits_for:
                raise Refusal("studies_too_many", limit=EACH)
            if study is None:
                if len(self._underway) >= MOST_WAITING:
                    raise Refusal("errand_unavailable", faults=[Problem("errand_busy")])
                study = self._underway[key] = Study(key)
                study.ticket = self._line.join(study.askers)
                study.task = asyncio.create_task(
                    self._answer(study, subject.question(kind, asked), held.files, stack.pop_all())
                )
            study.askers[identity] = subject
            study.times[identity] += 1
            self._line.call()
        return await self._outcome(study, identity, subject)

    async def wait(self, identity: str, study: str) -> Studied | Study:
        """The same for a study by its id.

        Raises:
            Refusal: `study_gone`, or what spoke against the question.
        """
        found = self.find(identity, study)
        return await self._outcome(found, identity, found.askers[identity])

    async def leave(self, identity: str, study: str) -> None:
        """Waits for it no longer, unless in another tab; its process ends when nobody does. Raises `study_gone`."""
        found = self.find(identity, study)
        found.times[identity] -= 1
        if found.times[identity] <= 0 and self._forget(found, identity):
            await asyncio.gather(found.task, return_exceptions=True)

    def ahead(self, study: Study) -> int | None:
        """How many are answered before a study that waits for its turn; None when it has it."""
        return self._line.ahead(study.ticket)

    async def aclose(self) -> None:
        """Ends what goes on."""
        tasks = [study.task for study in self._underway.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def find(self, identity: str, study: str) -> Study:
        """A study that this person asked for, going on or over; raises Refusal `study_gone`."""
        going_on = (each for each in self._underway.values() if each.id == study)
        found = self._over.get(study) or next(going_on, None)
        if found is None or identity not in found.askers:
            raise Refusal("study_gone")
        return found

    def _forget(self, study: Study, identity: str) -> bool:
        """Takes somebody away from those who wait, and ends the study if that was the last; whether it was."""
        del study.askers[identity], study.times[identity]
        if study.askers or not study.goes_on:
            return False
        self._underway.pop(study.key, None)  # it takes a moment to end: who asks the same now begins another
        study.task.cancel()
        return True

    def _abandon(self, study: Study, identity: str, heard: float) -> None:
        if study.goes_on and identity in study.askers and study.heard[identity] == heard:
            self._forget(study, identity)

    async def _outcome(self, study: Study, identity: str, subject: Subject) -> Studied | Study:
        await asyncio.wait([study.task], timeout=PATIENCE)
        if study.goes_on:
            loop = asyncio.get_running_loop()
            study.heard[identity] = loop.time()
            loop.call_later(ABANDONED, self._abandon, study, identity, study.heard[identity])
            return study
        if study.task.cancelled():
            raise Refusal("study_gone")
        refusal = study.task.result()
        if refusal is not None:
            raise refusal
        answer = await asyncio.to_thread(self._answers.get, study.key)
        if answer is None:
            raise Refusal("study_gone")
        return Studied(answer, subject)

    async def _answer(
        self, study: Study, question: dict[str, Any], weights: Iterable[IO[bytes]], held: ExitStack
    ) -> Refusal | None:
        """Has the question answered by a process when it is its turn; what spoke against it."""
        try:
            with held:
                await study.ticket.called.wait()
                async with working_directory(self._places.errands) as directory:
                    files = await asyncio.to_thread(_copied, weights, directory)
                    asked = {"question": {**question, "weights": files}}
                    made = await do(
                        self._errands, "study", asked, directory, refusal="insight_refused", tell=study.tell
                    )
                    await asyncio.to_thread(self._answers.keep, study.key, directory / "answer", is_frame=made["frame"])
        except Refusal as refusal:
            return refusal
        except OSError as error:  # a full disk, weights that cannot be read: whoever waits is told, each of them
            log.exception("a study could not be answered", study=study.id)
            return Refusal("errand_unavailable", faults=[Problem("errand_failed", {"reason": error.strerror or ""})])
        finally:
            if self._underway.get(study.key) is study:
                del self._underway[study.key]
            self._over[study.id] = study
            while len(self._over) > MOST_OVER:
                self._over.popitem(last=False)
            self._line.leave(study.ticket)
        return None


@dataclass(frozen=True)
class _Held:
    """Open files of weights, best first: live ones are replaced, and some snapshots are swept while a study waits."""

    stack: ExitStack
    files: list[IO[bytes]]

    @property
    def versions(self) -> list[tuple[int, int, int]]:
        """Which weights they are: of a file that is replaced, other ones."""
        found = [os.fstat(file.fileno()) for file in self.files]
        return [(status.st_dev, status.st_ino, status.st_mtime_ns) for status in found]


def _held(weights: Iterable[str]) -> _Held:
    with ExitStack() as stack:
        files: list[IO[bytes]] = []
        for path in weights:
            try:
                files.append(stack.enter_context(Path(path).open("rb")))
            except FileNotFoundError:  # the next best ones are what the network is shown with
                continue
        return _Held(stack.pop_all(), files)


def _key(subject: Subject, kind: str, asked: dict[str, Any], held: _Held) -> str:
    """Of a question about a network, its weights and its data: where its cards lie does not matter."""
    question = {**subject.question(kind, asked), "weights": held.versions, "images": store.stamp(subject.dataset)}
    try:
        question["graph"] = training_fingerprint(parse_graph(subject.graph))
    except GraphFault as fault:
        raise Refusal("graph_refused", faults=fault.problems) from fault
    return hashlib.sha256(orjson.dumps(question, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _copied(weights: Iterable[IO[bytes]], directory: Path) -> list[str]:
    copies: list[str] = []
    for number, source in enumerate(weights):
        copy = directory / f"weights-{number}"
        with copy.open("wb") as target:
            shutil.copyfileobj(source, target)
        copies.append(str(copy))
    return copies

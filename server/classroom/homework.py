"""Contests as homework: a teacher sets one, changes and ends it; as long as there is one, its test is held back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from models import data
from models.data import held_back
from models.problems import Problem, declare
from models.text import Text
from server.auth.identity import Asker
from server.errors import Refusal, declare_refusal
from server.store.contests import Contest, Contests
from server.workshop.collection import Collection
from server.workshop.documents import read_dataset
from server.workshop.readiness import require_images

MOST = 40
"""Contests of one room."""

declare_refusal(
    "contest_closed",
    409,
    Text("This contest takes no more work.", "Этот конкурс больше не принимает работы."),
)
declare_refusal(
    "contest_unfit",
    422,
    Text("No contest can be made of this data set.", "Из этого набора данных конкурс не получится."),
)
declare(
    "contest_no_parts",
    Text(
        "“{title}” lacks images to learn from, to validate with, or to test with. A contest needs all three.",
        "В наборе «{title}» не хватает обучающих, проверочных или тестовых изображений. Конкурсу нужны все три части.",
    ),
)
declare(
    "contest_not_yours",
    Text(
        "“{title}” was brought by somebody else, who knows its test images. Bring one of your own.",
        "Набор «{title}» загрузил другой человек, и тестовые изображения ему известны. Загрузите свой.",
    ),
)


class Homework:
    """The contests of all rooms, in memory as they are in the database: many ask for them, one process writes."""

    def __init__(self, contests: Contests, collection: Collection, datasets: Path, tell: Callable[[], None]) -> None:
        """`tell` is called when other images may be held back: whoever looks at them is in no room perhaps."""
        self._kept = contests
        self._collection = collection
        self._datasets = datasets
        self._tell = tell
        self._contests: dict[str, Contest] = {}
        self._turn = asyncio.Lock()

    async def load(self) -> None:
        """Reads what is kept, and holds back the tests of all contests, and of nothing else.

        For the start, before anybody can ask for a picture.
        """
        self._contests = {contest.id: contest for contest in await self._kept.all()}
        await asyncio.to_thread(self._hold, self._origins())

    def of(self, room: str) -> list[Contest]:
        """A room's contests, oldest first."""
        return [contest for contest in self._contests.values() if contest.room == room]

    def find(self, room: str, contest: str) -> Contest:
        """A room's contest; raises Refusal `not_found`."""
        found = self._contests.get(contest)
        if found is None or found.room != room:
            raise Refusal("not_found")
        return found

    async def begin(self, asker: Asker, contest: Contest) -> Contest:
        """Begins a contest: from now on nobody is shown the test images of its data set.

        Raises:
            Refusal: `too_many`, `contest_unfit`, `dataset_unavailable`, `dataset_vanished`, and what `read_dataset`
                refuses.
        """
        dataset = await asyncio.to_thread(read_dataset, contest.dataset)
        about = {"title": dataset.title.in_all()}
        if not {"train", "val", "test"} <= dataset.splits.keys():
            raise Refusal("contest_unfit", faults=[Problem("contest_no_parts", about, field="dataset")])
        if dataset.brought and not await self._collection.is_of(asker.identity, dataset.name):
            raise Refusal("contest_unfit", faults=[Problem("contest_not_yours", about, field="dataset")])
        await asyncio.to_thread(require_images, dataset)
        contest = replace(contest, images=min(contest.images, dataset.splits["test"]))
        async with self._turn:
            if len(self.of(contest.room)) >= MOST:
                raise Refusal("too_many", limit=MOST)
            await asyncio.to_thread(held_back.hold, dataset.origin, self._datasets)
            await self._kept.add(contest)
            self._contests[contest.id] = contest
        self._tell()
        return contest

    async def change(self, contest: Contest, **values: object) -> Contest:
        """The contest with other values; what decides it stays as it was."""
        async with self._turn:
            await self._kept.change(contest.id, **values)
            changed = await self._kept.get(contest.id)
            if changed is None:
                raise Refusal("not_found")
            self._contests[contest.id] = changed
        return changed

    async def forget(self, contest: Contest) -> None:
        """Takes a contest and all that was handed in out for good; its test is shown again, unless another has it."""
        async with self._turn:
            await self._kept.forget(contest.id)
            self._contests.pop(contest.id, None)
            await asyncio.to_thread(self._hold, self._origins())
        self._tell()

    async def drop(self, room: str) -> None:
        """Forgets the contests of a room that was erased; their tests are shown again, unless another has them."""
        if not self.of(room):
            return
        async with self._turn:
            self._contests = {name: each for name, each in self._contests.items() if each.room != room}
            await asyncio.to_thread(self._hold, self._origins())
        self._tell()

    def _origins(self) -> set[str]:
        found = set()
        for contest in self._contests.values():
            with suppress(data.DatasetProblem):  # gone from the disk: there is nothing to hold back
                found.add(data.get(contest.dataset).origin)
        return found

    def _hold(self, wanted: set[str]) -> None:
        for name in held_back.names(self._datasets) - wanted:
            held_back.release(name, self._datasets)
        for name in wanted:
            held_back.hold(name, self._datasets)

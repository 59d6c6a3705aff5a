"""Results of runs: each reckoned once, by a process of its own, and kept; of the test images one look a run."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakValueDictionary

from models import data
from models.problems import Problem, declare
from models.snapshot import inspect
from models.text import Text
from server.errors import Refusal
from server.jobs.errands import Errands
from server.store.results import Result, Results, TestedRun
from server.store.runs import Run

from .asking import Subjects
from .outgoing import do, working_directory
from .places import Places
from .weights import Moment, Weights

AT_A_TIME = 1
SECONDS = 1800.0
"""For one result, at most: ten thousand photos through a deep network on a processor."""
WEIGHTS = "weights"
PATIENCE = 2.0
"""Seconds that a call waits for a result before it says how far that is."""

declare(
    "test_used",
    Text(
        "The test images of this run were looked at already, with the weights of step {step}. A second look, to choose "
        "between two, would make them a second validation set.",
        "Тестовые изображения для этого обучения уже использованы: с весами шага {step}. Второй взгляд, чтобы выбрать "
        "из двух, превратил бы их во вторую проверочную (валидационную) выборку.",
    ),
)
declare(
    "results_no_split",
    Text(
        "The data set of this run has no part “{split}”.",
        "В наборе данных этого обучения нет части «{split}».",
    ),
)


@dataclass(frozen=True)
class Wanted:
    """Which result: of a run's weights at a step, on a split, with test-time augmentation or without."""

    run: str
    split: str
    step: int
    augmented: bool


class Underway:
    """A result that is being reckoned."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.progress: tuple[int, int] | None = None
        """images that are done, and all; None while it waits for its turn"""
        self.task: asyncio.Task[Result | Refusal] | None = None

    def tell(self, done: int, of: int) -> None:
        """Notes progress."""
        self.progress = done, of

    @property
    def goes_on(self) -> bool:
        """Whether it is not over; one that failed waits for whoever asks for it next, to say why."""
        return self.task is not None and not self.task.done()


@dataclass(frozen=True)
class Look:
    """A look at the test images that another run of the same project took."""

    result: Result
    run: TestedRun
    related: bool
    """whether one of the two runs was forked from the other, at however many removes, or both from a third"""


class Measuring:
    """Has runs measured."""

    def __init__(self, results: Results, weights: Weights, subjects: Subjects, places: Places) -> None:
        self._results = results
        self._weights = weights
        self._subjects = subjects
        self._places = places
        self._errands = Errands(AT_A_TIME, SECONDS)
        self._underway: dict[Wanted, Underway] = {}
        self._deciding: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        """by run: two that ask for its test images at once must not both be the first"""

    def underway(self, run: str) -> list[Underway]:
        """What is being reckoned of a run."""
        return [each for wanted, each in self._underway.items() if wanted.run == run and each.goes_on]

    async def measure(self, run: Run, moment: Moment, split: str, *, augmented: bool) -> Result | Underway:
        """The result, if it is there within `PATIENCE` seconds; else how far it is. Equal wishes share one reckoning.

        Raises:
            Refusal: `test_used`, `snapshot_missing_at`, `results_refused` with what speaks against it.
        """
        dataset = data.get(run.dataset)
        if split not in dataset.splits:
            raise Refusal("results_refused", faults=[Problem("results_no_split", {"split": split})])
        if dataset.holds_back(split):
            raise Refusal("results_refused", faults=[Problem("split_held_back", {"title": dataset.title.in_all()})])
        async with self._deciding.setdefault(run.id, asyncio.Lock()):
            found = await self._begin(run, moment, split, augmented=augmented)
        if isinstance(found, Result):
            return found
        assert found.task is not None
        await asyncio.wait([found.task], timeout=PATIENCE)
        if found.goes_on:
            return found
        self._underway.pop(found.wanted, None)
        result = found.task.result()
        if isinstance(result, Refusal):
            raise result
        return result

    async def other_looks(self, run: Run) -> list[Look]:
        """Looks at the test images by the other runs of a run's project, oldest first."""
        tested = await self._results.tested(run.project)
        parents = await self._results.parents(run.project) if tested else {}
        root = _root(run.id, parents)
        return [
            Look(result, tested_run, related=_root(result.run, parents) == root)
            for result, tested_run in tested
            if result.run != run.id
        ]

    def file(self, result: Result) -> Path:
        """Where the answers to each image are."""
        return self._places.absolute(result.file)

    async def aclose(self) -> None:
        """Ends what is underway."""
        tasks = [each.task for each in self._underway.values() if each.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _begin(self, run: Run, moment: Moment, split: str, *, augmented: bool) -> Result | Underway:
        if moment != "live":
            known = await self._known(Wanted(run.id, split, moment, augmented))
            if known is not None:
                return known
        async with AsyncExitStack() as stack:
            directory = await stack.enter_async_context(working_directory(self._places.errands))
            step = await self._take_weights(run, moment, directory)
            wanted = Wanted(run.id, split, step, augmented)
            known = await self._known(wanted)
            if known is None:
                known = self._underway[wanted] = Underway(wanted)
                known.task = asyncio.create_task(self._reckon(run, known, directory, stack.pop_all()))
            return known

    async def _known(self, wanted: Wanted) -> Result | Underway | None:
        """What there is of a result already; refuses a second look at test images.

        What is underway is looked at first: it is kept before it is underway no more, and so is missed by neither.
        """
        if wanted in self._underway:
            return self._underway[wanted]
        looks = [(each.wanted.split, each.wanted.step) for each in self.underway(wanted.run)]
        found = await self._results.get(wanted.run, wanted.split, wanted.step, augmented=wanted.augmented)
        if found is not None:
            return found
        if wanted.split == "test":
            looks += [(each.split, each.step) for each in await self._results.of_run(wanted.run)]
            for split, step in looks:
                if split == "test":
                    raise Refusal("test_used", step=step)
        return None

    async def _take_weights(self, run: Run, moment: Moment, directory: Path) -> int:
        """A copy of the weights, because live ones are replaced and some snapshots are swept; their step."""
        exported = await self._weights.export(run, moment)
        copy = directory / WEIGHTS

        def write() -> int:
            with copy.open("wb") as file:
                file.writelines(exported.chunks())
            step = inspect(copy).step
            assert step is not None  # a training wrote them
            return step

        return await asyncio.to_thread(write)

    async def _reckon(self, run: Run, underway: Underway, directory: Path, held: AsyncExitStack) -> Result | Refusal:
        wanted = underway.wanted
        more = {"split": wanted.split, "augmented": wanted.augmented, "batch_size": run.recipe["batch_size"]}
        async with held:
            try:
                subject = await self._subjects.run(run)
                asked = {**subject.question("measure", more), "weights": [str(directory / WEIGHTS)]}
                summary = await do(
                    self._errands, "measure", asked, directory, refusal="results_refused", tell=underway.tell
                )
            except Refusal as refusal:
                return refusal
            file = await asyncio.to_thread(self._keep, wanted, directory / "answers")
        result = Result(**vars(wanted), summary=summary, file=self._places.relative(file))
        await self._results.add(result)
        self._underway.pop(wanted, None)
        return result

    def _keep(self, wanted: Wanted, answers: Path) -> Path:
        """Where the answers to each image are from now on: among the run's files, which go with the run."""
        name = f"{wanted.split}-{wanted.step:08d}{'-views' if wanted.augmented else ''}.safetensors"
        target = self._places.run(wanted.run) / "results" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        answers.replace(target)
        return target


def _root(run: str, parents: Mapping[str, str | None]) -> str:
    """The run at the beginning of a line of forks."""
    while (parent := parents.get(run)) is not None:
        run = parent
    return run

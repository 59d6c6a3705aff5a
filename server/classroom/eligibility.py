"""Whether a contest takes what a run has learned: its data, its size, how long it computed, and what it began with.

Limits would mean nothing if weights could come from elsewhere: a run begins with fresh weights, or goes on from runs of
this server that did, whose time counts too. Time is that of a processor or a card: how long a run waited for others'
is not its doing.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from math import ceil

from models import data
from models.analysis import analyse
from models.graph import parse_graph
from models.problems import Problem, declare
from models.text import Text
from server.store.contests import Contest
from server.store.runs import Run, Runs
from server.workshop.supervisor import Supervisor

declare(
    "contest_other_data",
    Text(
        "The contest is about “{title}”, and this run, or one that it goes on from, learned from other data.",
        "Конкурс — по набору «{title}», а эта сеть, или та, с которой началось обучение, училась на других данных.",
    ),
)
declare(
    "contest_parameters",
    Text(
        "The network has {parameters} parameters; the contest allows {limit}. Make it smaller: fewer filters, or "
        "pooling before the fully connected layers.",
        "Параметров у сети: {parameters}, а в конкурсе разрешено {limit}. Уменьшите её: меньше фильтров или пулинг "
        "перед полносвязными слоями.",
    ),
)
declare(
    "contest_minutes",
    Text(
        "The training has computed for {minutes} min; the contest allows {limit}. Hand in an earlier moment of the "
        "run, or train anew with fewer epochs.",
        "Обучение считалось {minutes} мин, а в конкурсе разрешено {limit}. Сдайте более ранний момент обучения или "
        "обучите заново с меньшим числом эпох.",
    ),
)
declare(
    "contest_foreign_weights",
    Text(
        "These weights did not begin from nothing here: they come from a copy, a file, the gallery, or a run that is "
        "gone. Begin a new run with fresh weights.",
        "Эти веса получены не с нуля: они из копии, файла, галереи или обучения, которого уже нет. Начните новое "
        "обучение со случайных весов.",
    ),
)


@dataclass(frozen=True)
class Effort:
    """What the weights of a run at a step have taken."""

    parameters: int
    seconds: float
    """of computing, by the run and by those that it goes on from"""
    datasets: frozenset[str]
    """what was learned from"""
    is_own: bool
    """whether they began with fresh weights, and all that they went through is known"""


class Eligibility:
    """Looks into where weights come from."""

    def __init__(self, runs: Runs, supervisor: Supervisor) -> None:
        self._runs = runs
        self._supervisor = supervisor

    async def effort(self, run: Run, step: int) -> Effort:
        """What the weights of a run at a step have taken."""
        parameters = (await asyncio.to_thread(lambda: analyse(parse_graph(run.graph)))).totals.parameters
        seconds, datasets, is_own = 0.0, set[str](), True
        before: tuple[Run, int] | None = (run, step)
        while before is not None:
            seconds += await self._seconds(*before)
            datasets.add(before[0].dataset)
            noted = _begins_with(before[0])
            before = None if noted is None else await self._find(*noted)
            is_own = is_own and (noted is None or before is not None)
        return Effort(parameters, seconds, frozenset(datasets), is_own)

    async def _seconds(self, run: Run, step: int) -> float:
        """What a run has computed up to a step; its steps cost the same."""
        spent = run.computed if run.computed is not None else run.seconds or 0.0
        snapshots = await self._runs.snapshots(run.id)
        first = snapshots[0].step if snapshots else 0
        if step >= run.step or run.step <= first:
            return spent
        return spent * max(0, step - first) / (run.step - first)

    async def _find(self, noted: str, step: int | None) -> tuple[Run, int] | None:
        """The run that a run began from, and at which of its steps; None if it is none of this server's, or gone."""
        run = await self._supervisor.find(noted if step is not None else _run_of(noted))
        if run is None:
            return None
        if step is not None:
            return run, step
        steps = [each.step for each in await self._runs.snapshots(run.id) if each.file == noted]
        return run, steps[0] if steps else run.step


def obstacles(contest: Contest, effort: Effort) -> list[Problem]:
    """What speaks against handing this in for a contest."""
    found = []
    if effort.datasets != {contest.dataset}:
        found.append(Problem("contest_other_data", {"title": data.get(contest.dataset).title.in_all()}))
    if effort.parameters > contest.parameters:
        found.append(Problem("contest_parameters", {"parameters": effort.parameters, "limit": contest.parameters}))
    if effort.seconds > 60 * contest.minutes:
        minutes = ceil(effort.seconds / 6) / 10  # never as little as is allowed
        found.append(Problem("contest_minutes", {"minutes": minutes, "limit": contest.minutes}))
    if not effort.is_own:
        found.append(Problem("contest_foreign_weights"))
    return found


def _begins_with(run: Run) -> tuple[str, int | None] | None:
    """Where a run's first weights come from: a run and its step, or a file as it is noted; None: fresh ones."""
    if run.parent is not None and run.parent_step is not None:
        return run.parent, run.parent_step
    return (run.initial[0], None) if run.initial else None


def _run_of(noted: str) -> str:
    """The run whose file this is; for a blob, what is no run's id."""
    return noted.split("/")[1]

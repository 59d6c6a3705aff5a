"""What somebody and their class have taken of what they are allowed: told before it bites, refused where it does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakValueDictionary

from models.problems import Problem
from server.errors import Refusal
from server.jobs.runner import Capacity, Runner
from server.store.datasets import Datasets
from server.store.projects import Project, Projects
from server.store.runs import Run, Runs

from . import sharing_problems  # noqa: F401  (declares what is refused here)
from .allowances import UNLIMITED, Allowance, Allowances
from .metering import Metering
from .places import Places
from .standing import Standing
from .supervisor import Supervisor


@dataclass(frozen=True)
class Taken:
    """How much of each is taken."""

    running: int
    queued: int
    minutes: float
    bytes: int


@dataclass(frozen=True)
class Account:
    """What is taken, of what is allowed."""

    taken: Taken
    allowed: Allowance


class Quotas:
    """Everybody's accounts."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        runner: Runner,
        allowances: Allowances,
        standing: Standing,
        metering: Metering,
        projects: Projects,
        runs: Runs,
        datasets: Datasets,
        supervisor: Supervisor,
        places: Places,
    ) -> None:
        self._runner = runner
        self._allowances = allowances
        self._standing = standing
        self._metering = metering
        self._projects = projects
        self._runs = runs
        self._datasets = datasets
        self._supervisor = supervisor
        self._places = places
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def of(self, identity: str) -> tuple[Account, Account | None]:
        """Somebody's account, and that of the room that they are in."""
        own, of_room = self._allowances.of(identity)
        room = self._standing.room_of(identity)
        account = Account(await self._taken([identity], own), own)
        if room is None:
            return account, None
        return account, Account(await self._taken(self._standing.identities_in(room), of_room), of_room)

    async def capacity(self) -> Capacity:
        """What everybody shares."""
        return await self._runner.capacity()

    @asynccontextmanager
    async def room_for(self, project: str, trainings: int = 1) -> AsyncIterator[None]:
        """Held from asking whether a project's owner may have further trainings until they are known to be there.

        Raises:
            Refusal: `quota_queued`, `quota_minutes`, `quota_disk`; the same of the room with `room_` before them.
        """
        found = await self._projects.get(project)
        assert found is not None  # whoever asks has it
        _, of_room = self._allowances.of(found.owner)
        room = self._standing.room_of(found.owner)
        counted = found.owner if of_room == UNLIMITED or room is None else room
        async with self._turns.setdefault(counted, asyncio.Lock()):
            await self._require_room_for(found, trainings)
            yield

    async def _require_room_for(self, found: Project, trainings: int) -> None:
        own, of_room = self._allowances.of(found.owner)
        used_up = self.minutes_used_up(found.owner)
        if used_up is not None:
            raise Refusal(used_up.code, limit=used_up.params["limit"])
        if own != UNLIMITED:
            _require(Account(await self._taken([found.owner], own), own), "quota", trainings)
        room = self._standing.room_of(found.owner)
        if of_room != UNLIMITED and room is not None:
            together = await self._taken(self._standing.identities_in(room), of_room)
            _require(Account(together, of_room), "room_quota", trainings)

    def is_held(self, identity: str) -> bool:
        """Whether somebody's trainings may not get their turn now: for they are asked to look up, or all is used up."""
        is_asked = self._standing.is_quiet(identity) and not self._standing.is_teacher(identity)
        return is_asked or self.minutes_used_up(identity) is not None

    def minutes_used_up(self, identity: str) -> Problem | None:
        """Why somebody may not go on computing, if they or the room that they are in have done so for long enough."""
        own, of_room = self._allowances.of(identity)
        if own.minutes is None and of_room.minutes is None:
            return None
        minutes = self._metering.minutes()
        if own.minutes is not None and minutes.get(identity, 0.0) >= own.minutes:
            return Problem("quota_minutes", {"limit": own.minutes})
        room = self._standing.room_of(identity)
        if room is None or of_room.minutes is None:
            return None
        together = sum(minutes.get(each, 0.0) for each in self._standing.identities_in(room))
        return Problem("room_quota_minutes", {"limit": of_room.minutes}) if together >= of_room.minutes else None

    async def _taken(self, identities: Iterable[str], allowed: Allowance) -> Taken:
        who = set(identities)
        minutes = self._metering.minutes()
        slots = (await self._runner.capacity()).slots
        everybody = self._supervisor.trained()
        trained = [run for run in everybody if await self._owner(run) in who]
        waiting = [run for run in await self._runs.waiting() if await self._owner(run) in who]
        begun = {run.id for run in trained if run.position is None}
        queued = {run.id for run in [*trained, *waiting]} - begun
        starting = sum(run.state == "queued" for run in trained if run.position is None)
        others = sum(run.state == "running" for run in everybody) - sum(run.state == "running" for run in trained)
        places = max(0, slots - others) if allowed.running is None else min(allowed.running, max(0, slots - others))
        too_many = min(starting, max(0, len(begun) - places))  # they have not been told yet that they wait
        directories = [self._places.run(run) for run in await self._runs.owned(who)]
        size = await asyncio.to_thread(lambda: sum(map(_size, directories)))
        brought = await self._datasets.held(*who)
        return Taken(
            running=len(begun) - too_many,
            queued=len(queued) + too_many,
            minutes=sum(minutes.get(identity, 0.0) for identity in who),
            bytes=size + brought.bytes,
        )

    async def _owner(self, run: Run) -> str | None:
        project = await self._projects.get(run.project)
        return None if project is None else project.owner


def _require(account: Account, code: str, trainings: int) -> None:
    taken, allowed = account.taken, account.allowed
    if allowed.bytes is not None and taken.bytes >= allowed.bytes:
        raise Refusal(f"{code}_disk", limit_bytes=allowed.bytes, taken_bytes=taken.bytes)
    if allowed.queued is not None and taken.queued + trainings > allowed.queued:
        raise Refusal(f"{code}_queued", limit=allowed.queued, count=taken.queued)


def _size(directory: Path) -> int:
    """Bytes of the files in a run's directory, while others are being written and swept."""
    size = 0
    try:
        for file in directory.iterdir():
            size += file.lstat().st_size
    except FileNotFoundError:
        return size
    return size

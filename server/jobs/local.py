"""The runner of this machine: one process per run, from a warm fork server; a killed worker hurts its own run only."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from time import monotonic

from server.jobs import launch
from server.jobs.fairness import BUSY, Decision, Machine, decide
from server.jobs.forecast import limited_waits, waits
from server.jobs.job import Job, Limits
from server.jobs.runner import (
    Because,
    Capacity,
    Claim,
    Command,
    Event,
    Exited,
    JobHandle,
    Spec,
    TooLargeError,
    UnknownJobError,
)
from server.jobs.service import Service

LIMITS: Mapping[Because, Callable[[Claim], tuple[str, ...]]] = {
    "own_limit": lambda claim: ("own", claim.owner),
    "room_limit": lambda claim: ("room", claim.room or ""),
}
"""Those who share a limit, by what is waited for."""
TICK = 1.0
"""Seconds between two looks at who is to give way while somebody waits."""


class LocalRunner:
    """Runs jobs on this machine, as many as it holds; the others wait, and long ones give way (`jobs.fairness`).

    Args:
        machine: what there is to share. Trainings are niced and have one thread each: more than cores is fine.
        grace: seconds that trainings get for their last snapshot when they give way, or when the server closes.
        limits: of each job.
    """

    def __init__(self, machine: Machine, *, grace: float = 10.0, limits: Limits | None = None) -> None:
        self._machine = machine
        self._grace = grace
        self._limits = limits or Limits()
        self._jobs: dict[str, Job] = {}  # by run; a job stays until its end was read or its run starts anew
        self._contending: dict[str, Job] = {}  # those of them that have not ended
        self._service = Service()
        self._reckoned = monotonic()
        self._tick: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False

    async def warm(self) -> None:
        """Get ready for a quick start; call it from the main thread, it takes the seconds that importing torch does."""
        await launch.warm()

    async def start(self, spec: Spec, claim: Claim) -> JobHandle:
        """See `Runner.start`."""
        run = str(spec["run"])
        if run in self._contending:
            raise ValueError(f"run {run} has a job that has not ended")
        if not self._machine.can_ever_hold(claim):
            raise TooLargeError(claim.bytes, self._machine.most_bytes(claim))
        if self._closing:
            raise RuntimeError("the runner is closing")
        self._jobs[run] = self._contending[run] = Job(spec, claim, self._limits, self._dispatch)
        self._dispatch()
        return JobHandle(run)

    async def events(self, handle: JobHandle) -> AsyncIterator[Event]:
        """See `Runner.events`."""
        job = self._job(handle)
        while True:
            event = await job.next()
            if event["type"] == "exited" and self._jobs.get(handle.run) is job:
                del self._jobs[handle.run]
            yield event
            if event["type"] == "exited":
                return

    async def send(self, handle: JobHandle, command: Command) -> None:
        """See `Runner.send`."""
        job = self._job(handle)
        if job.exited is not None:
            raise UnknownJobError(handle.run)
        job.tell(dict(command))

    async def kill(self, handle: JobHandle, grace: float = 2.0) -> Exited:
        """See `Runner.kill`."""
        return await self._kill(self._job(handle), grace)

    async def capacity(self) -> Capacity:
        """See `Runner.capacity`."""
        contenders = [job.contender for job in self._contending.values()]
        holding = [each for each in contenders if each.phase != "waiting"]
        claimed = sum(each.claim.bytes for each in holding)
        waiting = len(contenders) - len(holding)
        return Capacity(self._machine.places, len(holding), waiting, self._machine.bytes, claimed)

    async def aclose(self) -> None:
        """See `Runner.aclose`."""
        self._closing = True
        await asyncio.gather(*(self._kill(job, self._grace) for job in list(self._contending.values())))
        await asyncio.gather(*self._tasks)
        if self._tick is not None:
            self._tick.cancel()

    async def _kill(self, job: Job, grace: float) -> Exited:
        if job.phase == "waiting" and job.exited is None:
            job.end(Exited("stopped", "it was waiting"))
            self._forget(job)
        job.tell({"type": "stop"})
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(grace):
                return await job.ended()
        job.force(Exited("killed", f"did not stop within {grace:g} s"))
        return await job.ended()

    def _job(self, handle: JobHandle) -> Job:
        job = self._jobs.get(handle.run)
        if job is None:
            raise UnknownJobError(handle.run)
        return job

    def _dispatch(self) -> None:
        """Start what there is room for, have others make room, and tell those in line where they stand."""
        if self._closing:
            return
        now = monotonic()
        self._reckon(now)
        contenders = [job.contender for job in self._contending.values()]
        decision = decide(contenders, self._machine, lambda owner: self._service.of(owner, now), now)
        for run in decision.give_way:
            self._contending[run].give_way()
            self._spawn(self._see_off(self._contending[run]))
        for run in decision.begin:
            self._contending[run].begin()
            self._spawn(self._supervise(self._contending[run]))
        self._tell_the_line(decision, now)
        if decision.line and self._tick is None:
            self._tick = asyncio.get_running_loop().call_later(TICK, self._look_again)

    def _look_again(self) -> None:
        self._tick = None
        self._dispatch()

    def _reckon(self, now: float) -> None:
        """Note whom the time since the last look has served."""
        for job in self._contending.values():
            contender = job.contender
            if contender.phase == "going":  # to be started is no service yet
                self._service.add(contender.claim.owner, now - max(self._reckoned, contender.since), now)
        self._service.forget(now)
        self._reckoned = now

    def _tell_the_line(self, decision: Decision, now: float) -> None:
        holding = [job for job in self._contending.values() if job.phase in {*BUSY, "leaving"}]
        held = [(now - job.progress.began, job.progress.left(now)) for job in holding]
        # Where it is not places that are missing, those who train have as many as there are.
        places = {True: self._machine.places, False: max(1, len(held))}
        seconds = {is_place: waits(held, number, len(decision.line)) for is_place, number in places.items()}
        limited: dict[tuple[str, ...], Iterator[float | None]] = {}
        for position, standing in enumerate(decision.line):
            job = self._contending[standing.job]
            whose = LIMITS.get(standing.because)
            if whose is None:
                wait: float | None = seconds[standing.because == "places"][position]
            else:
                group = whose(job.contender.claim)
                if group not in limited:
                    theirs = [each for each in holding if whose(each.contender.claim) == group]
                    limited[group] = limited_waits(each.progress.left(now) for each in theirs)
                wait = next(limited[group])
            job.stand(position, standing, wait)

    async def _see_off(self, job: Job) -> None:
        """See to it that a job which was told to give way ends; one in a long step goes on from an older snapshot."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._grace):
                await job.ended()
                return
        job.force(Exited("yielded", f"did not give way within {self._grace:g} s"))

    async def _supervise(self, job: Job) -> None:
        try:
            await job.run()
        finally:
            if job.exited is None:  # whatever went wrong here, who listens to the job hears of its end
                job.end(Exited("error", "the runner failed"))
            self._forget(job)

    def _forget(self, job: Job) -> None:
        self._contending.pop(job.run_id, None)
        self._dispatch()

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

"""The runner of this machine: one process per run, from a warm fork server; a killed worker hurts its own run only."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from server.jobs import launch
from server.jobs.job import Job, Limits
from server.jobs.runner import Capacity, Command, Event, Exited, JobHandle, Spec, UnknownJobError


class LocalRunner:
    """Runs jobs on this machine, at most ``slots`` at a time; the others wait in the order of their coming.

    Args:
        slots: trainings at a time. They are niced and have one thread each: more than cores is fine, memory decides.
        grace: seconds that trainings get for their last snapshot when the server closes.
        limits: of each job.
    """

    def __init__(self, slots: int, *, grace: float = 10.0, limits: Limits | None = None) -> None:
        self._slots = slots
        self._grace = grace
        self._limits = limits or Limits()
        self._jobs: dict[str, Job] = {}  # by run; a job stays until its end was read or its run starts anew
        self._queue: list[Job] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._running = 0
        self._closing = False

    async def warm(self) -> None:
        """Get ready for a quick start; call it from the main thread, it takes the seconds that importing torch does."""
        await launch.warm()

    async def start(self, spec: Spec) -> JobHandle:
        """See `Runner.start`."""
        run = str(spec["run"])
        known = self._jobs.get(run)
        if known is not None and known.exited is None:
            raise ValueError(f"run {run} has a job that has not ended")
        if self._closing:
            raise RuntimeError("the runner is closing")
        job = self._jobs[run] = Job(spec, self._limits)
        self._queue.append(job)
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
        return Capacity(self._slots, self._running, len(self._queue))

    async def aclose(self) -> None:
        """See `Runner.aclose`."""
        self._closing = True
        await asyncio.gather(*(self._kill(job, self._grace) for job in self._jobs.values() if job.exited is None))
        await asyncio.gather(*self._tasks)

    async def _kill(self, job: Job, grace: float) -> Exited:
        if job in self._queue:
            self._queue.remove(job)
            job.end(Exited("stopped", "it was waiting"))
            self._dispatch()
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
        """Start what there is room for, and tell the others where they stand."""
        while self._queue and self._running < self._slots and not self._closing:
            self._running += 1
            job = self._queue.pop(0)
            job.queued(None)
            task = asyncio.create_task(self._supervise(job))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        for position, job in enumerate(self._queue):
            job.queued(position)

    async def _supervise(self, job: Job) -> None:
        try:
            await job.run()
        finally:
            if job.exited is None:  # whatever went wrong here, who listens to the job hears of its end
                job.end(Exited("error", "the runner failed"))
            self._running -= 1
            self._dispatch()

"""Keeps runs running: starts them, listens to them, takes them up again when their process or the server died."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import structlog

from models.problems import Problem
from server.errors import Refusal
from server.jobs.runner import Command, Gait, JobHandle, Runner, TooLargeError, UnknownJobError
from server.store.points import Points
from server.store.runs import Run, Runs
from server.store.signals import Signals

from . import sharing_problems  # noqa: F401  (declares what is said here)
from .announcing import Announcer
from .claims import Claims
from .metering import Metering
from .places import Places
from .specs import training_spec
from .training import ENDED, Event, Training

log = structlog.get_logger(__name__)

PATIENCE = 5.0
"""Seconds a call waits for what it asked for to show, before it answers with how things stand."""
GRACE = 10.0
"""Seconds a run has to stop with a snapshot."""


class _Attempts:
    """Counts deaths without progress: a run that dies twice at one step would die there for ever."""

    def __init__(self, allowed: int) -> None:
        self._allowed = allowed
        self._furthest = -1
        self.count = 0

    def may_continue(self, step: int) -> bool:
        """Notes a death at `step`."""
        self.count = 1 if step > self._furthest else self.count + 1
        self._furthest = max(self._furthest, step)
        return self.count < self._allowed


class _Job:
    """A training and the process that does it at the moment, if there is one."""

    def __init__(self, training: Training, attempts: _Attempts, gait: Gait, *, paused: bool) -> None:
        self.training = training
        self.attempts = attempts
        self.paused = paused
        self.gait = gait
        self.stopping = False
        self.stopped: dict[str, object] = {"state": "stopped"}
        """columns of the run when it was stopped"""
        self.handle: JobHandle | None = None
        self.task: asyncio.Task[None] | None = None


class Supervisor:
    """The runs that a runner has, and their ends."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        runner: Runner,
        claims: Claims,
        metering: Metering,
        runs: Runs,
        points: Points,
        signals: Signals,
        announcer: Announcer,
        places: Places,
        attempts: int,
    ) -> None:
        self._runner = runner
        self._claims = claims
        self._metering = metering
        self._runs = runs
        self._points = points
        self._signals = signals
        self._announcer = announcer
        self._places = places
        self._attempts = attempts
        self._jobs: dict[str, _Job] = {}
        self._closing = False
        self.freed = asyncio.Event()
        """set whenever a training has ended"""

    async def find(self, run: str) -> Run | None:
        """A run as it is now."""
        job = self._jobs.get(run)
        return job.training.run if job else await self._runs.get(run)

    def newest(self, run: Run) -> Run:
        """A run that was read from the database, as it is now; its network is as it was read."""
        job = self._jobs.get(run.id)
        return replace(job.training.run, graph=run.graph) if job else run

    def trained(self, project: str | None = None) -> list[Run]:
        """The runs (of a project) that a process has, or will have in its turn."""
        runs = [job.training.run for job in self._jobs.values()]
        return [run for run in runs if project in {None, run.project}]

    async def amend(self, run: str, **values: object) -> None:
        """Sets columns of a run that its training does not."""
        job = self._jobs.get(run)
        if job is not None:
            await job.training.become(**values)
            return
        await self._runs.change(run, **values)
        changed = await self._runs.get(run)
        assert changed is not None  # runs go when their project has gone
        await self._announcer.run_changed(changed)

    def live_weights(self, run: str) -> Path | None:
        """The file of a run's newest weights, while it is trained."""
        job = self._jobs.get(run)
        return self._places.live(run) if job and job.training.has_live_weights else None

    async def first_weights(self, run: str) -> Path | None:
        """The same; of a run that has just begun, when its process has written it."""
        job = self._jobs.get(run)
        if job is not None:
            await job.training.until(lambda run: job.training.has_live_weights or _waits_or_ended(run), PATIENCE)
        return self.live_weights(run)

    async def begin(self, run: Run, *, paused: bool = False) -> None:
        """Trains a run, from its newest snapshot if it has one; does not wait for its beginning."""
        if self._closing:
            raise Refusal("stopping")
        await self.ended(run.id)
        await self._launch(run, paused=paused)

    async def begun(self, run: Run) -> Run:
        """A run that is trained, when it has begun (or is queued)."""
        job = self._jobs.get(run.id)
        if job is not None:
            await job.training.until(lambda run: not _is_starting(run), PATIENCE)
            return job.training.run
        return await self.find(run.id) or run

    async def pause(self, run: str) -> Run:
        """Halts a run after the step it is in."""
        return await self._command(run, {"type": "pause"}, "paused", paused=True)

    async def resume(self, run: str, gait: Gait = "run") -> Run:
        """Lets a paused run go on, or one that goes on do so in another way."""
        job = self._job(run)
        job.gait = gait
        is_queued = job.training.run.state == "queued"  # nobody tells of its gait yet, and it is to outlive a restart
        await self._unhalt(job, **({"gait": gait} if is_queued else {}))
        return await self._command(run, {"type": "resume", "gait": gait}, "running", paused=False)

    async def step(self, run: str) -> Run:
        """Does one step and pauses."""
        job = self._job(run)
        before = job.training.run.step
        await self._unhalt(job)
        await self._send(job, {"type": "step"}, paused=True)
        await job.training.until(
            lambda run: _waits_or_ended(run) or (run.state == "paused" and run.step > before), PATIENCE
        )
        return job.training.run

    async def change(self, run: str, values: dict[str, Any]) -> Run:
        """Gives a run other values of its recipe; they are journalled with the step at which they take effect."""
        job = self._job(run)
        job.training.pending.append(values)
        await self._send(job, {"type": "change", "values": values}, paused=job.paused)
        await job.training.until(lambda run: values not in job.training.pending or _waits_or_ended(run), PATIENCE)
        return job.training.run

    async def keep(self, run: str) -> None:
        """Has a paused run write a snapshot of where it stands, unless it has; it is swept like others of its kind."""
        job = self._job(run)
        if job.training.saved != job.training.run.step:
            await self._send(job, {"type": "snapshot", "kept": False}, paused=job.paused)
            await job.training.until(lambda run: job.training.saved == run.step or _waits_or_ended(run), PATIENCE)

    async def stop(self, run: str) -> Run:
        """Ends a run with a snapshot; returns when its process is gone."""
        job = self._job(run)
        job.stopping = True
        if job.handle is not None:
            await self._runner.kill(job.handle, GRACE)
        if job.task is not None:
            await job.task
        return job.training.run

    async def let_go(self, run: str, **why: object) -> Run:
        """Ends the process of a run that can go on later: it is paused as soon as it has stopped, with columns `why`.

        It is never stopped in between: killed then, the server would not know that it is to go on.
        """
        self._job(run).stopped = {"state": "paused", **why}
        return await self.stop(run)

    async def ended(self, run: str) -> None:
        """Waits for the process of a run that has reached its end."""
        job = self._jobs.get(run)
        if job is not None and job.task is not None:
            await asyncio.wait([job.task])

    def is_trained(self, run: str) -> bool:
        """Whether a process has the run, or will have it in its turn."""
        return run in self._jobs

    async def recover(self) -> None:
        """Takes up what was being trained when the server ended, each in its gait.

        Paused runs wait for their owners, those of series that had not begun for their turn; what a teacher has halted
        is paused, though it had not come to that.
        """
        for run in await self._runs.unended():
            if run.halted is not None and run.state != "paused":
                await self.amend(run.id, state="paused")
            elif run.state == "running" or (run.state == "queued" and run.series is None):
                await self._launch(run, cast("Gait", run.gait or "run"), paused=False)

    async def aclose(self) -> None:
        """Lets every training make a snapshot and end. In the database they stay what they are, for `recover`."""
        self._closing = True
        await self._runner.aclose()
        tasks = [job.task for job in self._jobs.values() if job.task is not None]
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _launch(self, run: Run, gait: Gait = "run", *, paused: bool) -> None:
        training = Training(run, self._runs, self._points, self._signals, self._announcer, self._places)
        job = self._jobs[run.id] = _Job(training, _Attempts(self._attempts), gait, paused=paused)
        await training.become(state="queued", position=None, reason=None, until=run.until, gait=gait, halted=None)
        job.task = asyncio.create_task(self._supervise(job), name=f"run {run.id}")

    async def _command(self, run: str, command: Command, wanted: str, *, paused: bool) -> Run:
        job = self._job(run)
        await self._send(job, command, paused=paused)
        await job.training.until(lambda run: run.state == wanted or _waits_or_ended(run), PATIENCE)
        return job.training.run

    @staticmethod
    async def _unhalt(job: _Job, **values: object) -> None:
        """Takes the mark away that a teacher has halted a run, if there is one, and sets other columns with it."""
        if job.training.run.halted is not None:
            values["halted"] = None
        if values:
            await job.training.become(**values)

    def _job(self, run: str) -> _Job:
        if run not in self._jobs:
            raise Refusal("run_not_running")
        return self._jobs[run]

    async def _send(self, job: _Job, command: Command, *, paused: bool) -> None:
        job.paused = paused
        if job.handle is None:
            return
        try:
            await self._runner.send(job.handle, command)
        except UnknownJobError:
            log.debug("too late", run=job.training.run.id, command=command["type"])

    async def _supervise(self, job: _Job) -> None:
        run = job.training.run.id
        try:
            while await self._train_once(job):
                log.info("training is taken up again", run=run, deaths=job.attempts.count)
        except Exception as error:
            log.exception("training could not be supervised", run=run)
            with suppress(UnknownJobError):  # its process would train on with nobody to listen
                await self._runner.kill(JobHandle(run), GRACE)
            await job.training.fail(error.problem if isinstance(error, Refusal) else Problem("worker_error"))
        finally:
            del self._jobs[run]
            self.freed.set()
            await asyncio.to_thread(self._places.live(run).unlink, missing_ok=True)
            self._announcer.weights(job.training.run.project, at_once=True)

    async def _train_once(self, job: _Job) -> bool:
        """Has a process train until it ends; True when another one should go on."""
        training, claim = job.training, await self._claims.of(job.training.run)
        spec = await self._spec(job)
        if job.stopping:  # before there was anything to stop
            await training.become(**job.stopped, position=None)
            return False
        try:
            job.handle = await self._runner.start(spec, claim)
        except TooLargeError as error:
            await training.fail(
                Problem("memory_too_little", {"needed_bytes": error.needed, "there_bytes": error.there})
            )
            return False
        try:
            for values in training.pending:
                await self._send(job, {"type": "change", "values": values}, paused=job.paused)
            if spec["paused"] and not job.paused:
                await self._send(job, {"type": "resume", "gait": job.gait}, paused=False)
            elif job.paused and not spec["paused"]:  # while the process was on its way
                await self._send(job, {"type": "pause"}, paused=True)
            exited: Event = {"reason": "lost", "detail": "", "problem": None}
            async for event in self._runner.events(job.handle):
                if "computed" in event:
                    self._metering.add(claim.owner, event["computed"])
                if event.get("state") in {"running", "paused"}:  # after an epoch it pauses by itself
                    job.paused = event["state"] == "paused"
                if event["type"] == "exited":
                    exited = event
                elif event.get("state") != "stopped":
                    await training.take(event)
                elif not self._closing:  # else it goes on after the restart
                    await training.become(**job.stopped)
        finally:
            job.handle = None
        return not self._closing and await self._after(job, exited)

    async def _after(self, job: _Job, exited: Event) -> bool:
        """Draws the consequence of an end; True when another process should go on."""
        training, reason = job.training, exited["reason"]
        match reason:
            case "yielded" if not job.stopping:
                state = "paused" if job.paused else "queued"
                await training.become(state=state, position=None)
                return not job.paused  # who paused it takes it up again
            case "yielded":
                await training.become(**job.stopped, position=None)
            case "completed" | "stopped" | "diverged":
                if training.run.state not in ENDED:
                    ended = {"state": "finished"} if reason == "completed" else job.stopped
                    await training.become(**ended, position=None)
            case "killed" | "lost" if job.stopping:
                await training.become(**job.stopped, position=None)
            case "killed" | "lost":
                if job.attempts.may_continue(training.run.step):
                    return True
                await training.fail(Problem(f"worker_{reason}", {"count": job.attempts.count}))
            case _:
                log.warning("training failed", run=training.run.id, reason=reason, detail=exited["detail"])
                await training.fail(_problem(exited))
        return False

    async def _spec(self, job: _Job) -> dict[str, Any]:
        run = job.training.run
        snapshots = await self._runs.snapshots(run.id)
        newest = snapshots[-1] if snapshots else None
        return {
            **await training_spec(run, self._runs, self._places, newest),
            "run": run.id,
            "directory": str(self._places.run(run.id)),
            "live": str(self._places.live(run.id)),
            "until": run.until,
            "paused": job.paused or job.gait != "run",  # the gait is told when it has begun
        }


def _problem(exited: Event) -> Problem:
    """What a person is told of an end that nobody wanted."""
    told: dict[str, Any] | None = exited["problem"]
    if told is None:
        return Problem("worker_oom" if exited["reason"] == "oom" else "worker_error")
    return Problem(**{name: value for name, value in told.items() if name != "message"})


def _is_starting(run: Run) -> bool:
    """Whether its process is on its way."""
    return run.state == "queued" and run.position is None


def _waits_or_ended(run: Run) -> bool:
    """Whether nothing will show soon of what it is told."""
    return run.state in ENDED or run.position is not None

"""What the server asks of whatever runs its trainings: the local machine, or a cluster.

A job is described in plain JSON, speaks in events and listens to commands, so that a runner may live anywhere.

**Spec**: ``{run, graph, dataset, recipe, task, directory, live, resume, initial, changes, until, paused}``: the run's
id, whether it starts paused, and the fields of `models.training.spec.TrainingSpec`.

**Events**, one dict each with ``type``, in this order of first appearance::

    queued    {position, waiting}             in line, 0 = next; again whenever that changes, both null when its
                                            process is being started; waiting is {seconds, because}, see `Because`;
                                            seconds is null where nobody can tell
    started   {step, steps, epoch_steps, batch_size, device, carried: {kept: [node], fresh: [node]},
                trained_parameters, encoder: {nodes, bytes, is_kept} or null}
    state     {state: running | paused | finished | stopped, gait}   the gait of the first two; of one that was stopped
                                            early, reason early_stopping and best, the step of its best weights
    metrics   {points: [{step, epoch, split, loss, accuracy}]}      train points: learning_rate and change {values}, too
    live      {step, epoch}                   the live file holds the weights after `step` steps
    snapshot  {step, epoch, file, kept}       to resume from; with kept false, only until two newer ones are made
    changed   {step, values}                  took effect before `step`; belongs into `changes` when resuming
    speed     {seconds, images_per_second?, overhead?}   about once a second, before a pause and at the end: seconds
                                            of work since the last time; overhead is a share (0.02 = 2 %)
    diverged  {step, node}
    silent    {seconds}                       no sign of life for so long; the job is killed if it goes on
    extended  {steps}                         how many steps there are now
    refused   {values, reason}                a change that cannot be
    exited    {reason, detail, problem}       exactly one, at the end

Points come before the snapshot that they precede: resume from the newest snapshot that was *told of*, and the loss of
no step is missing.

**Commands**, one dict each with ``type``: ``pause``, ``resume {gait?}``, ``step`` (one step, then paused), ``stop`` (a
snapshot, then the end), ``snapshot {kept?}``, ``change {values}`` and ``extend {until}``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Event = dict[str, Any]
Command = Mapping[str, Any]
Spec = Mapping[str, Any]

Gait = Literal["run", "epoch", "slow"]
"""How a training goes on: to its end, to the end of the epoch, or a step every second."""

Reason = Literal["completed", "stopped", "yielded", "diverged", "error", "oom", "killed", "lost"]
"""Why a job ended: all steps done; asked to; to let another one begin, with a snapshot; the numbers left the finite; a
fault; out of memory; a signal; no sign of life."""

Because = Literal["places", "memory", "own_limit", "room_limit"]
"""What a job waits for: a place; memory; one of its owner's own to end, or one of his class."""


@dataclass(frozen=True)
class Claim:
    """What a job asks for, and on whose behalf."""

    owner: str
    bytes: int
    """Memory that it is expected to take."""
    room: str | None = None
    """The class that the owner is in."""
    is_teacher: bool = False
    is_background: bool = False
    """Whether nobody waits for it in particular: a run of a series."""
    own_limit: int | None = None
    """Processes that the owner may have at a time; None for any number."""
    room_limit: int | None = None
    """The same, of all in the class."""


@dataclass(frozen=True)
class JobHandle:
    """A job that was started (or queued); valid for the runner that gave it."""

    run: str


@dataclass(frozen=True)
class Exited:
    """How a job ended: the content of its last event."""

    reason: Reason
    detail: str = ""
    """For the log: an exception, a signal's name."""
    problem: dict[str, Any] | None = None
    """For the person, where there is one: ``{code, params, node?, field?, message}``."""

    def as_event(self) -> Event:
        """The event that says so."""
        return {"type": "exited", "reason": self.reason, "detail": self.detail, "problem": self.problem}


@dataclass(frozen=True)
class Capacity:
    """How many jobs run at a time, how many do now, and how many wait; and the memory for them and what they claim."""

    slots: int
    running: int
    queued: int
    bytes: int
    claimed: int


class UnknownJobError(LookupError):
    """The runner has no such job, or it has ended."""


class TooLargeError(Exception):
    """A claim is larger than the machine."""

    def __init__(self, needed: int, there: int) -> None:
        super().__init__(f"{needed} bytes are claimed of {there}")
        self.needed = needed
        self.there = there


class Runner(Protocol):
    """Runs jobs, each in a process of its own."""

    async def start(self, spec: Spec, claim: Claim) -> JobHandle:
        """Start a job, or queue it while there is no room for it. To let others begin it may be ended as `yielded`.

        Raises:
            ValueError: a job of this run has not ended yet.
            TooLargeError: there is never room for it.
        """

    def events(self, handle: JobHandle) -> AsyncIterator[Event]:
        """The job's events in order, once, to one listener; ends after the one ``exited``."""

    async def send(self, handle: JobHandle, command: Command) -> None:
        """Hand a command to the job; what it does shows in the events.

        Raises:
            UnknownJobError: the job has ended.
        """

    async def kill(self, handle: JobHandle, grace: float = 2.0) -> Exited:
        """End the job: asked to stop (with a snapshot), and killed when it has not within ``grace`` seconds."""

    async def capacity(self) -> Capacity:
        """What is running and waiting."""

    async def aclose(self) -> None:
        """Stop every job with a snapshot within a grace period, kill what remains, and start nothing more."""

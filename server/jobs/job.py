"""One job on this machine: its process, the events that wait for their listener, and how it ended."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from server.jobs import launch, trainer
from server.jobs.fairness import BUSY, Contender, Phase, Standing
from server.jobs.forecast import Progress, rounded
from server.jobs.framing import BrokenConversation, Message
from server.jobs.launch import Worker
from server.jobs.runner import Claim, Command, Event, Exited, Spec

MOST_WAITING = 1000
"""Events that may wait for their listener; then the worker waits for it too."""
MOST_POINTS = 10_000
"""The same of points, however many of them an event has: some megabytes."""
MOST_TOGETHER = 1000
"""Points in one event."""


@dataclass(frozen=True)
class Limits:
    """What a job may do before it is ended."""

    memory: int | None = None
    """Bytes that it may take at most, whatever its estimate; None for what the estimate allows."""
    silent: float = 10.0
    """Seconds without a sign of life after which it is reported."""
    lost: float = 30.0
    """Seconds without a sign of life after which it is killed."""


class Job:
    """A job from its place in the line to its one ``exited`` event; ``changed`` is called when its phase is another."""

    def __init__(self, spec: Spec, claim: Claim, limits: Limits, changed: Callable[[], None]) -> None:
        self.exited: Exited | None = None
        """How it ended; None until it has."""
        self.run_id = str(spec["run"])
        self.phase: Phase = "waiting"
        self.progress = Progress(monotonic())
        self._since = monotonic()
        self._spec = spec
        self._claim = claim
        self._limits = limits
        self._changed = changed
        self._stands: Event | None = None  # what it was told last of its place in the line
        self._worker: Worker | None = None
        self._commands: list[Command] = []  # that came before there was a process
        self._forced: Exited | None = None  # how it is being ended from here
        self._said: Exited | None = None  # how it ended by its own words
        self._events: deque[Event] = deque()
        self._points = 0  # in all of these
        self._came = asyncio.Event()  # there are events
        self._taken = asyncio.Event()  # there is room for more
        self._ended = asyncio.Event()
        self._taken.set()

    async def next(self) -> Event:
        """Wait for the next event and take it."""
        while not self._events:
            self._came.clear()
            await self._came.wait()
        event = self._events.popleft()
        self._points -= _points_in(event)
        if self._has_room:
            self._taken.set()
        if event["type"] == "live":
            self.tell({"type": "seen"})
        return event

    @property
    def contender(self) -> Contender:
        """How it stands, for who decides whose turn it is."""
        return Contender(self.run_id, self._claim, self.phase, self._since)

    def stand(self, position: int, standing: Standing, seconds: float | None) -> None:
        """Say where in the line it stands, if that is news; None: nobody knows for how long."""
        waiting = {"seconds": None if seconds is None else rounded(seconds), "because": standing.because}
        event = {"type": "queued", "position": position, "waiting": waiting}
        if event != self._stands:
            self._stands = event
            self._put(event)

    def begin(self) -> None:
        """Say that its process is being started, if anybody knows that it waited."""
        self._become("beginning")
        if self._stands is not None:
            self._put({"type": "queued", "position": None, "waiting": None})

    def give_way(self) -> None:
        """Ask it to end with a snapshot, for somebody else to begin."""
        self._become("leaving")
        self.tell({"type": "stop"})

    def tell(self, command: Command) -> None:
        """Hand it a command, now or as soon as it has a process."""
        if self._worker is None:
            self._commands.append(command)
        else:
            self._worker.write(dict(command))

    def force(self, ending: Exited) -> None:
        """Kill it; ``ending`` is how it ended, unless it said something else before."""
        self._forced = ending
        self._taken.set()  # nobody needs to listen for it to end
        if self._worker is not None:
            self._worker.kill()

    def end(self, ending: Exited) -> None:
        """Put the last event."""
        self.exited = ending
        self._put(ending.as_event())
        self._ended.set()

    async def ended(self) -> Exited:
        """Wait until it has ended."""
        await self._ended.wait()
        assert self.exited is not None
        return self.exited

    async def run(self) -> None:
        """Start the process and see it through to its end, whatever that is."""
        try:
            self._worker = worker = await launch.launch(trainer.run)
        except (OSError, EOFError) as error:  # the latter when the fork server has gone
            self.end(Exited("error", f"no process: {error}"))
            return
        worker.write({"spec": dict(self._spec), "memory_limit": self._limits.memory})
        for command in self._commands:
            worker.write(dict(command))
        if self._forced is not None:
            worker.kill()
        try:
            await self._listen(worker)
        except BrokenConversation as error:
            self.force(Exited("error", str(error)))
        code = await worker.ended()
        ending = self._said or self._forced or _by_exit_code(code)
        has_yielded = self.phase == "leaving" and ending.reason == "stopped"
        self.end(Exited("yielded", "others waited") if has_yielded else ending)

    async def _listen(self, worker: Worker) -> None:
        """Take in what the worker sends until it has closed its socket."""
        while (message := await self._heard(worker)) is not None:
            event, _ = message
            match event:
                case {"type": "beat"}:
                    pass
                case {"type": "ending", "reason": reason, "detail": detail, "problem": problem}:
                    self._said = Exited(reason, detail, problem)
                case _:
                    self._put(event)
            if not self._has_room and self._forced is None:
                self._taken.clear()
            await self._taken.wait()

    @property
    def _has_room(self) -> bool:
        """Whether more may wait for its listener."""
        return len(self._events) < MOST_WAITING and self._points < MOST_POINTS

    async def _heard(self, worker: Worker) -> Message | None:
        """The next message; a worker that stays silent is reported, then killed."""
        reading = asyncio.create_task(worker.read())
        if not (await asyncio.wait({reading}, timeout=self._limits.silent))[0]:
            self._put({"type": "silent", "seconds": self._limits.silent})
            if not (await asyncio.wait({reading}, timeout=self._limits.lost - self._limits.silent))[0]:
                self.force(Exited("lost", f"no sign of life for {self._limits.lost:g} s"))
        return await reading

    def _put(self, event: Event) -> None:
        self.progress.note(event, monotonic())
        match event:
            case {"type": "metrics", "points": points} if self.phase == "beginning":
                if any(point["split"] == "train" for point in points):
                    self._become("going")
            case {"type": "state", "state": "stopped"} if self.phase == "leaving":
                return  # it goes on later: how it ended says so
            case {"type": "state", "state": state}:
                self._follow(state)
        self._points += _points_in(event)
        if not self._joins(event):
            self._events.append(event)
        self._came.set()

    def _joins(self, event: Event) -> bool:
        """Have points go with those that wait: a listener who is late takes many at once and is late no longer."""
        match event, self._events[-1] if self._events else None:
            case {"type": "metrics", "points": more}, {"type": "metrics", "points": points} if (
                len(points) + len(more) <= MOST_TOGETHER
            ):
                self._events[-1] = {"type": "metrics", "points": [*points, *more]}
                return True
        return False

    def _follow(self, state: str) -> None:
        """Note that the training pauses, or goes on."""
        if state == "paused" and self.phase in BUSY:
            self._become("idle")
            self._changed()
        elif state == "running" and self.phase == "idle":
            self._become("going")
            self._changed()

    def _become(self, phase: Phase) -> None:
        self.phase = phase
        self._since = monotonic()


def _points_in(event: Event) -> int:
    return len(event["points"]) if event["type"] == "metrics" else 0


def _by_exit_code(code: int) -> Exited:
    return Exited("killed" if code < 0 else "error", launch.signal_name(code))

"""Between a training and its line: which events go out and when, and what commands do to the pulling."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from models.training.control import Control
from server.jobs.framing import Message
from server.jobs.line import Line
from server.jobs.patience import Patience
from server.jobs.runner import Command, Event, Exited, Gait

COLLECTING = 0.1
"""Seconds that points of the curves are collected before they are sent."""

SLOW = 1.0
"""Seconds from one step of slow motion to the next: time to see what each part of a step does."""

SPEED_INTERVAL = 1.0
"""Seconds of work between two measurements of the speed."""


class Speed:
    """How long a training has worked, how many images a second it learned from, and what was done beside that.

    Pauses are no work; validation is, but says nothing of the images per second.
    """

    def __init__(self) -> None:
        self.batch_size = 0
        self._seconds = 0.0  # of all work that has not been told of
        self._computed = 0.0  # seconds of a processor or a card for it
        self._learned = 0.0  # seconds of steps, and of what is done beside them
        self._beside = 0.0  # seconds of those for live weights, snapshots and signals
        self._steps = 0
        self._is_known = False

    def count(self, event: Event | None, seconds: float, computed: float) -> None:
        """Count the time that an event took to come, and how much of it the training computed."""
        self._seconds += seconds
        self._computed += computed
        match event:
            case {"type": "metrics", "points": [{"split": "train"}]}:
                self._learned += seconds
                self._steps += 1
            case {"type": "live" | "snapshot"}:
                self._learned += seconds
                self._beside += seconds
            case {"type": "signals", "seconds": spent}:  # within the step before it
                self._beside += spent

    @property
    def is_due(self) -> bool:
        """Whether there is enough to tell of."""
        return self._learned >= SPEED_INTERVAL

    def told(self) -> dict[str, float]:
        """``{seconds, computed, images_per_second?, overhead?}`` since the last time.

        Of less than an interval the speed is left out, unless there is none yet: a short training has one too.
        """
        speed = {"seconds": self._seconds, "computed": self._computed}
        if self._steps and (self.is_due or not self._is_known):
            speed["images_per_second"] = self._steps * self.batch_size / self._learned
            speed["overhead"] = self._beside / self._learned
            self._is_known = True
        self._seconds, self._computed, self._learned, self._beside, self._steps = 0.0, 0.0, 0.0, 0.0, 0
        return speed


class Driver:
    """Pulls a training's events, and does not pull while it is paused."""

    def __init__(self, line: Line, control: Control, patience: Patience, *, paused: bool, shown: bool) -> None:
        self._line = line
        self._patience = patience
        self._control = control
        self._paused = paused
        self._shown = shown  # whether there is a live file
        self._single_steps = 0  # that a paused training may take
        self._gait: Gait = "run"
        self._next_step = 0.0  # when slow motion may take its next one
        self._epoch_steps = 0
        self._points: list[dict[str, Any]] = []
        self._flushed = 0.0
        self._speed = Speed()

    def drive(self, events: Iterator[Event]) -> Exited:
        """Pull ``events`` to their end; how the training ended."""
        started = self._pull(events)
        assert started is not None  # it is the first of every training
        self._speed.batch_size = started["batch_size"]
        self._epoch_steps = started["epoch_steps"]
        # A card is a training's own while it computes; a processor is shared, and others' trainings are not counted.
        clock = time.process_time if started["device"]["kind"] == "cpu" else time.perf_counter
        self._send(started)
        self._say_state()
        if self._paused:
            self._show()  # what it starts with, before its first step
        ending = Exited("error", "the training ended without a word")
        while True:
            self._listen()
            began, computed = time.perf_counter(), clock()
            event = self._pull(events)
            self._speed.count(event, time.perf_counter() - began, clock() - computed)
            match event:
                case None:
                    self._flush()
                    return ending
                case {"type": "state", "state": state}:
                    ending = Exited("completed" if state == "finished" else "stopped")
                    self._tell_speed()
                case {"type": "diverged", "step": step, "node": node}:
                    ending = Exited("diverged", f"step {step}, {node}")
                    self._tell_speed()
            self._pass_on(event)

    def _pull(self, events: Iterator[Event]) -> Event | None:
        """What the training does next; the only time that may be too long."""
        self._patience.begin()
        event = next(events, None)
        self._patience.end()
        return event

    def _listen(self) -> None:
        """Carry out the commands that have come; wait while paused, and in slow motion until the next step is due."""
        while True:
            message = self._hear()
            if message is None:
                return
            self._obey(message[0])

    def _hear(self) -> Message | None:
        """The next command; None when there is none and the training is to go on."""
        if self._control.pending:
            return self._line.poll()
        if self._paused and not self._single_steps:
            self._flush()
            return self._line.wait()
        left = self._next_step - time.monotonic() if self._gait == "slow" and not self._paused else 0.0
        if left <= 0.0:
            return self._line.poll()
        self._flush()
        return self._line.wait_for(left)

    def _obey(self, command: Command) -> None:
        match command:
            case {"type": "pause"}:
                self._pause()
            case {"type": "step"}:
                self._pause()
                self._single_steps += 1
            case {"type": "resume"}:
                gait = command.get("gait", "run")
                if self._paused or gait != self._gait:
                    self._paused, self._single_steps, self._gait, self._next_step = False, 0, gait, 0.0
                    self._say_state()
            case {"type": "stop"}:
                self._paused, self._control.stopped = False, True
            case {"type": "snapshot"}:
                self._control.ask("snapshot", kept=command.get("kept", True))
            case {"type": "change", "values": values}:
                self._control.ask("change", **values)
            case {"type": "extend", "until": until}:
                self._control.ask("extend", until=until)
            case {"type": "seen"}:
                self._control.shown = True

    def _pause(self) -> None:
        if not self._paused:
            self._paused = True
            self._show()
            self._tell_speed()
            self._say_state()

    def _tell_speed(self) -> None:
        self._send({"type": "speed", **self._speed.told()})

    def _say_state(self) -> None:
        self._send({"type": "state", "state": "paused" if self._paused else "running", "gait": self._gait})

    def _show(self) -> None:
        """Have fresh live weights written: who looks at a paused training sees it as it is."""
        if self._shown:
            self._control.ask("live")

    def _pass_on(self, event: Event) -> None:
        match event:
            case {"type": "metrics", "points": [point]}:
                self._points.append(point)
                if point["split"] == "train":
                    self._count_step(point["step"] + 1)
                if time.monotonic() - self._flushed >= COLLECTING:
                    self._flush()
            case _:
                if event["type"] == "live":
                    self._control.shown = False  # until the server has taken notice
                self._send(event)

    def _count_step(self, done: int) -> None:
        """What follows from a step, of which ``done`` have now been done."""
        if self._gait == "slow" and not self._paused:
            self._next_step = time.monotonic() + SLOW
            self._show()
        if self._gait == "epoch" and done % self._epoch_steps == 0:
            self._pause()
        if self._single_steps:
            self._single_steps -= 1
            if not self._single_steps:
                self._show()
        if self._speed.is_due:
            self._tell_speed()

    def _flush(self) -> None:
        if self._points:
            self._line.send({"type": "metrics", "points": self._points})
            self._points = []
            self._flushed = time.monotonic()

    def _send(self, event: Event) -> None:
        self._flush()  # points come before whatever happened after them
        self._line.send(event)

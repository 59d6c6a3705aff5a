"""One run being trained: what its events make of it, kept in the database and told to its followers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import structlog

from models.problems import Problem
from models.training.recipe import Recipe
from server.errors import Refusal
from server.store.points import Points
from server.store.runs import KeptSnapshot, Run, Runs
from server.store.signals import Signals

from .announcing import Announcer
from .places import Places

log = structlog.get_logger(__name__)

Event = dict[str, Any]
ACCURACY = {"train": "accuracy", "val": "validation_accuracy"}
"""Where a run shows the newest accuracy of a split."""
STOPPED_EARLY = "run_stopped_early"
"""Why a finished run ended before its length; ``step`` is that of the lowest validation loss."""
ENDED = frozenset({"finished", "stopped", "failed", "diverged"})


class Training:
    """The present of a run while a runner has it; `run` is newer than what the database has of it."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self, run: Run, runs: Runs, points: Points, signals: Signals, announcer: Announcer, places: Places
    ) -> None:
        self.run = run
        self.has_live_weights = False
        self.saved: int | None = None
        """the step of the newest snapshot since it was begun or taken up"""
        self.pending: list[dict[str, Any]] = []
        """changes that were sent and are not in the journal yet"""
        self._runs = runs
        self._points = points
        self._signals = signals
        self._announcer = announcer
        self._places = places
        self._changed = asyncio.Event()

    async def take(self, event: Event) -> None:
        """Takes an event in; `exited` is the supervisor's."""
        async with self._announcer.order(self.run.project):
            await self._take(event)
        self._wake()

    async def become(self, **values: Any) -> None:  # noqa: ANN401  (columns of a run)
        """Changes the run, keeps and tells it."""
        async with self._announcer.order(self.run.project):
            await self._become(**values)
        self._wake()

    async def fail(self, problem: Problem) -> None:
        """Ends the run with a reason, which is told even where nothing can be kept."""
        try:
            await self.become(state="failed", reason=vars(problem), position=None)
        except Refusal:  # the disk is full
            await self._announcer.run_changed(self.run)
            self._wake()

    async def until(self, reached: Callable[[Run], bool], seconds: float) -> None:
        """Waits for the run to get somewhere, a while at most: a step of a large network takes its time."""
        try:
            async with asyncio.timeout(seconds):
                while not reached(self.run):
                    await self._changed.wait()
        except TimeoutError:
            log.debug("still waiting", run=self.run.id, state=self.run.state)

    async def _take(self, event: Event) -> None:
        match event["type"]:
            case "queued":
                await self._stand(_chosen(event, "position", "waiting"))
            case "started":
                began = self.run.carried or event["carried"]  # a resumed run keeps all that it has
                carried = {**began, "encoder": event["encoder"]}
                known = _chosen(event, "step", "steps", "epoch_steps", "device", "trained_parameters")
                await self._become(position=None, reason=None, carried=carried, **known)  # its state comes next
            case "state" | "speed":
                told = _chosen(event, "state", "gait", "images_per_second", "overhead") | _why_ended(event)
                told |= {name: (getattr(self.run, name) or 0.0) + more for name, more in _spent(event)}
                if "reason" in told:  # its best weights are shown, not its newest
                    self.has_live_weights = False
                if any(getattr(self.run, name) != value for name, value in told.items()):
                    await self._become(**told)
            case "metrics" | "signals" | "live" | "snapshot":
                await self._learn(event)
            case "changed":
                await self._journal(event["step"], event["values"])
            case "extended":
                await self._become(steps=event["steps"], until=event["steps"])
            case "diverged":
                reason = Problem("run_diverged", {"step": event["step"]}, node=event["node"])
                await self._become(state="diverged", reason=vars(reason), step=event["step"])
            case "refused" | "silent":
                log.warning("training", run=self.run.id, event_type=event["type"], details=event)

    async def _learn(self, event: Event) -> None:
        """What a training shows of itself as it goes on."""
        match event["type"]:
            case "metrics":
                await self._measure(event["points"])
            case "signals":
                await self._sense(event)
            case "live":
                await self._show(event)
            case "snapshot":
                await self._keep(event)

    async def _become(self, **values: Any) -> None:  # noqa: ANN401  (columns of a run)
        if values.get("position", 0) is None:
            values = {**values, "waiting": None}
        self.run = replace(self.run, **values)
        progress = {name: getattr(self.run, name) for name in ("step", "epoch", "accuracy", "validation_accuracy")}
        await self._runs.change(self.run.id, **{**progress, **values})
        await self._announcer.run_changed(self.run)

    async def _stand(self, place: dict[str, Any]) -> None:
        """Takes a place in the line, which is told and not kept: whenever one leaves, all behind it move on."""
        if self.run.state == "queued":
            self.run = replace(self.run, **place)
            await self._announcer.run_changed(self.run)
        else:
            await self._become(state="queued", **place)

    async def _show(self, event: Event) -> None:
        self.has_live_weights = True
        moved = event["step"] != self.run.step
        self.run = replace(self.run, **_chosen(event, "step", "epoch"))
        if moved and self.run.state == "paused":  # one step was done; while it runs, points say where it is
            await self._become()
        await self._announcer.learned(self.run)

    async def _measure(self, points: list[dict[str, Any]]) -> None:
        """Keeps points at once; the run's row follows about once a second."""
        for point in points:
            seen: dict[str, Any] = {name: max(getattr(self.run, name), point[name]) for name in ("step", "epoch")}
            if point["split"] in ACCURACY:
                seen[ACCURACY[point["split"]]] = point.get("accuracy")
            self.run = replace(self.run, **seen)
        seq = await self._points.add(self.run.id, points)
        await self._announcer.points(self.run, seq, points)

    async def _sense(self, event: Event) -> None:
        told = _chosen(event, "images", "layers")
        await self._signals.add(self.run.id, event["step"], told)
        await self._announcer.signals(self.run, {"step": event["step"], **told})

    async def _keep(self, event: Event) -> None:
        file = self._places.relative(Path(event["file"]))
        snapshot = KeptSnapshot(event["step"], event["epoch"], file, event["kept"])
        await self._runs.add_snapshot(self.run.id, snapshot)
        self.saved = event["step"]
        if event["kept"]:
            self._announcer.snapshot(self.run, event["step"])

    async def _journal(self, step: int, values: dict[str, Any]) -> None:
        await self._runs.add_change(self.run.id, step, values)
        recipe = Recipe.model_validate(self.run.recipe_now).changed(values)
        await self._become(recipe_now=recipe.model_dump(mode="json"))
        if values in self.pending:
            self.pending.remove(values)

    def _wake(self) -> None:
        """Lets everyone who waits look again."""
        self._changed.set()
        self._changed = asyncio.Event()


def _chosen(event: Event, *names: str) -> dict[str, Any]:
    return {name: event[name] for name in names if name in event}


def _spent(event: Event) -> list[tuple[str, float]]:
    return [(name, event[name]) for name in ("seconds", "computed") if name in event]


def _why_ended(event: Event) -> dict[str, Any]:
    if event.get("reason") != "early_stopping":
        return {}
    return {"reason": vars(Problem(STOPPED_EARLY, {"step": event["best"]}))}

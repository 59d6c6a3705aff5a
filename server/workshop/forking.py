"""New runs made of earlier ones: forked from a snapshot, or begun again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from models.training.feasibility import plan_of
from models.training.recipe import Recipe
from server.errors import Refusal
from server.store.blobs import link
from server.store.points import Points
from server.store.runs import KeptSnapshot, Run, Runs

from .beginnings import begin_anew
from .documents import MAIN, Checked, read_dataset, read_recipe
from .history import History
from .places import Places
from .readiness import trainable

DECIDES_STEPS = ("optimizer", "batch_size", "train_images")
"""Fields of a recipe without which a step is another one: the optimiser's memory, and what an epoch is counted in."""
ATTEMPTS = 3
"""Snapshots that are only for resuming are swept while the training goes on: the next one is taken then."""


@dataclass(frozen=True)
class _Origin:
    """Where a fork begins: a run, its recipe as changes had made it by then, and a snapshot."""

    run: Run
    recipe: Recipe
    snapshot: KeptSnapshot


class Forking:
    """Makes paused runs, which their project shows."""

    def __init__(self, runs: Runs, points: Points, history: History, places: Places) -> None:
        self._runs = runs
        self._points = points
        self._history = history
        self._places = places

    async def fork(self, run: Run, step: int | None, values: dict[str, Any]) -> Run:
        """A run that goes on from a snapshot of another one (the newest without a `step`), with a recipe of its own.

        With the same optimiser, batch size and training images it goes on where that one was: its steps, its curve and
        its optimiser's memory are the other's so far, and with nothing changed it does exactly what the other would.
        Otherwise it begins at step 0 from these weights; the same optimiser keeps its memory then too.

        Raises:
            Refusal: `snapshot_missing_at`, `recipe_refused`; and what `trainable` refuses.
        """
        for attempt in range(ATTEMPTS):
            origin = await self._origin(run, step)
            recipe = read_recipe({**origin.recipe.model_dump(mode="json"), **values}, run.dataset)
            checked = await asyncio.to_thread(trainable, _document(run, recipe))
            try:
                return await self._begin(origin, checked, is_changed=bool(values))
            except FileNotFoundError:
                if attempt == ATTEMPTS - 1 or step is not None:
                    raise Refusal("snapshot_missing_at", step=origin.snapshot.step) from None
        raise AssertionError("the last attempt answers or refuses")

    async def duplicate(self, run: Run, seed: int | None) -> Run:
        """A run that repeats another one from its start, with the recipe that it was started with or another seed."""
        recipe = read_recipe({**run.recipe, **({} if seed is None else {"seed": seed})}, run.dataset)
        checked = await asyncio.to_thread(trainable, _document(run, recipe))
        new = _run(run, checked, initial=await self._beginning(run))
        await self._runs.add(new)
        await self._history.show(new)
        return new

    async def _beginning(self, run: Run) -> list[str]:
        """What a run began with: the files of that time, or its first snapshot where one has been swept since."""
        if all([await asyncio.to_thread(self._places.absolute(file).exists) for file in run.initial]):
            return run.initial
        first = [snapshot.file for snapshot in await self._runs.snapshots(run.id) if snapshot.step == 0]
        if not first:
            raise Refusal("snapshot_missing_at", step=0)
        return first

    async def _origin(self, run: Run, step: int | None) -> _Origin:
        snapshots = await self._runs.snapshots(run.id)
        chosen = [snapshot for snapshot in snapshots if step in {None, snapshot.step}]
        if not chosen:
            raise Refusal("snapshot_missing_at", step=run.step if step is None else step)
        recipe = Recipe.model_validate(run.recipe)
        for change in await self._runs.changes(run.id):
            if change["step"] <= chosen[-1].step:
                recipe = recipe.changed(change["values"])
        return _Origin(run, recipe, chosen[-1])

    async def _begin(self, origin: _Origin, checked: Checked, *, is_changed: bool) -> Run:
        before, now = origin.recipe, checked.recipe
        goes_on = all(getattr(before, field) == getattr(now, field) for field in DECIDES_STEPS)
        at = origin.snapshot.step if goes_on else 0
        fields: dict[str, Any] = {"parent_step": origin.snapshot.step}
        if goes_on:
            until, steps = _length(origin, now, is_changed=is_changed)
            fields |= {"step": at, "epoch": origin.snapshot.epoch, "until": until, "steps": steps}
            fields |= {"epoch_steps": origin.run.epoch_steps, "device": origin.run.device}
        new = _run(origin.run, checked, **fields)
        source = self._places.absolute(origin.snapshot.file)
        file = self._places.run(new.id) / f"step-{at:08d}.safetensors"
        await asyncio.to_thread(link if goes_on or before.optimizer != now.optimizer else begin_anew, source, file)
        noted = self._places.relative(file)
        if before.optimizer == now.optimizer:
            await self._runs.add(new, KeptSnapshot(at, new.epoch, noted, kept=True))
        else:
            await self._runs.add(_run(origin.run, checked, **fields, id=new.id, initial=[noted]))
        if goes_on:
            await self._inherit(origin, new)
        await self._history.show(new)
        return new

    async def _inherit(self, origin: _Origin, new: Run) -> None:
        """Gives a fork the curve so far."""
        await self._points.copy(origin.run.id, new.id, origin.snapshot.step)
        train, val = [await self._points.newest(new.id, split) for split in ("train", "val")]
        reached = {"accuracy": train and train["accuracy"], "validation_accuracy": val and val["accuracy"]}
        await self._runs.change(new.id, **reached)


def _length(origin: _Origin, recipe: Recipe, *, is_changed: bool) -> tuple[int | None, int | None]:
    """To which step a fork is extended beyond its recipe's length, and its steps in all as far as they are known.

    One that has reached its end already goes on for as long again, as its parent would: it may be the end of the
    length, of the minutes or of the patience.
    """
    run, step = origin.run, origin.snapshot.step
    until = None if is_changed else run.until
    planned = until or plan_of(recipe, read_dataset(run.dataset).splits["train"]).steps
    may_end_before = recipe.length == "minutes" or recipe.early_stopping is not None
    has_ended = may_end_before and run.state == "finished" and step == run.step
    if has_ended or (planned is not None and step >= planned):
        until = planned = step + recipe.further(run.epoch_steps or 0, run.images_per_second)
    return until, planned


def _run(parent: Run, checked: Checked, **fields: Any) -> Run:  # noqa: ANN401  (columns of a run)
    recipe = checked.recipe.model_dump(mode="json")
    own = {"initial": [], **fields}
    return Run(
        project=parent.project,
        fingerprint=checked.fingerprint,
        graph=checked.document["graphs"][MAIN],
        dataset=parent.dataset,
        task=parent.task,
        recipe=recipe,
        recipe_now=recipe,
        state="paused",
        parent=parent.id,
        **own,
    )


def _document(run: Run, recipe: Recipe) -> dict[str, Any]:
    """What a run trains, as a project's document."""
    values = recipe.model_dump(mode="json")
    return {"task": run.task, "graphs": {MAIN: run.graph}, "dataset": run.dataset, "recipe": values}

"""What "play" means: going on with the run that trains what the project is, or starting one that does."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import replace
from typing import Any, Literal
from weakref import WeakValueDictionary

from models.problems import Problem
from models.training.recipe import Change, Recipe
from server.errors import Refusal
from server.store.projects import Project, Projects
from server.store.runs import Run, Runs

from .announcing import Announcer
from .documents import MAIN, Checked, change_recipe, read_dataset
from .quotas import Quotas
from .readiness import require_images, trainable
from .supervisor import Supervisor
from .training import ENDED
from .weights import Weights

REMEMBERED = 1024
"""Resets that can be undone, of as many projects, until the server ends."""

Mode = Literal["run", "step", "epoch", "slow"]
"""What is asked for: to go on in one of the gaits, or to do one step and pause."""

Did = Literal["started", "resumed", "extended", "stepped"]


class Playing:
    """Starts, continues and ends the runs of projects; one thing at a time for each project."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        projects: Projects,
        runs: Runs,
        supervisor: Supervisor,
        weights: Weights,
        quotas: Quotas,
        announcer: Announcer,
    ) -> None:
        self._projects = projects
        self._runs = runs
        self._supervisor = supervisor
        self._weights = weights
        self._quotas = quotas
        self._announcer = announcer
        self._resets: OrderedDict[str, Project] = OrderedDict()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def play(self, project: str, mode: Mode) -> tuple[Did, Run]:
        """Trains what the project is: on, further, or from the weights that fit.

        Raises:
            Refusal: `graph_unfit` with the network's problems, `dataset_unavailable`, `dataset_only_to_look_at`.
        """
        async with self.turn(project):
            present = await self.present(project)
            checked = await asyncio.to_thread(trainable, present.document)
            run = await self._shown(present)
            if run is None or run.fingerprint != checked.fingerprint or run.state in {"failed", "diverged"}:
                run = await self._start(present, checked, paused=mode != "run")
                if mode == "run":
                    return "started", run
                return ("stepped" if mode == "step" else "started"), await self._go_on(run, mode)
            await self._stop_others(project, run)
            extends = run.state == "finished"
            run = await self._go_on(run, mode, values=_changes(run, checked.recipe))
            return ("stepped" if mode == "step" else "extended" if extends else "resumed"), run

    async def start(self, project: str, *, paused: bool, fresh: bool) -> Run:
        """A new run of what the project is, from the weights that fit unless `fresh`."""
        async with self.turn(project):
            present = await self.present(project)
            checked = await asyncio.to_thread(trainable, present.document)
            return await self._start(present, checked, paused=paused, fresh=fresh)

    async def resume(self, run: Run) -> Run:
        """Lets a run go on: from its pause, from where it was stopped, or beyond its end."""
        async with self.turn(run.project):
            return await self._go_on(await self._show(run), "run")

    async def begin(self, run: Run) -> None:
        """Gives a run of a series its turn, unless it was halted or deleted since; does not wait for its beginning."""
        async with self.turn(run.project):
            present = await self._newest(run)
            if present.state == "queued" and present.deleted is None and not self._supervisor.is_trained(run.id):
                await self._supervisor.begin(present)

    async def wait_again(self, run: Run) -> Run:
        """Lets a run of a series that was halted, and has not ended, wait for its turn."""
        async with self.turn(run.project):
            present = await self._newest(run)
            if present.state in {"paused", "stopped"} and not self._supervisor.is_trained(run.id):
                return await self._amended(run, state="queued", position=None, reason=None, halted=None)
            return present

    async def step(self, run: Run) -> Run:
        """Does one step of a run and pauses it."""
        async with self.turn(run.project):
            return await self._go_on(await self._show(run), "step")

    async def pause(self, run: Run, room: str | None = None) -> Run:
        """Halts a run, by the teacher of a `room` or by its own people; one that is not going on stays."""
        if run.state in ENDED:
            raise Refusal("run_over")
        by = {} if room is None else {"halted": room}
        if run.series is None:
            if not self._supervisor.is_trained(run.id):
                return run
            await self._mark(run, by)
            return await self._supervisor.pause(run.id)
        async with self.turn(run.project):  # nobody looks on while it waits: its process is let go
            if self._supervisor.is_trained(run.id):
                await self._mark(run, by)
            return await self._let_go(run, **by)

    async def halt(self, run: Run, reason: Problem) -> None:
        """Pauses a run for a reason that its people are told, and lets its process go; unless it has ended since."""
        async with self.turn(run.project):
            await self._let_go(run, reason=vars(reason))

    async def stop(self, run: Run) -> Run:
        """Ends a run with a snapshot."""
        async with self.turn(run.project):
            return await self.end(run)

    async def end(self, run: Run) -> Run:
        """The same, for whoever holds the project's turn; a run that has ended stays as it is."""
        return await self._stop(await self._newest(run))

    async def change(self, run: Run, values: dict[str, Any]) -> Run:
        """Gives a run other values of its recipe while it goes on."""
        change_recipe(Recipe.model_validate(run.recipe_now), values)
        if not self._supervisor.is_trained(run.id):
            raise Refusal("run_not_running")
        return await self._supervisor.change(run.id, values)

    async def reset(self, project: str) -> None:
        """Ends the project's run and forgets its weights: it is as it was before any training."""
        before = await self.replace_weights(project, None)
        self._resets[project] = before
        self._resets.move_to_end(project)
        while len(self._resets) > REMEMBERED:
            self._resets.popitem(last=False)

    async def undo_reset(self, project: str) -> None:
        """Shows the run and the weights again that the last reset took away, unless something was trained since.

        Raises:
            Refusal: `nothing_to_undo`.
        """
        async with self.turn(project):
            present = await self.present(project)
            before = self._resets.pop(project, None)
            if before is None or present.run is not None or present.weights is not None:
                raise Refusal("nothing_to_undo")
            await self._projects.set_weights(project, before.weights, before.origin)
            run = await self._shown(before)
            if run is None or run.deleted is not None:
                return
            await self._projects.set_run(project, run.id)
            await self._announcer.run_changed(run)
            self._announcer.weights(project, at_once=True)

    async def replace_weights(self, project: str, blob: str | None, origin: dict[str, Any] | None = None) -> Project:
        """Ends the project's run; the project starts from `blob`, or from the seeded initialisation.

        Returns the project as it was before.
        """
        async with self.turn(project):
            before = await self.present(project)
            await self._stop_others(project)
            await self._projects.set_weights(project, blob, origin)
            await self._announcer.run_forgotten(project)
            return before

    async def delete(self, project: str) -> None:
        """Ends the project's run and deletes the project, softly; whoever wants to play it now comes too late."""
        async with self.turn(project):
            await self.present(project)
            for run in [*self._supervisor.trained(project), *await self._runs.waiting(project)]:
                await self.end(run)
            async with self._announcer.order(project):
                await self._projects.set_deleted(project, deleted=True)
                self._announcer.deleted(project)

    async def _start(self, project: Project, checked: Checked, *, paused: bool, fresh: bool = False) -> Run:
        async with self._quotas.room_for(project.id):
            await self._stop_others(project.id)
            recipe = checked.recipe.model_dump(mode="json")
            run = Run(
                project=project.id,
                fingerprint=checked.fingerprint,
                graph=checked.document["graphs"][MAIN],
                dataset=checked.document["dataset"],
                task=checked.document["task"],
                recipe=recipe,
                recipe_now=recipe,
                initial=[] if fresh else await self._weights.to_start_from(project),
            )
            await self._runs.add(run)
            await self._projects.set_run(project.id, run.id)
            await self._supervisor.begin(run, paused=paused)
        return await self._supervisor.begun(run)

    async def _go_on(self, run: Run, mode: Mode, *, values: dict[str, Any] | None = None) -> Run:
        """Lets a run go on, with new `values` of its recipe from its next step."""
        if run.state in ENDED or not self._supervisor.is_trained(run.id):
            run = await self._take_up(run, one_step=mode == "step", paused=mode != "run" or bool(values))
        if values:
            run = await self._supervisor.change(run.id, values)
        if mode == "step":
            return await self._supervisor.step(run.id)
        return run if run.state in ENDED else await self._supervisor.resume(run.id, mode)

    async def _take_up(self, run: Run, *, one_step: bool, paused: bool) -> Run:
        """Gives a run a process again; a finished one is to do as much again, or one step more."""
        async with self._quotas.room_for(run.project):
            await asyncio.to_thread(lambda: require_images(read_dataset(run.dataset)))
            if run.state == "finished":
                planned = Recipe.model_validate(run.recipe).further(run.epoch_steps or 0, run.images_per_second)
                run = replace(run, until=run.step + (1 if one_step else planned))  # it may have ended before its length
            await self._supervisor.begin(run, paused=paused)
        return await self._supervisor.begun(run)

    async def _stop_others(self, project: str, run: Run | None = None) -> None:
        """Ends what else a project trains: one run at a time, besides those of series, which take their turns."""
        for other in self._supervisor.trained(project):
            if other.series is None and (run is None or other.id != run.id):
                await self._stop(other)

    async def _mark(self, run: Run, by: dict[str, str]) -> None:
        """Notes who halts a run before its process has heard of it: that takes a while, and the server may die."""
        if by:
            await self._supervisor.amend(run.id, **by)

    async def _let_go(self, run: Run, **why: object) -> Run:
        """Ends the process of a run that can go on later: it is paused then, and says why in the same breath."""
        if self._supervisor.is_trained(run.id):
            return await self._supervisor.let_go(run.id, **why)
        present = await self._newest(run)
        return present if present.state in ENDED else await self._amended(run, state="paused", **why)

    async def _stop(self, run: Run) -> Run:
        if self._supervisor.is_trained(run.id):
            return await self._supervisor.stop(run.id)
        is_over = run.state in ENDED
        return run if is_over else await self._amended(run, state="stopped", reason=None)  # it had no process

    async def _amended(self, run: Run, **values: object) -> Run:
        await self._supervisor.amend(run.id, **values)
        return await self._newest(run)

    async def present(self, project: str) -> Project:
        """The project as it is now; raises Refusal `not_found`."""
        found = await self._projects.get(project)
        if found is None or found.deleted is not None:
            raise Refusal("not_found")
        return found

    async def _show(self, run: Run) -> Run:
        """The run as it is now, shown with its project; those of series go on beside the one that is shown."""
        project = await self.present(run.project)
        run = await self._newest(run)
        if run.state in {"failed", "diverged"}:
            raise Refusal("run_over")
        if run.series is None:
            await self._stop_others(project.id, run)
            if project.run != run.id:
                await self._projects.set_run(project.id, run.id)
        return run

    async def _shown(self, project: Project) -> Run | None:
        """The run that is shown with the project, as it is now."""
        return await self._supervisor.find(project.run) if project.run else None

    async def _newest(self, run: Run) -> Run:
        return await self._supervisor.find(run.id) or run

    def turn(self, project: str) -> asyncio.Lock:
        """Held by whoever does something with the runs of a project."""
        return self._turns.setdefault(project, asyncio.Lock())


def _changes(run: Run, wanted: Recipe) -> dict[str, Any]:
    """What a run's recipe is to become, of the fields that a training takes while it goes on."""
    now = Recipe.model_validate(run.recipe_now).model_dump(mode="json")
    new = wanted.model_dump(mode="json")
    return {name: new[name] for name in Change.model_fields if new[name] != now[name]}

"""The runs of a project beside one another: listed, named, shown, deleted and brought back, forked and begun again."""

from __future__ import annotations

from fastapi import APIRouter

from models.text import Language
from server.answering import StrictRoute
from server.auth.rules import needs
from server.comparisons import RunList, RunSummary
from server.language import Asked
from server.requests import DuplicateRequest, ForkRequest, RunChange
from server.services import Served, Services
from server.store.runs import Run

from .authorised import FoundProject, FoundRun

router = APIRouter(route_class=StrictRoute, tags=["runs"])


@router.get("/projects/{project}/runs", summary="A project's runs")
@needs("read")
async def list_runs(project: FoundProject, language: Asked, services: Served) -> RunList:
    """The newest five hundred runs of a project with their results, and the series among them, newest first.

    Followers of the project are told of every change by the message `runs`.
    """
    runs = await services.listing.summaries(project, await services.history.of(project.id), language)
    return RunList(runs=runs, series=await services.comparing.entries(project.id))


@router.patch("/runs/{run}", summary="Name a run")
@needs("edit")
async def name_run(run: FoundRun, change: RunChange, language: Asked, services: Served) -> RunSummary:
    """Another title or note; what is left out stays, null or an empty text removes it."""
    await services.history.name(run, change.model_dump(exclude_unset=True))
    return await _answer(run.id, language, services)


@router.delete("/runs/{run}", summary="Delete a run", status_code=204)
@needs("delete")
async def delete_run(run: FoundRun, services: Served) -> None:
    """Ends a run and takes it off the list; `restore` undoes it.

    Where it was the one that its project shows, the newest other one takes its place, or none.
    """
    await services.history.delete(run)


@router.post("/runs/{run}/restore", summary="Undo a run's deletion")
@needs("restore")
async def restore_run(run: FoundRun, language: Asked, services: Served) -> RunSummary:
    """Brings a deleted run back as it ended; its project shows it again if it did and shows no newer one."""
    await services.history.restore(run)
    return await _answer(run.id, language, services)


@router.post("/runs/{run}/show", summary="Show a run")
@needs("train")
async def show_run(run: FoundRun, language: Asked, services: Served) -> RunSummary:
    """Makes a run the one that its project shows: weights, curves and pictures follow it.

    A training that was shown before goes on; playing another one ends it.
    """
    await services.history.show(run)
    return await _answer(run.id, language, services)


@router.post("/runs/{run}/fork", summary="Fork a run", status_code=201)
@needs("train")
async def fork_run(run: FoundRun, language: Asked, services: Served, request: ForkRequest | None = None) -> RunSummary:
    """A new paused run that begins from a snapshot of this one; its project shows it.

    With the same optimiser, batch size and number of training images it goes on at the snapshot's step, with the curve
    so far and the optimiser's memory: with nothing changed it does bit for bit what this run would have done.
    Otherwise it begins at step 0 from the snapshot's weights; the same optimiser keeps its memory then too.
    """
    wanted = request or ForkRequest()
    new = await services.forking.fork(run, wanted.step, wanted.recipe)
    return await _answer(new.id, language, services)


@router.post("/runs/{run}/duplicate", summary="Begin a run again", status_code=201)
@needs("train")
async def duplicate_run(
    run: FoundRun, language: Asked, services: Served, request: DuplicateRequest | None = None
) -> RunSummary:
    """A new paused run of the same network and recipe from where this one began; its project shows it.

    With the same seed it repeats this one; what was changed in the middle is not repeated.
    """
    new = await services.forking.duplicate(run, None if request is None else request.seed)
    return await _answer(new.id, language, services)


async def _answer(run: str, language: Language, services: Services) -> RunSummary:
    found = await services.finding.existing_run(run)
    return await summary(found, language, services)


async def summary(run: Run, language: Language, services: Services) -> RunSummary:
    """A run as its project's list shows it."""
    project = await services.finding.existing_project(run.project)
    (told,) = await services.listing.summaries(project, [run], language)
    return told

"""Series: several runs of one project that are to be compared, trained one after another in the background."""

from __future__ import annotations

from fastapi import APIRouter

from server.answering import StrictRoute
from server.auth.rules import needs
from server.comparisons import SeriesAnswer
from server.language import Asked
from server.requests import NewSeries
from server.services import Served
from server.store.series import Series
from server.workshop.variants import Plan, sweep

from .authorised import FoundProject, FoundSeries

router = APIRouter(route_class=StrictRoute, tags=["series"])


@router.post("/projects/{project}/series", summary="Begin a series", status_code=201)
@needs("train")
async def begin_series(project: FoundProject, new: NewSeries, language: Asked, services: Served) -> SeriesAnswer:
    """Makes up to 24 runs of the project as it is now, each with another recipe (or network).

    They are trained in the background, two at a time at most, as there is room; the run that the project shows stays
    as it is. Everything is checked first: a variant that cannot be trained is named with its field (422), and nothing
    is started.
    """
    if new.variants is not None:
        plans = [Plan(each.title, each.recipe, each.graph, fresh=each.fresh) for each in new.variants]
    else:
        plans = sweep(new.sweep or {})
    fields = list(dict.fromkeys(field for plan in plans for field in plan.values))
    about = Series(project.id, new.kind, new.title, {"note": new.note, "fields": fields, **_asked(new)})
    return await services.comparing.describe(await services.comparing.begin(project, about, plans), language)


@router.get("/series/{series}", summary="A series")
@needs("read")
async def read_series(series: FoundSeries, language: Asked, services: Served) -> SeriesAnswer:
    """A series with its runs, in the order of its variants."""
    return await services.comparing.describe(series, language)


@router.post("/series/{series}/stop", summary="Stop a series")
@needs("halt")
async def stop_series(series: FoundSeries, language: Asked, services: Served) -> SeriesAnswer:
    """Ends every run of a series with a snapshot, those that wait too."""
    await services.comparing.stop(series)
    return await services.comparing.describe(series, language)


@router.post("/series/{series}/resume", summary="Go on with a series")
@needs("train")
async def resume_series(series: FoundSeries, language: Asked, services: Served) -> SeriesAnswer:
    """Lets every run of a series that was paused or stopped take its turn again, from where it was."""
    await services.comparing.resume(series)
    return await services.comparing.describe(series, language)


@router.delete("/series/{series}", summary="Delete a series", status_code=204)
@needs("delete")
async def delete_series(series: FoundSeries, services: Served) -> None:
    """Ends a series and takes it off the list with its runs; `restore` undoes it."""
    await services.comparing.delete(series)


@router.post("/series/{series}/restore", summary="Undo a series' deletion")
@needs("restore")
async def restore_series(series: FoundSeries, language: Asked, services: Served) -> SeriesAnswer:
    """Brings a deleted series back as it ended; `resume` lets its runs go on."""
    await services.comparing.restore(series)
    return await services.comparing.describe(await services.comparing.find(series.id), language)


def _asked(new: NewSeries) -> dict[str, object]:
    """For the record; networks stand with the runs."""
    asked = new.model_dump(mode="json", include={"variants", "sweep"}, exclude_none=True)
    for variant in asked.get("variants", ()):
        variant.pop("graph", None)
    return asked

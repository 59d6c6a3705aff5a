"""Results of runs: what a snapshot got right and wrong, and the images behind each number."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from models import data
from models.problems import Problem
from models.results import answers, choosing
from models.results.tta import AS_IT_IS, views
from server.answering import StrictRoute
from server.auth.identity import Asking
from server.auth.rules import needs
from server.comparisons import VariantAnswer
from server.errors import Refusal
from server.results import (
    AnsweredImage,
    AnsweredImages,
    ImagesQuery,
    MeasuredSplit,
    MeasureRequest,
    ResultAnswer,
    ResultHead,
    ResultList,
    ResultQuery,
    TestLook,
    UnderwayAnswer,
)
from server.services import Served, Services
from server.store.results import Result
from server.store.runs import Run
from server.workshop.measuring import Underway

from .authorised import FoundRun

router = APIRouter(prefix="/runs/{run}/results", route_class=StrictRoute, tags=["results"])


@dataclass(frozen=True)
class ResultPlace:
    """Where a result is looked for: a run that may be read, a split and a step."""

    run: Run
    split: MeasuredSplit
    step: int

    async def result(self, services: Services, *, tta: bool) -> Result:
        """The result there; raises Refusal `not_found`."""
        found = await services.store.results.get(self.run.id, self.split, self.step, augmented=tta)
        if found is None:
            raise Refusal("not_found")
        return found


async def _place(
    run: FoundRun,
    split: MeasuredSplit,
    step: Annotated[int, Path(ge=0, le=2**53)],
) -> ResultPlace:
    dataset = data.get(run.dataset)
    if dataset.holds_back(split):  # one that was reckoned before knows the label of each image
        raise Refusal("not_found", faults=[Problem("split_held_back", {"title": dataset.title.in_all()})])
    return ResultPlace(run, split, step)


Place = Annotated[ResultPlace, Depends(_place)]


@router.post("", summary="Measure a run", responses={202: {"model": UnderwayAnswer, "description": "Underway."}})
@needs("inspect")
async def measure(
    run: FoundRun, asked: MeasureRequest, asker: Asking, services: Served, response: Response
) -> ResultAnswer | UnderwayAnswer:
    """What the run's weights get right and wrong on a whole split; 202 with a `step` to ask for again while it lasts.

    The test images are looked at once a run (409 `test_used`): a look at them to choose between two makes them a second
    validation set. Only the run's owner takes that look.
    """
    if asked.split == "test":
        await services.finding.of(asker, run.project, "train")
    result = await services.measuring.measure(run, asked.snapshot, asked.split, augmented=asked.tta)
    if isinstance(result, Underway):
        response.status_code = 202
        return _underway(result)
    return _result(run, result)


@router.get("", summary="A run's results")
@needs("read")
async def list_results(run: FoundRun, services: Served) -> ResultList:
    """Results that are there, those underway, and the looks of the project's other runs at the test images."""
    return ResultList(
        results=[_head(result) for result in await services.store.results.of_run(run.id)],
        underway=[_underway(each) for each in services.measuring.underway(run.id)],
        looks=[
            TestLook(
                run=look.result.run,
                title=look.run.title,
                created=look.run.created,
                variant=look.run.variant and VariantAnswer.model_validate(look.run.variant),
                step=look.result.step,
                accuracy=look.result.summary["accuracy"],
                related=look.related,
            )
            for look in await services.measuring.other_looks(run)
        ],
    )


@router.get("/{split}/{step}", summary="A result")
@needs("read")
async def read_result(place: Place, asked: Annotated[ResultQuery, Query()], services: Served) -> ResultAnswer:
    """A result that is there; nothing is reckoned."""
    return _result(place.run, await place.result(services, tta=asked.tta))


@router.get("/{split}/{step}/images", summary="The images behind a number")
@needs("read")
async def list_images(place: Place, asked: Annotated[ImagesQuery, Query()], services: Served) -> AnsweredImages:
    """Images of a class (`true`), given to a class (`predicted`), or mistaken (`wrong`), with the network's answers.

    The pictures are under `/api/datasets/{name}/{split}/{index}.png`.
    """
    result = await place.result(services, tta=asked.tta)
    saved = await asyncio.to_thread(answers.load, services.measuring.file(result))
    wanted = asked.model_dump(include={"true", "predicted", "wrong", "order"})
    chosen = choosing.choose(saved, **wanted)
    return AnsweredImages(
        total=len(chosen),
        images=[
            AnsweredImage(
                index=int(index),
                label=int(saved.labels[index]),
                predicted=int(saved.predicted[index]),
                confidence=float(saved.confidence[index]),
                truth=float(saved.truth[index]),
            )
            for index in chosen[: asked.limit]
        ],
    )


def _result(run: Run, result: Result) -> ResultAnswer:
    dataset = data.get(run.dataset)
    seen = views(*dataset.shape[1:], mirrored=dataset.mirrored) if result.augmented else AS_IT_IS
    return ResultAnswer.model_validate(
        {
            "run": result.run,
            "dataset": run.dataset,
            "split": result.split,
            "step": result.step,
            "tta": result.augmented,
            "views": len(seen),
            "mirrored": any(view.mirrored for view in seen),
            "shift": max(abs(view.down) for view in seen),
            "created": result.created,
            "summary": result.summary,
        }
    )


def _head(result: Result) -> ResultHead:
    summary = result.summary
    return ResultHead.model_validate(
        {
            "split": result.split,
            "step": result.step,
            "tta": result.augmented,
            "created": result.created,
            "images": summary["images"],
            "loss": summary["loss"],
            "accuracy": summary["accuracy"],
            "macro_f1": summary["macro"]["f1"],
        }
    )


def _underway(underway: Underway) -> UnderwayAnswer:
    wanted = underway.wanted
    done, of = underway.progress or (None, None)
    return UnderwayAnswer.model_validate(
        {
            "run": wanted.run,
            "split": wanted.split,
            "step": wanted.step,
            "tta": wanted.augmented,
            "done": done,
            "of": of,
        }
    )

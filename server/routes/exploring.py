"""Data sets looked at closely: the samples of a class, and what all images have in common."""

from __future__ import annotations

import asyncio
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query, Response

from models import data
from models.data import Dataset, DatasetProblem
from models.problems import Problem
from server.answering import StrictRoute
from server.answers import Split
from server.auth.rules import needs
from server.errors import Refusal
from server.services import Served
from server.uploads import DatasetStatistics, SampleList
from server.workshop.exploring import Whole, whole

from .datasets import keeping, png, split_of

router = APIRouter(prefix="/datasets/{name}", route_class=StrictRoute, tags=["data sets"])

MOST_LISTED = 500


@router.get("/statistics", summary="A data set as a whole")
@needs("see_dataset")
async def show_statistics(name: str, services: Served) -> DatasetStatistics:
    """How many images there are of each class, and what their values are; the first time it takes some seconds."""
    dataset = _here(name)
    found = await services.exploring.statistics(dataset)
    return DatasetStatistics(
        counts=await services.exploring.counts(dataset),
        mean=found.channel_mean.tolist(),
        deviation=found.channel_deviation.tolist(),
        histogram=found.histogram.tolist(),
    )


@router.get("/statistics/{what}.png", summary="The mean image", response_class=Response)
@needs("see_dataset")
async def draw_statistics(
    name: str,
    what: Whole,
    services: Served,
    label: Annotated[int | None, Query(ge=0, description="Of this class alone; the mean only.")] = None,
) -> Response:
    """The mean of the training images, or how much each pixel deviates (doubled: white is 127.5)."""
    dataset = _here(name)
    if label is not None and label >= len(dataset.classes):
        raise Refusal("not_found")
    found = await services.exploring.statistics(dataset)
    picture = await asyncio.to_thread(lambda: png(whole(found, what, label)))
    return Response(picture, media_type="image/png", headers=keeping(dataset))


@router.get("/{split}/indices", summary="The samples of a class")
@needs("see_dataset")
async def list_samples(
    name: str,
    split: Split,
    label: Annotated[int | None, Query(ge=0, description="Of this class alone.")] = None,
    start: Annotated[int, Query(ge=0)] = 0,
    count: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 60,
) -> SampleList:
    """The numbers of samples, a page at a time."""

    def find() -> SampleList:
        labels = split_of(name, split).labels
        of_class = np.arange(len(labels)) if label is None else np.flatnonzero(labels == label)
        page = of_class[start : start + count]
        return SampleList(total=len(of_class), indices=page.tolist(), labels=labels[page].tolist())

    return await asyncio.to_thread(find)


def _here(name: str) -> Dataset:
    """A data set whose images are here; else a Refusal."""
    try:
        dataset = data.get(name)
    except DatasetProblem as error:
        raise Refusal("not_found", faults=[Problem(error.code, error.params)]) from error
    if not dataset.available():
        absence = dataset.absence()
        raise Refusal("not_found", faults=[Problem(absence.code, absence.params)])
    return dataset

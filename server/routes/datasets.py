"""Data sets: what there is, samples of it, and getting what is not on this server yet."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Depends, Request, Response
from PIL import Image

from models import data
from models.data import Dataset, DatasetProblem, Images
from models.problems import Problem
from models.text import Language
from server.answering import StrictRoute
from server.answers import DatasetEntry, Datasets, Sample, Split
from server.auth.identity import Visitor
from server.auth.rules import may_download, needs
from server.errors import Refusal, said_in
from server.language import Asked
from server.services import Served, Services
from server.workshop.wanted import WantedImages

router = APIRouter(route_class=StrictRoute, tags=["data sets"])

A_WEEK = "max-age=604800"


async def _may_download(request: Request, services: Served) -> bool:
    return may_download(services.settings.downloads, request.client.host if request.client else "")


MayDownload = Annotated[bool, Depends(_may_download)]
"""A route's parameter: whether who asks may have the server download something."""


@router.get("/datasets", summary="Data sets")
@needs("use")
async def list_datasets(may: MayDownload, visitor: Visitor, services: Served, language: Asked) -> Datasets:
    """Every data set, and those that you brought.

    `available` says that its images are on this server, `may_download` that you may get others.
    """
    own = await services.collection.of(visitor)

    def entries() -> list[DatasetEntry]:
        known = [describe(each, services, language) for each in data.all_datasets()]
        return [*(describe(each, services, language, mine=True) for each in own), *known]

    return Datasets(datasets=await asyncio.to_thread(entries), may_download=may)


@router.get("/datasets/{name}", summary="A data set")
@needs("see_dataset")
async def show_dataset(name: str, visitor: Visitor, services: Served, language: Asked) -> DatasetEntry:
    """One data set: also one that somebody else brought, for whoever knows its name, as from a project that uses it."""
    dataset = await asyncio.to_thread(_known, name)
    mine = dataset.brought and await services.collection.is_of(visitor, name)
    return await asyncio.to_thread(describe, dataset, services, language, mine=mine)


@router.delete("/datasets/{name}", summary="Delete a data set of mine", status_code=204)
@needs("delete_dataset")
async def delete_dataset(name: str, services: Served) -> None:
    """Deletes a data set that you brought. Projects that use it stay, and cannot be trained until it is restored."""
    await services.collection.delete(name)


@router.post("/datasets/{name}/restore", summary="Undo a data set's deletion")
@needs("delete_dataset")
async def restore_dataset(name: str, services: Served, language: Asked) -> DatasetEntry:
    """Brings a deleted data set back."""
    await services.collection.restore(name)
    dataset = await asyncio.to_thread(_known, name)
    return await asyncio.to_thread(describe, dataset, services, language, mine=True)


@router.post("/datasets/{name}/download", summary="Get a data set", status_code=202)
@needs("use")
async def start_download(name: str, may: MayDownload, services: Served, language: Asked) -> DatasetEntry:
    """Has the server get a data set from the internet. `GET /api/datasets` tells how far it is.

    A download that was broken off goes on where it was; asking twice is asking once.
    """
    wanted = _wanted(name, services, may=may)
    services.downloads.start(wanted)
    return await asyncio.to_thread(describe, wanted.dataset, services, language)


@router.delete("/datasets/{name}/download", summary="Cancel a download")
@needs("use")
async def cancel_download(name: str, may: MayDownload, services: Served, language: Asked) -> DatasetEntry:
    """Stops getting a data set, and forgets what has come of it."""
    wanted = _wanted(name, services, may=may)
    await services.downloads.cancel(wanted)
    return await asyncio.to_thread(describe, wanted.dataset, services, language)


@router.get("/datasets/{name}/{split}/{index}.png", summary="The picture of a sample", response_class=Response)
@needs("see_dataset")
async def show_sample(name: str, split: Split, index: int) -> Response:
    """The image as a PNG, pixel for pixel."""
    pixels, _ = await asyncio.to_thread(_read, name, split, index)
    headers = keeping(await asyncio.to_thread(data.get, name))
    return Response(await asyncio.to_thread(png, pixels), media_type="image/png", headers=headers)


@router.get("/datasets/{name}/{split}/{index}", summary="A sample")
@needs("see_dataset")
async def describe_sample(name: str, split: Split, index: int, language: Asked) -> Sample:
    """What a sample shows; its picture is under the same path + `.png`."""
    _, label = await asyncio.to_thread(_read, name, split, index)
    title = data.get(name).classes[label].in_(language)
    return Sample(dataset=name, split=split, index=index, label=label, title=title)


def describe(dataset: Dataset, services: Services, language: Language, *, mine: bool = False) -> DatasetEntry:
    """A data set's entry; touches the disk."""
    progress = services.downloads.progress(WantedImages(dataset, services.collection.where))
    about = {
        "state": "vanished" if dataset.brought and progress.state == "missing" else progress.state,
        "brought": dataset.brought,
        "mine": mine,
        "bytes": progress.bytes,
        "of_bytes": dataset.download.bytes if dataset.download else None,
        "problem": progress.problem and said_in(progress.problem, language),
    }
    return DatasetEntry.model_validate(dataset.as_json(language) | about)


def keeping(dataset: Dataset) -> dict[str, str]:
    """How long pictures may be kept, and whether by others than the browser: one person's are not for all."""
    return {"Cache-Control": f"{'private' if dataset.brought else 'public'}, {A_WEEK}"}


def _known(name: str) -> Dataset:
    try:
        return data.get(name)
    except DatasetProblem as error:
        raise Refusal("not_found", faults=[Problem(error.code, error.params)]) from error


def _wanted(name: str, services: Services, *, may: bool) -> WantedImages:
    """The images of a data set that somebody who may wants to get; else a Refusal."""
    dataset = _known(name)
    if not may:
        raise Refusal("download_not_allowed")
    return WantedImages(dataset, services.collection.where)


def _read(name: str, split: Split, index: int) -> tuple[np.ndarray[Any, np.dtype[np.uint8]], int]:
    """A sample's pixels (C, H, W) and its label."""
    images = split_of(name, split)
    if not 0 <= index < len(images):
        about = {"index": index, "split": split, "dataset": name, "count": len(images)}
        raise Refusal("not_found", faults=[Problem("sample_missing", about)])
    return np.array(images.images[index]), int(images.labels[index])


def split_of(name: str, split: Split) -> Images:
    """A split's images; else a Refusal."""
    try:
        return data.get(name).load(split)
    except DatasetProblem as error:
        raise Refusal("not_found", faults=[Problem(error.code, error.params)]) from error


def png(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """A picture of (C, H, W), grey for one channel and RGB for three."""
    picture = Image.fromarray(pixels[0] if len(pixels) == 1 else np.moveaxis(pixels, 0, 2))
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()

"""Data sets of one's own: an archive of pictures is uploaded, looked through, and made one."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from PIL import Image
from pydantic import BeforeValidator

from models import data
from models.data.uploads.importing import Choice, Side
from models.data.uploads.inspecting import sample_file
from models.data.uploads.pictures import Channels, Fit, fit
from models.problems import Problem
from models.text import Language
from server.answering import StrictRoute
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.errors import Refusal, said_in
from server.language import Asked
from server.services import Served, Services
from server.uploads import OwnDatasets, UploadAnswer
from server.workshop.uploads import Upload

from .datasets import describe, png

router = APIRouter(prefix="/datasets/mine", route_class=StrictRoute, tags=["data sets"])


@router.get("", summary="My data sets")
@needs("use")
async def list_own(visitor: Visitor, services: Served, language: Asked) -> OwnDatasets:
    """The data sets that the visitor brought, and how many and how much there may be."""
    own = await services.collection.of(visitor)
    held = await services.collection.held(visitor)
    return OwnDatasets(
        datasets=await asyncio.to_thread(lambda: [describe(each, services, language, mine=True) for each in own]),
        most=services.settings.own_datasets,
        bytes=held.bytes,
        most_bytes=services.settings.own_bytes,
        max_upload=services.settings.max_upload,
    )


@router.post(
    "",
    summary="Bring pictures",
    status_code=202,
    openapi_extra={"requestBody": {"required": True, "content": {"application/zip": {"schema": {"type": "string"}}}}},
)
@needs("use")
async def bring(request: Request, visitor: Visitor, services: Served, language: Asked) -> UploadAnswer:
    """Takes a ZIP of pictures, which is looked through then: ask for the upload until it is `ready`.

    Folders are classes (below `train`, `val`, `test` if you like), or a CSV table says which file shows what.
    """
    size = int(request.headers.get("content-length", "0"))  # what comes in pieces of unknown number is bounded anyway
    upload = await services.uploads.receive(visitor, request.stream(), size)
    return await _answer(upload, services, language)


@router.get("/{upload}", summary="An upload")
@needs("use_own")
async def show_upload(upload: str, visitor: Visitor, services: Served, language: Asked) -> UploadAnswer:
    """How far an upload is, and what was found in it."""
    return await _answer(services.uploads.find(visitor, upload), services, language)


@router.post("/{upload}", summary="Make a data set of an upload", status_code=202)
@needs("use_own")
async def import_upload(
    upload: str, choice: Choice, visitor: Visitor, services: Served, language: Asked
) -> UploadAnswer:
    """Begins the import; ask for the upload until it is `imported`. Half of one is never seen."""
    return await _answer(await services.uploads.begin_import(visitor, upload, choice), services, language)


@router.delete("/{upload}", summary="Throw an upload away", status_code=204)
@needs("use_own")
async def discard_upload(upload: str, visitor: Visitor, services: Served) -> None:
    """Ends whatever is done with it; a data set that was made of it stays."""
    await services.uploads.discard(visitor, upload)


@router.get("/{upload}/samples/{number}.png", summary="A picture of an upload, as imported", response_class=Response)
@needs("use_own")
async def show_fitted(
    upload: str,
    number: Annotated[int, Path(ge=0)],
    visitor: Visitor,
    services: Served,
    *,
    height: Annotated[Side, Query()],
    width: Annotated[Side, Query()],
    channels: Annotated[Channels, BeforeValidator(int), Query()] = 3,
    how: Annotated[Fit, Query(alias="fit")] = "crop",
) -> Response:
    """A picture of the upload as the import would make it."""
    found = services.uploads.find(visitor, upload)
    file = sample_file(found.directory, number)

    def draw() -> bytes:
        with Image.open(file, formats=["PNG"]) as picture:  # one that the upload's process wrote
            return png(fit(picture, height, width, channels, how))

    try:
        return Response(await asyncio.to_thread(draw), media_type="image/png")
    except FileNotFoundError as error:
        raise Refusal("not_found") from error


async def _answer(upload: Upload, services: Services, language: Language) -> UploadAnswer:
    made = None
    if upload.dataset is not None:
        dataset = await asyncio.to_thread(data.get, upload.dataset)
        made = await asyncio.to_thread(describe, dataset, services, language, mine=True)
    preview = upload.preview and {
        **upload.preview,
        "broken": [
            {**each, "problem": said_in(Problem(**each["problem"]), language)} for each in upload.preview["broken"]
        ],
    }
    return UploadAnswer.model_validate(
        {
            "id": upload.id,
            "state": upload.state,
            "done": upload.done,
            "of": upload.of,
            "preview": preview,
            "problem": upload.problem and said_in(upload.problem, language),
            "dataset": made,
        }
    )

"""Weights that others have trained on ImageNet: which there are, and getting them."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from fastapi import APIRouter

from models.text import Language
from models.torchvision_weights.published import LICENCE
from server.answering import StrictRoute
from server.auth.rules import needs
from server.errors import Refusal, said_in
from server.language import Asked
from server.published import PublishedWeights, WeightsEntry
from server.services import Served, Services
from server.workshop.wanted import WantedWeights

from .datasets import MayDownload

router = APIRouter(prefix="/weights", route_class=StrictRoute, tags=["weights"])


@router.get("", summary="Published weights")
@needs("use")
async def list_weights(may: MayDownload, services: Served, language: Asked) -> PublishedWeights:
    """ImageNet weights of every architecture that torchvision publishes some for; `available` ones are on this server.

    `POST /api/projects {"weights_of": architecture}` makes a project of them.
    """

    def entries() -> list[WeightsEntry]:
        return [_describe(each, services, language) for each in services.pretrained.all()]

    return PublishedWeights(weights=await asyncio.to_thread(entries), may_download=may)


@router.post("/{architecture}/download", summary="Get published weights", status_code=202)
@needs("use")
async def start_download(architecture: str, may: MayDownload, services: Served, language: Asked) -> WeightsEntry:
    """Has the server get the weights of an architecture from the internet. `GET /api/weights` tells how far it is.

    A download that was broken off goes on where it was; asking twice is asking once.
    """
    wanted = _wanted(architecture, services, may=may)
    services.downloads.start(wanted)
    return await asyncio.to_thread(_describe, wanted, services, language)


@router.delete("/{architecture}/download", summary="Cancel a download of weights")
@needs("use")
async def cancel_download(architecture: str, may: MayDownload, services: Served, language: Asked) -> WeightsEntry:
    """Stops getting weights, and forgets what has come of them."""
    wanted = _wanted(architecture, services, may=may)
    await services.downloads.cancel(wanted)
    return await asyncio.to_thread(_describe, wanted, services, language)


def _wanted(architecture: str, services: Services, *, may: bool) -> WantedWeights:
    """Weights that somebody who may wants to get; else a Refusal."""
    wanted = services.pretrained.of(architecture)
    if not may:
        raise Refusal("download_not_allowed")
    return wanted


def _describe(wanted: WantedWeights, services: Services, language: Language) -> WeightsEntry:
    """An entry; touches the disk."""
    published, progress = wanted.published, services.downloads.progress(wanted)
    return WeightsEntry.model_validate(
        {
            "architecture": wanted.name,
            "state": progress.state,
            "bytes": progress.bytes,
            "of_bytes": wanted.bytes,
            "problem": progress.problem and said_in(progress.problem, language),
            "top1": published.top1,
            "top5": published.top5,
            "side": published.side,
            "licence": LICENCE.in_(language),
            "source": urlsplit(published.remote.url).netloc,
            "recipe": published.recipe,
        }
    )

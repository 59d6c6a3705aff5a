"""Projects that begin with published weights."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from models import torchvision_weights, zoo
from models.text import Language, Text
from models.torchvision_weights import Published
from server.errors import Refusal
from server.store.blobs import Blobs

from .documents import MAIN
from .wanted import WantedWeights, all_weights

TITLE = Text("{title} (trained on ImageNet)", "{title} (обучена на ImageNet)")


class Pretrained:
    """The published weights of one data directory."""

    def __init__(self, where: Path, blobs: Blobs) -> None:
        self._where = where
        self._blobs = blobs

    def all(self) -> list[WantedWeights]:
        """All that there are, here or not."""
        return all_weights(self._where)

    def of(self, architecture: str) -> WantedWeights:
        """Those of an architecture; raises Refusal `not_found`."""
        try:
            return WantedWeights(torchvision_weights.get(architecture), self._where)
        except KeyError as error:
            raise Refusal("not_found") from error

    async def project(self, architecture: str, language: Language) -> tuple[dict[str, Any], str]:
        """The document of a project with the network, photos to show it, and the blob of its weights.

        The blob is another name of the file, so that a class of thirty has the weights on the disk once.

        Raises:
            Refusal: `not_found`, `weights_unavailable`.
        """
        wanted = self.of(architecture)
        if not await asyncio.to_thread(wanted.available):
            raise Refusal("weights_unavailable", name=zoo.get(architecture).title.in_(language))
        document = await asyncio.to_thread(_document, wanted.published, language)
        return document, await asyncio.to_thread(self._blobs.keep_file, wanted.file)


def _document(published: Published, language: Language) -> dict[str, Any]:
    title = zoo.get(published.architecture).title.in_(language)
    return {
        "title": TITLE.in_(language).format(title=title),
        "graphs": {MAIN: torchvision_weights.network(published).as_json()},
        "dataset": "photos",
    }

"""Projects from files: our own JSON, and ONNX, which only a process of its own ever reads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models import data
from models.problems import Problem
from models.validation import describe
from server.answering import read_json
from server.errors import Refusal
from server.jobs.errands import Errands

from .checking import check_file
from .documents import MAIN, TITLE
from .outgoing import do, working_directory
from .weights import Weights

VERSION = 1
"""Of a project's file."""
MARK = "svertka"


@dataclass(frozen=True)
class Incoming:
    """A project to make: its document, and the blob of its weights."""

    document: dict[str, Any]
    weights: str | None = None


class Arrivals:
    """Makes projects of files that people bring."""

    def __init__(self, errands: Errands, weights: Weights, directory: Path) -> None:
        self._errands = errands
        self._weights = weights
        self._directory = directory

    async def project(self, chunks: AsyncIterator[bytes], limit: int) -> Incoming:
        """The document of a project's file; whoever makes a project of it checks it whole.

        Raises:
            Refusal: `body_too_large`, `not_json`, `import_refused`.
        """
        content = bytearray()
        async for chunk in chunks:
            content += chunk
            if len(content) > limit:
                raise Refusal("body_too_large", limit=limit)
        return Incoming(from_file(await asyncio.to_thread(read_json, bytes(content))))

    async def onnx(self, chunks: AsyncIterator[bytes], title: str) -> Incoming:
        """The network of an ONNX file with its weights; raises Refusal with all that speaks against it."""
        async with working_directory(self._directory) as directory:
            file = directory / "model.onnx"
            await _store(chunks, file)
            found = await do(self._errands, "onnx_import", {"file": str(file)}, directory, refusal="import_refused")
            expected = {key: tuple(shape) for key, shape in found["weights"].items()}
            await asyncio.to_thread(check_file, directory / "weights", expected)
            graph = found["graph"]
            shape = next(node["params"]["shape"] for node in graph["nodes"].values() if node["type"] == "input")
            document = {"title": (title or graph["name"])[:TITLE], "graphs": {MAIN: graph}, "dataset": _dataset(shape)}
            return Incoming(document, await self._weights.keep(directory / "weights") if expected else None)


def as_file(document: dict[str, Any]) -> dict[str, Any]:
    """A project's document as a file of its own."""
    return {MARK: VERSION, **document}


def from_file(content: object) -> dict[str, Any]:
    """The document in a project's file, or around a mere network; raises Refusal `import_refused`."""
    if not isinstance(content, dict):
        raise Refusal(
            "import_refused", faults=[Problem("expected_object", {"field": "file", "received": describe(content)})]
        )
    if content.get(MARK, VERSION) != VERSION:
        fault = Problem("format_unsupported", {"received": describe(content[MARK]), "expected": VERSION})
        raise Refusal("import_refused", faults=[fault])
    if "nodes" in content:
        return {"graphs": {MAIN: content}}
    return {key: value for key, value in content.items() if key != MARK}


async def _store(chunks: AsyncIterator[bytes], file: Path) -> None:
    with await asyncio.to_thread(file.open, "wb") as target:
        async for chunk in chunks:
            await asyncio.to_thread(target.write, chunk)


def _dataset(shape: list[int]) -> str:
    """One on this server whose pictures are what the network takes, else one with as many channels, else any."""
    known = [each for each in data.all_datasets() if each.available()]
    alike = [each for each in known if list(each.shape) == shape] or [
        each for each in known if each.shape[0] == shape[0]
    ]
    return (alike or known)[0].name

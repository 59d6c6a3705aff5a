"""Networks on their way out: as PyTorch code, as weights, as ONNX; and the proof that the code is the network."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Any, Literal
from urllib.parse import quote

from server.errors import Refusal
from server.jobs.errands import ErrandFault, Errands

from .asking import Subject

Kind = Literal["pytorch", "onnx", "weights"]

SUFFIXES: dict[str, str] = {
    "pytorch": ".py",
    "onnx": ".onnx",
    "weights": ".safetensors",
    "project": ".json",
    "metrics": ".csv",
    "results": ".csv",
    "archive": ".zip",
}
CHUNK = 1024 * 1024
LONGEST_NAME = 80

UNAVAILABLE = frozenset({"errand_failed", "errand_slow", "errand_busy"})
"""Problems of the processes, not of the network."""


@dataclass(frozen=True)
class OutgoingFile:
    """A file on its way out, gone from its directory already. Whoever has it reads it to the end or closes it."""

    source: IO[bytes]
    size: int

    def chunks(self) -> Iterator[bytes]:
        """The file's bytes; blocks on the disk, and closes the file at the end."""
        with self.source as file:
            while chunk := file.read(CHUNK):
                yield chunk


class Outgoing:
    """Has networks exported, by processes that have torch."""

    def __init__(self, errands: Errands, directory: Path) -> None:
        self._errands = errands
        self._directory = directory

    async def file(self, subject: Subject, kind: Kind, title: str) -> OutgoingFile:
        """A network as a file; raises Refusal with what stands in its way."""
        async with working_directory(self._directory) as directory:
            await do(self._errands, kind, _asked(subject, title), directory)
            source = await asyncio.to_thread((directory / "export").open, "rb")
            return OutgoingFile(source, (directory / "export").stat().st_size)

    async def proof(self, subject: Subject, title: str) -> dict[str, Any]:
        """What came out when the PyTorch file was run: the fields of `models.export.proof.Proof`; raises Refusal."""
        async with working_directory(self._directory) as directory:
            return await do(self._errands, "proof", _asked(subject, title), directory)


async def do(
    errands: Errands,
    name: str,
    asked: dict[str, Any],
    directory: Path,
    *,
    refusal: str = "errand_refused",
    tell: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """What came of an errand; raises Refusal with all that speaks against it, under the code ``refusal``."""
    try:
        return await errands.do(name, asked, directory, tell)
    except ErrandFault as fault:
        if fault.problems[0].code in UNAVAILABLE:
            raise Refusal("errand_unavailable", faults=fault.problems) from fault
        raise Refusal(refusal, faults=fault.problems) from fault


@asynccontextmanager
async def working_directory(parent: Path) -> AsyncIterator[Path]:
    """An empty directory for as long as the context lasts."""
    directory = Path(await asyncio.to_thread(mkdtemp, dir=parent))
    try:
        yield directory
    finally:
        await asyncio.shield(asyncio.to_thread(shutil.rmtree, directory, ignore_errors=True))


def attachment(title: str, kind: str) -> str:
    """A Content-Disposition with a name made of a project's title, for old programs and for new ones."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", title).strip("_")[:LONGEST_NAME] or "network"
    full = re.sub(r"[^\w .()+-]+", "_", title).strip(" ._")[:LONGEST_NAME] or "network"
    suffix = SUFFIXES[kind]
    return f"attachment; filename=\"{plain}{suffix}\"; filename*=UTF-8''{quote(full + suffix)}"


def question_of(subject: Subject) -> dict[str, Any]:
    """What an errand needs to make a network with its weights."""
    return {name: getattr(subject, name) for name in ("graph", "seed", "initialization", "weights")}


def _asked(subject: Subject, title: str) -> dict[str, Any]:
    return {**question_of(subject), "title": title}

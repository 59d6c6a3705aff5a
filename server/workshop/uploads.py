"""Archives of pictures on their way to be data sets: received, looked through, and imported, each in its process."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import structlog

import models.data.uploads.importing  # noqa: F401 - declares what is said here of it
from models.data import brought
from models.data.store import sweep
from models.data.uploads.importing import Choice
from models.problems import Problem
from server.errors import Refusal
from server.jobs.errands import ErrandFault, Errands
from server.store.tables import new_id
from server.uploads import UploadState

from .collection import Collection

AT_A_TIME = 2
SECONDS = 1800.0
"""For looking through an archive, and for importing it, at most: twenty thousand photos of a camera."""
MOST_WAITING = 2
"""Uploads of one person; with a further one, the oldest is thrown away."""
KEPT = 3600.0
"""Seconds after which an upload that nothing was made of is thrown away."""
ARCHIVE = "archive.zip"
RESERVE = 2**28
"""Bytes of the disk that uploads leave free: a training that goes on keeps its weights there."""

log = structlog.get_logger(__name__)


@dataclass
class Upload:
    """An archive that somebody brought."""

    id: str
    owner: str
    directory: Path
    began: float
    state: UploadState = "inspecting"
    done: int = 0
    of: int = 0
    preview: dict[str, Any] | None = None
    problem: Problem | None = None
    dataset: str | None = None
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def archive(self) -> Path:
        """The file as it came."""
        return self.directory / ARCHIVE

    def tell(self, done: int, of: int) -> None:
        """Notes progress."""
        self.done, self.of = done, of


class Uploads:
    """Takes archives in and has data sets made of them. What lies here is gone with the server."""

    def __init__(self, collection: Collection, directory: Path, most: int, most_bytes: int) -> None:
        self._collection = collection
        self._directory = directory
        self._most = most
        self._most_bytes = most_bytes
        self._errands = Errands(AT_A_TIME, SECONDS)
        self._uploads: dict[str, Upload] = {}

    async def receive(self, identity: str, chunks: AsyncIterator[bytes], size: int) -> Upload:
        """Takes an archive of `size` bytes in, and has it looked through; the answer does not wait for that.

        Raises:
            Refusal: `body_too_large`; `upload_disk_full`, before anything is received.
        """
        await self._make_room(identity)
        free = (await asyncio.to_thread(shutil.disk_usage, self._directory)).free
        if free < size + RESERVE:
            raise Refusal("upload_disk_full", needed_bytes=size)
        directory = Path(await asyncio.to_thread(mkdtemp, dir=self._directory))
        upload = Upload(new_id(), identity, directory, time.monotonic())
        try:
            target = await asyncio.to_thread(upload.archive.open, "wb")
            try:
                async for chunk in chunks:
                    await asyncio.to_thread(target.write, chunk)
            finally:
                await asyncio.to_thread(target.close)
        except BaseException:
            await asyncio.shield(asyncio.to_thread(shutil.rmtree, directory, ignore_errors=True))
            raise
        self._uploads[upload.id] = upload
        upload.task = asyncio.create_task(self._inspect(upload))
        return upload

    def find(self, identity: str, upload: str) -> Upload:
        """Somebody's upload; raises Refusal `upload_gone`."""
        found = self._uploads.get(upload)
        if found is None or found.owner != identity:
            raise Refusal("upload_gone")
        return found

    async def begin_import(self, identity: str, upload: str, choice: Choice) -> Upload:
        """Begins to make a data set of an upload; the answer does not wait for that.

        Raises:
            Refusal: `upload_gone`, `upload_busy`, `quota_datasets`.
        """
        held = await self._collection.held(identity)
        found = self.find(identity, upload)
        if found.state != "ready":
            raise Refusal("upload_busy")
        if held.count >= self._most:
            raise Refusal("quota_datasets", count=held.count)
        found.state, found.problem = "importing", None
        found.tell(0, 0)
        found.task = asyncio.create_task(self._import(found, choice, self._most_bytes - held.bytes))
        return found

    async def discard(self, identity: str, upload: str) -> None:
        """Throws an upload away, whatever is being done with it; raises Refusal `upload_gone`."""
        await self._drop(self.find(identity, upload))

    async def discard_all(self, identity: str) -> None:
        """Throws away all that somebody has uploaded and not imported yet."""
        await asyncio.gather(*(self._drop(each) for each in [*self._uploads.values()] if each.owner == identity))

    async def aclose(self) -> None:
        """Throws all away."""
        await asyncio.gather(*(self._drop(upload) for upload in [*self._uploads.values()]))

    async def _inspect(self, upload: Upload) -> None:
        asked = {"file": str(upload.archive)}
        try:
            upload.preview = await self._errands.do("inspect_upload", asked, upload.directory, upload.tell)
            upload.state = "ready"
        except ErrandFault as fault:
            upload.state, upload.problem = "refused", fault.problems[0]
            log.info("upload refused", reason=str(fault))

    async def _import(self, upload: Upload, choice: Choice, room: int) -> None:
        name, where = f"{brought.PREFIX}{new_id()}", self._collection.where
        goal = {"name": name, "where": str(where), "room": room}
        asked = {"file": str(upload.archive), "choice": choice.model_dump(mode="json"), **goal}
        try:
            made = await self._errands.do("import_upload", asked, upload.directory, upload.tell)
            await self._collection.add(upload.owner, name, made["images"], made["bytes"])
        except ErrandFault as fault:
            upload.problem = fault.problems[0]
        else:
            upload.dataset = name
        finally:
            if upload.dataset is None:
                await asyncio.shield(asyncio.to_thread(_undo, name, where))
            upload.state = "ready" if upload.dataset is None else "imported"

    async def _make_room(self, identity: str) -> None:
        """Throws away what was forgotten, and the oldest of somebody who brings more and more."""
        now = time.monotonic()
        for upload in [
            each for each in self._uploads.values() if now - each.began > KEPT and each.state != "importing"
        ]:
            await self._drop(upload)
        own = sorted((each for each in self._uploads.values() if each.owner == identity), key=lambda each: each.began)
        for upload in own[: max(0, len(own) + 1 - MOST_WAITING)]:
            await self._drop(upload)

    async def _drop(self, upload: Upload) -> None:
        self._uploads.pop(upload.id, None)
        if upload.task is not None:
            upload.task.cancel()
            await asyncio.gather(upload.task, return_exceptions=True)
        await asyncio.to_thread(shutil.rmtree, upload.directory, ignore_errors=True)


def _undo(name: str, where: Path) -> None:
    """Leaves nothing of an import that did not come to its end."""
    sweep(where, name)
    if (where / name).is_dir():
        brought.end(name, where)

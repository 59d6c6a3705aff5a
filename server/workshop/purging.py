"""Ends what was deleted long ago or forgotten: until then that can be undone."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import structlog

from server.store import Store, purging
from server.store.tables import ago

from .places import Places

log = structlog.get_logger(__name__)


async def purge(store: Store, places: Places, days: int) -> None:
    """Takes projects and runs that were deleted so many days ago out of the database, what nothing needs off the disk.

    Weights that a reset dropped are among that: it can be undone until the server ends.
    For the start, when nothing is being trained or copied.
    """
    await purging.purge(store.database, ago(timedelta(days=days)))
    runs = await asyncio.to_thread(places.runs) - await purging.runs(store.database)
    blobs, files = await purging.starts(store.database)
    needed = {*map(store.blobs.path, blobs), *map(places.absolute, files)}
    swept = await asyncio.to_thread(_remove_files, runs, needed, store, places)
    if runs or swept:
        log.info("what nobody needs any more is gone for good", runs=len(runs), weights=swept)


def _remove_files(runs: set[str], needed: set[Path], store: Store, places: Places) -> int:
    for run in runs:
        places.remove_run(run, needed)
    return store.blobs.sweep(needed)

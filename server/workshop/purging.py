"""Ends what was deleted long ago: until then a deletion can be undone."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog

from server.store import Store, purging
from server.store.tables import ago

from .places import Places

log = structlog.get_logger(__name__)


async def purge(store: Store, places: Places, days: int) -> None:
    """Takes projects that were deleted so many days ago out of the database, then their files from the disk.

    For the start, when nothing is being trained or copied.
    """
    purged = await purging.purge(store.database, ago(timedelta(days=days)))
    await asyncio.to_thread(_remove_files, purged, store, places)
    if purged.runs or purged.blobs:
        log.info("deleted projects are gone for good", runs=len(purged.runs), blobs=len(purged.blobs))


def _remove_files(purged: purging.Purged, store: Store, places: Places) -> None:
    for run in purged.runs:
        places.remove_run(run)
    for blob in purged.blobs:
        store.blobs.remove(blob)

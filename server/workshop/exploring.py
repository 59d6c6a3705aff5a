"""What data sets look like as a whole: reckoned once by a process of its own, and kept below the data directory."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from models.data import Dataset, store
from models.data.statistics import Statistics
from server.jobs.errands import Errands

from .outgoing import do, working_directory
from .places import Places

Whole = Literal["mean", "deviation"]
BRIGHTER = 2
"""The largest deviation of values from 0 to 255 is 127.5: twice as bright, it is white."""


class Exploring:
    """Has data sets looked at as a whole."""

    def __init__(self, errands: Errands, places: Places) -> None:
        self._errands = errands
        self._places = places
        self._underway: dict[Path, asyncio.Task[None]] = {}

    async def statistics(self, dataset: Dataset) -> Statistics:
        """A data set's statistics; equal wishes share one reckoning.

        Raises:
            Refusal: `errand_refused`, `errand_unavailable`.
        """
        file = await asyncio.to_thread(self._file, dataset.name)
        if not await asyncio.to_thread(file.is_file):
            task = self._underway.get(file)
            if task is None:
                task = self._underway[file] = asyncio.create_task(self._reckon(dataset.name, file))
                task.add_done_callback(lambda _: self._underway.pop(file))
            await asyncio.shield(task)
        return await asyncio.to_thread(Statistics.load, file)

    async def counts(self, dataset: Dataset) -> dict[str, list[int]]:
        """How many images of each class there are in each split that is shown."""
        return await asyncio.to_thread(_counts, dataset)

    def _file(self, name: str) -> Path:
        """Named by what made the images: others have others."""
        made_by = store.stamp(name) or ""
        return self._places.statistics / f"{name}-{made_by[:16]}.npz"

    async def _reckon(self, name: str, file: Path) -> None:
        async with working_directory(self._places.errands) as directory:
            await do(self._errands, "statistics", {"dataset": name}, directory)
            await asyncio.to_thread((directory / "statistics").replace, file)


def whole(statistics: Statistics, what: Whole, label: int | None) -> NDArray[np.uint8]:
    """The mean image of a class or of all, or the deviation of each pixel, (C, H, W)."""
    if what == "deviation":
        values = np.asarray(statistics.deviation * BRIGHTER)
    else:
        values = statistics.mean if label is None else statistics.class_means[label]
    return np.clip(np.round(values), 0, 255).astype(np.uint8)


def _counts(dataset: Dataset) -> dict[str, list[int]]:
    return {
        split: np.bincount(dataset.load(split).labels, minlength=len(dataset.classes)).tolist()
        for split in dataset.splits
        if not dataset.holds_back(split)
    }

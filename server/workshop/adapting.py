"""How large architectures are for some data: reckoned by a process of its own, once for a class that asks together."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from functools import partial
from pathlib import Path

from models.layers import Shape
from server.jobs.errands import Errands

from .outgoing import do, working_directory

Parameters = dict[str, int | None]
Wish = tuple[int, Shape]
REMEMBERED = 64
"""Answers, and those on their way: of every data set that is asked for, in all likelihood."""


class Adapting:
    """Has every architecture of the catalogue adapted to some data."""

    def __init__(self, errands: Errands, directory: Path) -> None:
        self._errands = errands
        self._directory = directory
        self._found: OrderedDict[Wish, asyncio.Task[Parameters]] = OrderedDict()

    async def parameters(self, classes: int, shape: Shape) -> Parameters:
        """See `models.zoo.adapted`; equal wishes share one reckoning.

        Raises:
            Refusal: `errand_refused`, `errand_unavailable`.
        """
        wish = (classes, shape)
        task = self._found.get(wish)
        if task is None:
            task = self._found[wish] = asyncio.create_task(self._reckon(classes, shape))
            task.add_done_callback(partial(self._forget_failed, wish))
            if len(self._found) > REMEMBERED:
                self._found.popitem(last=False)
        self._found.move_to_end(wish)
        return await asyncio.shield(task)

    async def _reckon(self, classes: int, shape: Shape) -> Parameters:
        async with working_directory(self._directory) as directory:
            asked = {"classes": classes, "shape": shape}
            found: Parameters = (await do(self._errands, "adapt", asked, directory))["parameters"]
            return found

    def _forget_failed(self, wish: Wish, task: asyncio.Task[Parameters]) -> None:
        if (task.cancelled() or task.exception() is not None) and self._found.get(wish) is task:
            del self._found[wish]

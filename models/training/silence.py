"""Units that have not fired: channels of a map, or features, whose output was 0 everywhere in image after image."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

WINDOW = 6400
"""Images after which a silent unit's silence is not counted further back: a hundred usual batches."""


class Silence:
    """Counts for how many images in a row each unit has been silent, over whole batches.

    A ReLU puts out no negative number, so that a sum over a batch is 0 just when every value is: an exact test at the
    price of a sum (a maximum over channels-last maps costs ten times as much).
    """

    def __init__(self, window: int = WINDOW) -> None:
        self._window = window
        self._batches: deque[int] = deque()  # images of the batches within the window, oldest first
        self._silent: dict[str, NDArray[np.int64]] = {}  # by node and unit: images since it fired

    @property
    def images(self) -> int:
        """How many images the present counts are over: all that were looked at, the window at most."""
        return sum(self._batches)

    def add(self, images: int, sums: Mapping[str, NDArray[np.float32]]) -> None:
        """Take in one batch: how many images, and of each node the sums over batch and places, (units,)."""
        self._batches.append(images)
        while len(self._batches) > 1 and self.images > self._window:
            self._batches.popleft()
        for node, found in sums.items():
            before = self._silent.get(node, np.zeros(len(found), np.int64))
            self._silent[node] = np.where(found == 0, before + images, 0)  # NaN is no silence

    def counted(self) -> dict[str, tuple[int, int]]:
        """By node: how many units there are, and how many have been silent for all `images`."""
        return {node: (len(silent), int((silent >= self.images).sum())) for node, silent in self._silent.items()}

"""Labelled images, and the parts a data set is split into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Split = Literal["train", "val", "test"]


@dataclass(frozen=True)
class Images:
    """Labelled images, in the order in which they are indexed."""

    images: NDArray[np.uint8]  # (N, C, H, W)
    labels: NDArray[np.int64]  # (N,)

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, chosen: NDArray[np.int64]) -> Images:
        """These of the images, in this order; copied."""
        return Images(self.images[chosen], self.labels[chosen])

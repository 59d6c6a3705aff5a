"""Batches read by index from the memory-mapped store: which images a step sees is a function of seed and step alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from models.seeds import mix
from models.training.schedules import steps_per_epoch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from models.data import Images
    from models.training.encoder import Features


class Batches:
    """The training images in a fresh order every epoch, ``batch_size`` at a time.

    With ``count``, only so many of them: the same ones in every epoch, drawn from the seed.
    """

    def __init__(
        self, images: Images | Features, batch_size: int, seed: int, device: torch.device, count: int | None = None
    ) -> None:
        self.source = images
        self.size = batch_size
        self.device = device
        self._seed = seed
        self._count = count
        self._epoch = -1
        self._order: NDArray[np.int64] = np.empty(0, np.int64)
        everything = np.arange(len(images))
        self._chosen = everything if count is None else _subset(len(images), count, seed)
        self.per_epoch = steps_per_epoch(len(self._chosen), batch_size)

    def at(self, step: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Pixels (B, C, H, W) float 0 to 255, or features (B, F), and labels (B,) int64 of a step, on the device."""
        chosen = self.indices(step)
        pixels = torch.from_numpy(self.source.images.take(chosen, axis=0))  # uint8 on the way: a quarter of the bytes
        labels = torch.from_numpy(self.source.labels.take(chosen))
        return pixels.to(self.device).float(), labels.to(self.device)

    def indices(self, step: int) -> NDArray[np.int64]:
        """The images that a step sees, (B,)."""
        epoch, position = divmod(step, self.per_epoch)
        if epoch != self._epoch:
            self._order = self.order(epoch)
            self._epoch = epoch
        return self._order[position * self.size : (position + 1) * self.size]

    def order(self, epoch: int) -> NDArray[np.int64]:
        """The images in the order of an epoch, all that are learned from."""
        return np.random.default_rng(mix(self._seed, "order", epoch)).permutation(self._chosen)

    def of(self, features: Features) -> Batches:
        """The same batches of what an encoder makes of the images."""
        return Batches(features, self.size, self._seed, self.device, self._count)


def _subset(images: int, count: int, seed: int) -> NDArray[np.int64]:
    return np.sort(np.random.default_rng(mix(seed, "subset")).choice(images, count, replace=False))

"""What a data set looks like as a whole: its mean image, how much each pixel varies, and how often each value occurs.

Of the training images alone: what is known of the others before a network is measured with them would be a leak.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .dataset import Dataset
from .images import Images

CHUNK = 512
"""Images at a time: of the largest size their squares take 1.6 GB, of the usual ones very little."""


@dataclass(frozen=True)
class Statistics:
    """Of pixels from 0 to 255."""

    counts: NDArray[np.int64]  # (K,) training images of each class
    mean: NDArray[np.float64]  # (C, H, W)
    deviation: NDArray[np.float64]  # (C, H, W), of the population
    class_means: NDArray[np.float32]  # (K, C, H, W); 0 where a class has no images
    histogram: NDArray[np.int64]  # (C, 256)

    @property
    def channel_mean(self) -> NDArray[np.float64]:
        """Of all pixels, (C,)."""
        means: NDArray[np.float64] = self.mean.mean(axis=(1, 2))
        return means

    @property
    def channel_deviation(self) -> NDArray[np.float64]:
        """Of all pixels, (C,): that of the pixels around their own mean, and that of the mean image."""
        spread: NDArray[np.float64] = (self.deviation**2).mean(axis=(1, 2)) + self.mean.var(axis=(1, 2))
        return np.sqrt(spread)

    def save(self, file: Path) -> None:
        """Keeps them, complete or not at all."""
        working = file.with_name(f"{file.name}.part")
        with working.open("wb") as target:
            np.savez(target, **vars(self))
        working.rename(file)

    @classmethod
    def load(cls, file: Path) -> Statistics:
        """Those that were kept."""
        with np.load(file, allow_pickle=False) as kept:
            return cls(**{name: kept[name] for name in cls.__dataclass_fields__})


def measure(dataset: Dataset) -> Statistics:
    """The statistics of a data set's training images; of all its images where there are none to learn from.

    Raises:
        DatasetProblem: its images are not here.
    """
    images = dataset.load("train" if "train" in dataset.splits else next(iter(dataset.splits)))
    return of(images, len(dataset.classes))


def of(images: Images, classes: int) -> Statistics:
    """The statistics of images with labels below ``classes``; sums are exact, in whole numbers."""
    shape = images.images.shape[1:]
    sums = np.zeros((classes, *shape), np.int64)
    squares = np.zeros(shape, np.int64)
    histogram = np.zeros((shape[0], 256), np.int64)
    for start in range(0, len(images), CHUNK):
        pixels = np.asarray(images.images[start : start + CHUNK])  # (N, C, H, W)
        labels = images.labels[start : start + CHUNK]
        squares += (pixels.astype(np.uint32) ** 2).sum(axis=0, dtype=np.int64)
        for label in np.unique(labels):
            sums[label] += pixels[labels == label].sum(axis=0, dtype=np.int64)
        for channel in range(shape[0]):
            histogram[channel] += np.bincount(pixels[:, channel].ravel(), minlength=256)
    counts = np.bincount(images.labels, minlength=classes)
    mean = sums.sum(axis=0) / len(images)
    deviation = np.sqrt(np.maximum(squares / len(images) - mean**2, 0))
    class_means = (sums / np.maximum(counts, 1)[:, None, None, None]).astype(np.float32)
    return Statistics(counts, mean, deviation, class_means, histogram)

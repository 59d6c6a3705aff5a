"""Accuracy, precision, recall and F1, of each class and of all, from a confusion matrix.

Some are not defined: nobody can say how often a class that was never predicted was predicted rightly. Such a value is
None and left out of the means. scikit-learn takes 0 for it and warns; told ``zero_division=numpy.nan``, it leaves it
out as here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class ClassMeasures:
    """How well one class was told from the others."""

    images: int
    """Of this class, in the split."""
    predicted: int
    """Images that were given to this class."""
    precision: float | None
    """Of those, the share that belong to it; None where it was never predicted."""
    recall: float | None
    """Of its images, the share that were given to it; None where it has none."""
    f1: float | None
    """The harmonic mean of the two, 2·TP / (images + predicted): 0 where it has images and none was recognised; None
    where it neither has images nor was predicted."""


@dataclass(frozen=True)
class Means:
    """A mean over the classes where each measure is defined; None where it is defined for none."""

    precision: float | None
    recall: float | None
    f1: float | None


def accuracy(matrix: NDArray[np.int64]) -> float:
    """The share of images that were recognised: the matrix's trace over its sum.

    Micro-averaged precision, recall and F1 are the same number: every image has one class and gets one answer.
    """
    return float(np.trace(matrix) / matrix.sum())


def by_class(matrix: NDArray[np.int64]) -> list[ClassMeasures]:
    """The measures of every class of a confusion matrix, (K, K) with the right classes as rows."""
    found = []
    for hits, images, predicted in zip(np.diag(matrix), matrix.sum(1), matrix.sum(0), strict=True):
        found.append(
            ClassMeasures(
                images=int(images),
                predicted=int(predicted),
                precision=_share(hits, predicted),
                recall=_share(hits, images),
                f1=_share(2 * hits, images + predicted),
            )
        )
    return found


def macro(measures: Sequence[ClassMeasures]) -> Means:
    """Every class counts the same, however few images it has."""
    return _means(measures, [1] * len(measures))


def weighted(measures: Sequence[ClassMeasures]) -> Means:
    """Every class counts as many times as it has images."""
    return _means(measures, [each.images for each in measures])


def _means(measures: Sequence[ClassMeasures], weights: Sequence[int]) -> Means:
    return Means(
        precision=_mean([each.precision for each in measures], weights),
        recall=_mean([each.recall for each in measures], weights),
        f1=_mean([each.f1 for each in measures], weights),
    )


def _mean(values: Sequence[float | None], weights: Sequence[int]) -> float | None:
    defined = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
    total = sum(weight for _, weight in defined)
    return sum(value * weight for value, weight in defined) / total if total else None


def _share(part: np.int64, whole: np.int64) -> float | None:
    return float(part / whole) if whole else None

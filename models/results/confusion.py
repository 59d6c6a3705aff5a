"""The confusion matrix: which classes were taken for which."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.results.answers import Answers


def confusion(answers: Answers) -> NDArray[np.int64]:
    """How many images of each class (row) were given to each class (column), (K, K)."""
    size = answers.classes
    return np.bincount(answers.labels * size + answers.predicted, minlength=size * size).reshape(size, size)


def cells(matrix: NDArray[np.int64]) -> list[list[int]]:
    """``[true, predicted, count]`` of the cells that are not 0, row by row: of a thousand classes few meet."""
    rows, columns = np.nonzero(matrix)
    counts = matrix[rows, columns]
    return [[int(row), int(column), int(count)] for row, column, count in zip(rows, columns, counts, strict=True)]

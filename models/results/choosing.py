"""The images behind a number: of a cell of the confusion matrix, or all mistakes, the surest first."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from models.results.answers import Answers

Order = Literal["confident", "doubtful", "index"]


def choose(
    answers: Answers,
    *,
    true: int | None = None,
    predicted: int | None = None,
    wrong: bool = False,
    order: Order = "confident",
) -> NDArray[np.int64]:
    """Indices of images in a split.

    Args:
        answers: those to choose from.
        true: only those of this class.
        predicted: only those that were given to this class.
        wrong: only mistakes.
        order: the surest answers first, the least sure first, or as the split has them; equals as the split has them.
    """
    wanted = np.ones(len(answers), bool)
    if true is not None:
        wanted &= answers.labels == true
    if predicted is not None:
        wanted &= answers.predicted == predicted
    if wrong:
        wanted &= ~answers.correct
    found = np.flatnonzero(wanted)
    if order == "index":
        return found
    confidence = answers.confidence[found]
    return found[np.argsort(-confidence if order == "confident" else confidence, kind="stable")]

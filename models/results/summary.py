"""All measures of a split in one JSON object."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from models.results.answers import Answers
from models.results.calibration import calibration
from models.results.confusion import cells, confusion
from models.results.measures import accuracy, by_class, macro, weighted

AMONG = 5
"""Top-5 accuracy is measured where there are more than twice as many classes."""


def summarise(answers: Answers) -> dict[str, Any]:
    """The measures, finite or null; the matrix by its cells that are not 0.

    ``loss`` is the mean of −ln p of the right class; p is taken for at least the smallest float32 there is, so that one
    image that the network holds impossible does not make it infinite.
    """
    matrix = confusion(answers)
    measures = by_class(matrix)
    likely = np.maximum(answers.truth, np.finfo(np.float32).tiny).astype(np.float64)
    return {
        "images": len(answers),
        "classes": answers.classes,
        "loss": float(-np.log(likely).mean()),
        "accuracy": accuracy(matrix),
        "top5": float((answers.rank < AMONG).mean()) if answers.classes > 2 * AMONG else None,
        "macro": asdict(macro(measures)),
        "weighted": asdict(weighted(measures)),
        "by_class": [asdict(each) for each in measures],
        "matrix": cells(matrix),
        "calibration": asdict(calibration(answers)),
    }

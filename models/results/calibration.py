"""Whether a network is right as often as it says.

C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On calibration of modern neural networks", 2017, section 2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.results.answers import Answers

BINS = 15
"""As many as the paper has."""


@dataclass(frozen=True)
class Bin:
    """The images whose confidence lies in (lo, hi]."""

    lo: float
    hi: float
    count: int
    confidence: float | None
    """Mean confidence, conf(B); None in an empty bin."""
    accuracy: float | None
    """Share of right answers, acc(B); None in an empty bin."""


@dataclass(frozen=True)
class Calibration:
    """A reliability diagram and what it comes to."""

    bins: list[Bin]
    expected_error: float
    """ECE = Σ |B|/N · |acc(B) − conf(B)|."""
    largest_error: float
    """MCE = max |acc(B) − conf(B)| over the bins that are not empty."""


def calibration(answers: Answers) -> Calibration:
    """Answers sorted into `BINS` bins of equal width by their confidence."""
    edges = np.linspace(0, 1, BINS + 1)
    places = np.clip(np.searchsorted(edges, answers.confidence, side="left") - 1, 0, BINS - 1)  # (lo, hi]
    counts = np.bincount(places, minlength=BINS)
    confidences = np.bincount(places, answers.confidence, BINS)
    hits = np.bincount(places, answers.correct, BINS)
    gaps = np.abs(hits - confidences)  # |B| · |acc(B) − conf(B)|
    filled = counts > 0
    bins = [
        Bin(
            lo=float(edges[place]),
            hi=float(edges[place + 1]),
            count=int(count),
            confidence=float(confidences[place] / count) if count else None,
            accuracy=float(hits[place] / count) if count else None,
        )
        for place, count in enumerate(counts)
    ]
    return Calibration(bins, float(gaps.sum() / len(answers)), float((gaps[filled] / counts[filled]).max()))

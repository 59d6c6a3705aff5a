"""The steps worth keeping: close together while much changes, ten times further apart with every decade."""

from __future__ import annotations


def is_milestone(step: int) -> bool:
    """Whether ``step`` is one of 0, 1, 2, 5, 10, 20, 50, 100, ..."""
    return step == 0 or str(step).rstrip("0") in ("1", "2", "5")

"""Breaking a long row into lines, as a typesetter breaks a paragraph: by the least total of what looks bad.

The dynamic programme is that of Knuth, Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience
11(11), 1981, with one kind of glue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_OVERFULL = 20.0
"""What a line that is too wide costs, against one that is empty."""
_TOLERANCE = 1.1
"""How much wider than the measure a line may be before it counts as too wide."""


def wrap(widths: Sequence[float], measure: float, penalties: Mapping[int, float]) -> list[range]:
    """Columns of ``widths`` as lines of about ``measure``.

    Args:
        widths: with the gap that follows.
        measure: the wanted width of a line.
        penalties: the columns that a line may begin with, and what each costs.
    """
    best: dict[int, float] = {0: 0.0}
    previous: dict[int, int] = {}
    starts = [0]
    for end in range(1, len(widths) + 1):
        if end < len(widths) and end not in penalties:
            continue
        width = sum(widths[starts[-1] : end])
        costs: dict[int, float] = {}
        for number in range(len(starts) - 1, -1, -1):
            start = starts[number]
            costs[start] = best[start] + _cost(width, measure, last=end == len(widths))
            if width > 2 * measure:
                break
            width += sum(widths[starts[number - 1] : start]) if number else 0.0
        start = min(costs, key=costs.__getitem__)
        best[end] = costs[start] + penalties.get(end, 0.0)
        previous[end] = start
        starts.append(end)
    lines: list[range] = []
    end = len(widths)
    while end > 0:
        lines.append(range(previous[end], end))
        end = previous[end]
    return lines[::-1]


def _cost(width: float, measure: float, *, last: bool) -> float:
    """How bad a line looks: empty at its end, or too wide; the last one may be short."""
    slack = width / measure - 1
    if slack > _TOLERANCE - 1:
        return _OVERFULL * slack
    return slack**2 * (0.3 if last else 1.0)

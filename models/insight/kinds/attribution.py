"""Attribution: which pixels the answer comes from, by a method that is quick enough to wait for."""

from __future__ import annotations

from collections.abc import Sequence

from models.insight.attributing import attributed, method_of, work_of
from models.insight.faults import InsightFault
from models.insight.look import Look, register
from models.insight.picture import Picture
from models.insight.question import Wanted
from models.problems import Problem

MOST_WORK = 4 * 10**9
"""Multiply-adds: about half a second of one core. More is a study, lest everybody else's questions wait."""


@register("attribution")
def attribution(look: Look, _wanted: Sequence[Wanted]) -> list[Picture]:
    """The map of one method, see `models.insight.attributing`.

    Raises:
        InsightFault: as there, or it takes too long: `attribution_slow`. The study of this name does it then.
    """
    method = method_of(look)
    if work_of(look, method) > MOST_WORK:
        raise InsightFault(Problem("attribution_slow", {"method": method.name}))
    return attributed(look, method, lambda _done, _of: None)

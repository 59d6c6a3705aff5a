"""A budget is missed by what took too long, and by what nobody did."""

from __future__ import annotations

import pytest

from .__main__ import P95, missed_budgets
from .lesson import Lesson
from .watching import Observed


@pytest.mark.parametrize("action", P95)
@pytest.mark.parametrize(("of_limit", "missed"), [([], "nobody did it"), ([0.9], None), ([1.1], "p95 is")])
def test_what_a_budget_says_of_an_action(action, of_limit, missed):
    lesson = Lesson("", students=0, bad=0.0, stages={"join": 0.0})
    for other in set(P95) - {action}:
        lesson.figures.note(other, 0.0)
    for share in of_limit:
        lesson.figures.note(action, share * P95[action])
    told = list(missed_budgets(lesson, Observed()))
    assert (
        told == []
        if missed is None
        else [line for line in told if line.startswith(f"{action}: {missed}")] == told != []
    )

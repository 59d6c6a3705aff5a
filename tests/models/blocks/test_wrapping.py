"""Lines against every way of breaking them."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from models.blocks.wrapping import wrap


def total(lines: list[range], widths: list[float], measure: float, penalties: dict[int, float]) -> float:
    cost = 0.0
    for line in lines:
        slack = sum(widths[column] for column in line) / measure - 1
        last = line.stop == len(widths)
        cost += 20 * slack if slack > 0.1 + 1e-9 else slack**2 * (0.3 if last else 1)
        cost += penalties.get(line.start, 0.0) if line.start else 0.0
    return cost


@given(
    st.lists(st.sampled_from([200, 240, 400, 1000]), min_size=1, max_size=9),
    st.sampled_from([500, 1000, 1700]),
    st.dictionaries(st.integers(1, 8), st.sampled_from([0.0, 0.15, 0.6])),
)
def test_no_breaking_is_better(widths, measure, penalties):
    penalties = {column: cost for column, cost in penalties.items() if column < len(widths)}
    lines = wrap(widths, measure, penalties)
    assert list(chain.from_iterable(lines)) == list(range(len(widths)))
    assert {line.start for line in lines} - {0} <= penalties.keys()
    best = min(
        total(
            [range(*ends) for ends in zip((0, *breaks), (*breaks, len(widths)), strict=True)],
            widths,
            measure,
            penalties,
        )
        for count in range(len(penalties) + 1)
        for breaks in combinations(sorted(penalties), count)
    )
    assert total(lines, widths, measure, penalties) <= best + 1e-9


def test_nothing_has_no_lines():
    assert wrap([], 100, {}) == []

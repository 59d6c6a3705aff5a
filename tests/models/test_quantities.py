"""Numbers as people read them, in both languages."""

from __future__ import annotations

import pytest

from models.quantities import EXACT, count, decimal, json_number, memory, shape_words


@pytest.mark.parametrize(
    ("number", "en", "ru"),
    [
        (7, "7", "7"),
        (61706, "61\u202f706", "61\u202f706"),
        (999_999_999, "999\u202f999\u202f999", "999\u202f999\u202f999"),
        (10**12, "1.0·10¹²", "1,0·10¹²"),
        (10**400, "≥ 10³⁰⁰", "≥ 10³⁰⁰"),
    ],
)
def test_counts(number, en, ru):
    assert (count(number, "en"), count(number, "ru")) == (en, ru)


@pytest.mark.parametrize(
    ("number", "en", "ru"),
    [
        (0, "0\u202fB", "0\u202fБ"),
        (999, "999\u202fB", "999\u202fБ"),
        (1500, "1.5\u202fkB", "1,5\u202fкБ"),
        (250 * 10**6, "250\u202fMB", "250\u202fМБ"),
        (10**18, "1000\u202fPB", "1000\u202fПБ"),
    ],
)
def test_memory(number, en, ru):
    assert (memory(number, "en"), memory(number, "ru")) == (en, ru)


def test_json_carries_integers_as_far_as_they_are_exact():
    assert [type(json_number(number)) for number in (EXACT, -EXACT, EXACT + 1, 10**30)] == [int, int, float, float]
    assert json_number(10**30) == 1e30


def test_decimals_and_shapes():
    assert (decimal(0.125, "en"), decimal(0.125, "ru")) == ("0.125", "0,125")
    assert shape_words((16, 5, 5)) == "16×5×5"

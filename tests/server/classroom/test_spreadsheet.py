"""CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.classroom.spreadsheet import FORMULAS, as_csv

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def read(content):
    """As a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "|cmd", "%0A=1", '=HYPERLINK("http://a")']
)
def test_what_would_be_a_formula_is_text(text):
    assert read(as_csv([[text]])) == [[f"'{text}"]]


@given(st.lists(st.tuples(TEXTS, st.integers(), st.none()), min_size=1, max_size=5))
def test_every_cell_comes_back_and_none_begins_as_a_formula_does(rows):
    for (text, number, _), row in zip(rows, read(as_csv(rows)), strict=True):
        assert row[0].removeprefix("'") == text.removeprefix("'")
        assert not row[0] or row[0][0] not in FORMULAS
        assert row[1:] == [str(number), ""]


def test_cyrillic_is_told_from_noise_by_a_mark():
    assert as_csv([["Иван", 0.97]]) == "\ufeffИван,0.97\r\n".encode()

"""CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import LANGUAGES
from server.classroom.spreadsheet import DELIMITERS, FORMULAS, as_csv

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


both_languages = pytest.mark.parametrize("language", LANGUAGES)


def read(content, language):
    """As a spreadsheet of a language reads it."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=DELIMITERS[language]))


@both_languages
@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "|cmd", "%0A=1", '=HYPERLINK("http://a")']
)
def test_what_would_be_a_formula_is_text(text, language):
    assert read(as_csv([[text]], language), language) == [[f"'{text}"]]


@both_languages
@pytest.mark.parametrize("text", ["Ada,=1+1", "Ada;=1+1"])
def test_no_delimiter_of_another_language_makes_a_cell_of_a_formula(text, language):
    for reader in LANGUAGES:
        assert read(as_csv([[text]], language), reader) == [[text]]


@both_languages
@given(st.lists(st.tuples(TEXTS, st.integers(), st.none()), min_size=1, max_size=5))
def test_every_cell_comes_back_and_none_begins_as_a_formula_does(language, rows):
    for (text, number, _), row in zip(rows, read(as_csv(rows, language), language), strict=True):
        assert row[0].removeprefix("'") == text.removeprefix("'")
        assert not row[0] or row[0][0] not in FORMULAS
        assert row[1:] == [str(number), ""]


def test_cyrillic_is_told_from_noise_by_a_mark():
    assert as_csv([["Иван", 0.97, 3, None]], "en") == '\ufeff"Иван",0.97,3,""\r\n'.encode()


def test_a_russian_spreadsheet_finds_its_columns_and_its_decimals():
    assert as_csv([["Иван", 0.97, 3, None]], "ru") == '\ufeff"Иван";"0,97";3;""\r\n'.encode()

"""What students type to come in, and what they may mistype."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import LANGUAGES
from server.classroom import codes, phrases


def test_codes_are_six_characters_that_are_not_mixed_up():
    code = codes.new_code()
    assert len(code) == 6
    assert codes.normal(code) == code
    assert not set("01OILSBUAEИЗ").intersection(codes.ALPHABET)
    assert all({first, second} - set(codes.ALPHABET) for first, second in ("0O", "1I", "1L", "2Z", "5S", "8B", "UV"))
    assert len({codes.new_code() for _ in range(100)}) == 100


@given(st.text(alphabet=codes.ALPHABET, min_size=6, max_size=6), st.sampled_from(["", " ", "-", " - "]))
def test_a_code_is_read_however_it_is_typed(code, between):
    russian = {"C": "С", "H": "н", "K": "К", "M": "м", "P": "Р", "T": "т", "X": "х", "Y": "у"}
    assert codes.normal(between.join(code.lower())) == code
    assert codes.normal("".join(russian.get(each, each) for each in code)) == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_many_short_and_told_apart(language):
    words = phrases.words(language)
    assert len(words) == len(set(words)) >= 512
    assert all(2 < len(word) <= 10 and word == phrases.normal(word) for word in words)
    assert not {"gun", "kill", "drug", "нож", "труп", "водка"}.intersection(words)
    assert len(phrases.new_phrase(language).split()) == 4


@given(st.text(max_size=60))
def test_a_phrase_in_its_normal_form_stays_so(typed):
    assert phrases.normal(phrases.normal(typed)) == phrases.normal(typed)


def test_a_phrase_is_known_however_it_is_typed_and_in_its_room_alone():
    typed = ["ёлка мост река сова", "  Елка  МОСТ\tрека, сова.", "ЁЛКА-мост-река-сова"]
    assert len({phrases.hash_phrase(each, "room") for each in typed}) == 1
    assert phrases.hash_phrase(typed[0], "room") != phrases.hash_phrase(typed[0], "other")
    orders = {phrases.hash_phrase(" ".join(pair), "room") for pair in combinations(typed[0].split(), 2)}
    assert len(orders) == 6

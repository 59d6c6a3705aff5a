"""Nicknames: readable, told apart at a glance, and nobody's but a student's."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.classroom import nicknames
from server.errors import Refusal

LIKE = {
    "a": "аα@4",
    "c": "с",
    "e": "еёé3",
    "h": "н",
    "i": "іlI1",
    "o": "оο0",
    "p": "рρ",
    "s": "ѕ$5",
    "t": "т7",
    "x": "х",
    "y": "у",
}
"""What is read as a letter, without case."""
ALIKE = {**LIKE, **{letter: f"{letter}{letter.upper()}" for letter in "bdfgjkmnqruvwz"}}


def disguised(word: str) -> st.SearchStrategy[str]:
    """A word with any of its letters as others that look like them, perhaps with dots and spaces between."""
    letters = [st.sampled_from(letter + letter.upper() + ALIKE.get(letter, "")) for letter in word]
    return st.tuples(st.sampled_from(["", " ", ".", "_", "-"]), *letters).map(lambda each: each[0].join(each[1:]))


def reason(nickname: str) -> str | None:
    try:
        nicknames.safe(nickname)
    except Refusal as refusal:
        return refusal.problem.code
    return None


@given(st.text(max_size=60))
def test_a_safe_nickname_is_short_readable_and_stays_what_it_is(typed):
    if (code := reason(typed)) is not None:
        assert code.startswith("nickname_")
        return
    safe = nicknames.safe(typed)
    assert 1 <= len(safe) <= nicknames.LONGEST
    assert nicknames.safe(safe) == safe == unicodedata.normalize("NFKC", safe).strip()
    assert not [each for each in safe if unicodedata.category(each)[0] in "CS" or each in '<>&"/\\=+@']
    assert nicknames.skeleton(safe)


@given(st.sampled_from(["teacher", "lecturer", "professor"]).flatmap(disguised))
def test_nobody_looks_like_the_teacher(typed):
    assert reason(typed) in {"nickname_reserved", "nickname_characters"}


@pytest.mark.parametrize(
    "typed",
    [
        "Teacher", "tеaсher", "T3ACHER", "Mr. Teacher", "teachher", "teachr", "Учитель", "УЧИТЕЛЬ", "учитeль",
        "учите1ь", "У ч и т е л ь", "Учительница Анна", "преподаватель", "препод", "Admin", "аdmin", "ADM1N", "админ",
        "Сервер", "свертка", "Ｔｅａｃｈｅｒ", "𝓉𝑒𝒶𝒸𝒽𝑒𝓇", "ŤéâçĥèR", "tea\u200bcher",
    ],
)  # fmt: skip
def test_these_are_refused(typed):
    assert reason(typed) in {"nickname_reserved", "nickname_characters"}


@pytest.mark.parametrize(
    "typed",
    [
        "Вера", "Vera", "Саша К.", "Ann-Marie", "O'Brien", "Zoë", "Ёлка", "Ян", "Li", "7", "x_x", "田中", "محمد",
        "Виктор",        "Реактор", "Peach", "Ксения 2", "Adam", "Rooter", "Север",
    ],
)  # fmt: skip
def test_these_are_fine(typed):
    assert nicknames.safe(typed) == typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "length"), ("   ", "length"), ("x" * 25, "length"), ("...", "letterless"), ("<b>", "characters"),
        ("a\u202eb", "characters"), ("a\u200bb", "characters"), ("\u3164", "characters"), ("\ud800", "characters"),
        ("a" + "\u0301" * 4, "characters"), ("=1+1", "characters"), ("a\x00", "characters"),
    ],
)  # fmt: skip
def test_these_are_refused_with_their_reason(typed, code):
    assert reason(typed) == f"nickname_{code}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Саша", "Cаша"),
        ("Oleg", "0leg"),
        ("Ира", "ИPА"),
        ("Zoë", "zoe"),
        ("Bill", "BiIl"),
        ("Anna M", "annam"),
        ("Corn", "Com"),
    ],
)
def test_these_look_the_same(first, second):
    assert nicknames.skeleton(first) == nicknames.skeleton(second)


@pytest.mark.parametrize("alphabet", ["abcdefghjkmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщъыэюя", "0123456789"])
def test_letters_of_one_alphabet_are_told_apart(alphabet):
    """All but i and l, which capitals make one: I, l and 1; and в and ь, as B and b."""
    assert len({nicknames.skeleton(letter) for letter in alphabet}) == len(alphabet)


@pytest.mark.parametrize(
    ("typed", "code", "named"),
    [
        ("Vera 🦊", "nickname_characters", "🦊"),
        ("Ve\u200bra", "nickname_characters", "U+200B"),
        ("Ve\u3164ra", "nickname_characters", "U+1160"),  # as NFKC has it
        ("-.-", "nickname_letterless", None),
    ],
)
def test_what_does_not_fit_is_shown_as_it_was_typed(typed, code, named):
    with pytest.raises(Refusal) as caught:
        nicknames.safe(typed)
    assert (caught.value.problem.code, caught.value.problem.params.get("received")) == (code, named)

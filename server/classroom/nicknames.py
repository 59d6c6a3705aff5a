"""Nicknames that everybody can read, that nobody can mistake for another, and that are not the teacher's.

Two nicknames look the same when their skeletons are equal (Unicode TS 39, section 4: "confusable detection"), here with
case, accents, spaces and digits that stand for letters folded as well.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib import resources

from server.errors import Refusal

SHORTEST = 1
LONGEST = 24
"""Characters, after normalisation."""
LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})
MARKS = frozenset({"Mn", "Mc"})
MOST_MARKS = 2
"""Marks on one letter: more of them climb over the lines above."""
PUNCTUATION = frozenset(" .-_'")
SPELLED = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})

STANDS_FOR = str.maketrans({"@": "a", "$": "s", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"})
"""Digits and signs that are read as letters; 0, 1, 3 and 6 look like some anyway."""
RESERVED = (
    "teacher", "admin", "administrator", "moderator", "svertka", "system", "server", "lecturer", "professor", "tutor",
    "учитель", "учительница", "учителька", "преподаватель", "преподавательница", "препод", "педагог", "админ",
    "администратор", "модератор", "свёртка", "система", "сервер", "лектор", "профессор", "учитeль", "тичер", "училка",
    "uchitel", "prepodavatel", "prepod", "learer",
)  # fmt: skip
"""What a nickname may not look like, whole; of six letters and more, neither as a part nor with one letter wrong."""
LONG = 6


def safe(typed: str) -> str:
    """The nickname as it is shown.

    Raises:
        Refusal: `nickname_length`, `nickname_characters`, `nickname_reserved`.
    """
    nickname = " ".join(unicodedata.normalize("NFKC", typed.translate(SPELLED)).split())
    if not SHORTEST <= len(nickname) <= LONGEST:
        raise Refusal("nickname_length", shortest=SHORTEST, longest=LONGEST, received=len(nickname))
    marks = 0
    for character in nickname:
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in MARKS else 0
        if (kind not in LETTERS | MARKS and character not in PUNCTUATION) or marks > MOST_MARKS:
            raise Refusal("nickname_characters", received=f"U+{ord(character):04X}")
    if not any(unicodedata.category(character) in LETTERS for character in nickname):
        raise Refusal("nickname_characters", received=f"U+{ord(nickname[0]):04X}")
    if is_reserved(nickname):
        raise Refusal("nickname_reserved", received=nickname)
    return nickname


def skeleton(nickname: str) -> str:
    """What a nickname looks like: equal for nicknames that cannot be told apart at a glance."""
    plain = unicodedata.normalize("NFKD", nickname.casefold())
    looks = _prototypes()
    seen = "".join(
        looks.get(each, each) for each in plain if unicodedata.category(each) not in MARKS and (each.isalnum())
    )
    return seen.replace(f"{looks.get('r', 'r')}{looks.get('n', 'n')}", looks.get("m", "m")) or plain


def is_reserved(nickname: str) -> bool:
    """Whether a nickname looks like one that belongs to the teacher or the server."""
    seen = _letters(nickname)
    return any(
        seen == reserved or (len(reserved) >= LONG and _is_about(reserved, seen)) for reserved in _reserved_skeletons()
    )


def _letters(nickname: str) -> str:
    """A skeleton with digits read as letters, and what is written twice once."""
    seen = skeleton(nickname.casefold().translate(STANDS_FOR))
    return "".join(each for place, each in enumerate(seen) if place == 0 or each != seen[place - 1])


@cache
def _reserved_skeletons() -> tuple[str, ...]:
    return tuple({_letters(word) for word in RESERVED})


def _is_about(word: str, seen: str) -> bool:
    """Whether a word stands somewhere in what is seen, or is all of it but for one letter."""
    return word in seen or (abs(len(word) - len(seen)) <= 1 and _is_one_edit_away(word, seen))


def _is_one_edit_away(first: str, second: str) -> bool:
    """Whether one letter less, more or other makes one of the other."""
    short, long = sorted((first, second), key=len)
    same = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest = short[same + 1 :] if len(short) == len(long) else short[same:]
    return rest == long[same + 1 :]


@cache
def _prototypes() -> dict[str, str]:
    """For each character that looks like others, the one that stands for all of them.

    Unicode's table says who looks like whom; that is made an equivalence, joined by the capitals of Latin and Cyrillic
    letters: т looks like T, and so like t.
    """
    file = resources.files("confusable_homoglyphs") / "confusables.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    parents: dict[str, str] = {}

    def root(character: str) -> str:
        while parents.setdefault(character, character) != character:
            character = parents[character]
        return character

    def join(first: str, second: str) -> None:
        one, other = sorted((root(first), root(second)))
        parents[other] = one

    for character, alike in table.items():
        for other in alike:
            if len(character) == len(other["c"]) == 1:
                join(character, other["c"])
    for letter in "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяієѕјґў":
        join(letter, letter.upper())
    return {character: root(character) for character in list(parents) if root(character) != character}

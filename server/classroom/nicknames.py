"""Nicknames that everybody can read, that nobody can mistake for another, and that are not the teacher's.

Two nicknames look the same when their skeletons are equal (Unicode TS 39, section 4: "confusable detection"), here with
case, accents, spaces and digits that stand for letters folded as well.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib import resources

from models.text import Text
from server.errors import Refusal, declare_refusal

SHORTEST = 1
LONGEST = 24
"""Characters, after normalisation."""
LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})
MARKS = frozenset({"Mn", "Mc"})
MOST_MARKS = 2
"""Marks on one letter: more of them climb over the lines above."""
INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters and marks that are drawn as nothing (Unicode's Default_Ignorable_Code_Point)."""
PUNCTUATION = frozenset(" .-_'")
SPELLED = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})

PAIRS = (("rn", "m"), ("vv", "w"))
"""Two letters that look like one."""
STANDS_FOR = str.maketrans({"@": "a", "$": "s", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"})
"""Digits and signs that are read as letters; 0, 1 and 6 look like some anyway."""
TEACHERS = (
    "teacher", "lecturer", "professor", "instructor",
    "учитель", "учителька", "учительница", "училка", "препод", "преподаватель", "преподавательница", "преподша",
    "тичер", "педагог", "профессор", "uchitel", "prepod", "prepodavatel",
)  # fmt: skip
"""What a nickname may neither contain nor look like; the long ones not even with one letter wrong."""
LONG = 7
SERVERS = (
    "admin", "administrator", "moderator", "root", "server", "svertka", "system",
    "админ", "администратор", "модератор", "сервер", "свёртка", "система",
)  # fmt: skip
"""What a nickname may not look like as a whole."""


declare_refusal(
    "nickname_length",
    422,
    Text(
        "A nickname has {shortest} to {longest} characters; this one has {received}.",
        "В имени должно быть от {shortest} до {longest} символов, а в этом {received}.",
    ),
)
declare_refusal(
    "nickname_characters",
    422,
    Text(
        "{received} cannot be part of a nickname: letters, digits, spaces and . - _ ' can.",
        "{received} не может быть частью имени: годятся буквы, цифры, пробелы и знаки . - _ '.",
    ),
)
declare_refusal(
    "nickname_letterless",
    422,
    Text("A nickname has at least one letter or digit.", "В имени должна быть хотя бы одна буква или цифра."),
)
declare_refusal(
    "nickname_reserved",
    422,
    Text(
        "“{received}” looks as if it were the teacher or the server. Choose another nickname.",
        "Имя «{received}» похоже на имя преподавателя или сервера. Выберите другое.",
    ),
)


def safe(typed: str) -> str:
    """The nickname as it is shown.

    Raises:
        Refusal: `nickname_length`, `nickname_characters`, `nickname_letterless`, `nickname_reserved`.
    """
    nickname = " ".join(unicodedata.normalize("NFKC", typed).translate(SPELLED).split())
    if not SHORTEST <= len(nickname) <= LONGEST:
        raise Refusal("nickname_length", shortest=SHORTEST, longest=LONGEST, received=len(nickname))
    marks = 0
    for character in nickname:
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in MARKS else 0
        is_readable = character in PUNCTUATION or (kind in LETTERS | MARKS and character not in INVISIBLE)
        if not is_readable or marks > MOST_MARKS:
            raise Refusal("nickname_characters", received=_shown(character))
    if not any(unicodedata.category(character) in LETTERS for character in nickname):
        raise Refusal("nickname_letterless")
    if is_reserved(nickname):
        raise Refusal("nickname_reserved", received=nickname)
    return nickname


def skeleton(nickname: str) -> str:
    """What a nickname looks like: equal for nicknames that cannot be told apart at a glance."""
    plain = unicodedata.normalize("NFKD", nickname.casefold())
    looks = _prototypes()
    seen = "".join(
        looks.get(each, each) for each in plain if unicodedata.category(each) not in MARKS and each.isalnum()
    )
    for pair, letter in PAIRS:
        seen = seen.replace("".join(looks.get(each, each) for each in pair), looks.get(letter, letter))
    return seen or plain


def is_reserved(nickname: str) -> bool:
    """Whether a nickname looks like one that belongs to the teacher or the server."""
    seen = _letters(nickname)
    return seen in _letters_of(SERVERS) or any(_is_about(word, seen) for word in _letters_of(TEACHERS))


def _shown(character: str) -> str:
    """A character as itself where it can be seen, and by its number in Unicode where it cannot."""
    is_seen = unicodedata.category(character)[0] in "LNPS" and character not in INVISIBLE
    return character if is_seen else f"U+{ord(character):04X}"


def _letters(nickname: str) -> str:
    """A skeleton with digits read as letters, and what is written twice once."""
    seen = skeleton(nickname.casefold().translate(STANDS_FOR))
    return "".join(each for place, each in enumerate(seen) if place == 0 or each != seen[place - 1])


@cache
def _letters_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_letters, words))


def _is_about(word: str, seen: str) -> bool:
    """Whether a word stands somewhere in what is seen, or is all of it but for one letter."""
    return word in seen or (len(word) >= LONG and abs(len(word) - len(seen)) <= 1 and _is_one_edit_away(word, seen))


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

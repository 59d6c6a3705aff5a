"""The four words with which a student comes back from another device."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from models.text import Language

WORDS = Path(__file__).parent / "words"
COUNT = 4


@cache
def words(language: Language) -> tuple[str, ...]:
    """The words that phrases are made of: everyday nouns, at least 512 of them, so that four are 36 bits."""
    return tuple((WORDS / f"{language}.txt").read_text(encoding="utf-8").split())


def new_phrase(language: Language) -> str:
    """Four random words."""
    return " ".join(secrets.choice(words(language)) for _ in range(COUNT))


def normal(typed: str) -> str:
    """A phrase as it was typed, in the form in which it is hashed: small letters, single spaces, е for ё."""
    folded = unicodedata.normalize("NFKC", typed).casefold().replace("ё", "е")
    return " ".join("".join(each if each.isalnum() else " " for each in folded).split())


def hash_phrase(typed: str, room: str) -> str:
    """What is kept of a phrase, the same each time, so that a member is found by it; a millisecond: use a thread.

    It opens nothing that is not in the database beside it. With argon2id over two MiB, trying all phrases of a room
    takes two years of a core, and a hundred students who join at once take a tenth of a second.
    """
    salt = f"svertka room {room}".encode()
    return hash_secret_raw(normal(typed).encode(), salt, 1, 2048, 1, 32, Type.ID).hex()

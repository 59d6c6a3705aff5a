"""Join codes: six characters that can be read aloud, written on a blackboard and typed on any keyboard."""

from __future__ import annotations

import secrets
import unicodedata

ALPHABET = "234679CDFGHJKMNPQRTVWXY"
"""Of each pair that is mixed up (0 O, 1 I L, 5 S, 8 B, Z 2, U V) one or none is here; no vowels, hence no words.
23⁶ are 27 bits: at the two failures a second that an address is forgiven, years for one room."""
LENGTH = 6
TYPED_AS = str.maketrans("СНКМРТХУ", "CHKMPTXY")
"""Letters of a Russian keyboard that look like ours."""


def new_code() -> str:
    """A random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normal(typed: str) -> str:
    """A code as it was typed, in the form in which codes are kept: capitals, without spaces and hyphens."""
    folded = unicodedata.normalize("NFKC", typed).upper().translate(TYPED_AS)
    return "".join(character for character in folded if character.isalnum())

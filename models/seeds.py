"""Seeds derived from seeds: every consumer of randomness gets a stream of its own."""

from __future__ import annotations

from hashlib import blake2b


def mix(*parts: int | str) -> int:
    """A seed in [0, 2⁶³) that depends on every part and on their order, the same on every machine and Python."""
    digest = blake2b(repr(parts).encode(), digest_size=8)
    return int.from_bytes(digest.digest(), "little") >> 1

"""JSON as the standard has it, in both directions: finite numbers, real text, bounded depth.

Python's own parser takes NaN, lone surrogates and nesting until the stack ends; its writer sends NaN out. Integers have
64 bits at most: neither the database nor any other reader has room for more (RFC 8259, section 6).
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from pydantic_core import from_json, to_json

LOWEST, HIGHEST = -(2**63), 2**64 - 1


def read(body: bytes | str) -> Any:  # noqa: ANN401  (JSON is what it is)
    """The value of `body`; raises ValueError with a reason (depth is bounded at 200 by the parser)."""
    value = from_json(body, allow_inf_nan=False)
    if not _is_in_range(value):  # 1e999 is grammatical, and overflows
        raise ValueError("number out of range")
    return value


def write(value: object) -> bytes:
    """`value` as UTF-8 JSON; pydantic models by alias, what is not finite as null."""
    return to_json(value, by_alias=True, inf_nan_mode="null")


def _is_in_range(value: object) -> bool:
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, int):
        return LOWEST <= value <= HIGHEST
    if isinstance(value, list):
        return all(map(_is_in_range, value))
    if isinstance(value, dict):
        return all(map(_is_in_range, value.values()))
    return True

"""Numbers as people read them: 61 706, 8.1·10⁹, 1.5 GB; and as JSON carries them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from models.text import Language

EXACT = 2**53
"""Up to here every integer is a float64, which is how JavaScript reads the numbers of JSON."""

THIN_SPACE = "\u202f"  # narrow and non-breaking: groups digits in either language
_GROUPED_BELOW = 10**9
_LARGEST_FLOAT = 10**300
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MEMORY_UNITS = {"en": ("B", "kB", "MB", "GB", "TB", "PB"), "ru": ("Б", "кБ", "МБ", "ГБ", "ТБ", "ПБ")}


def json_number(number: int) -> int | float:
    """``number`` for JSON: beyond ``EXACT`` the nearest float, as writers refuse the longest integers."""
    return number if abs(number) <= EXACT else float(number)


def shortest(value: float) -> float:
    """The number with the fewest digits that is the same in float32: 0.485 for 0.48500001430511475."""
    return float(str(np.float32(value)))


def grouped(number: int) -> str:
    """``61706`` → ``61 706``, digits in groups of three."""
    return f"{number:,}".replace(",", THIN_SPACE)


def count(number: int, language: Language) -> str:
    """A count: grouped digits while they can be read, ``1.0·10¹²`` from a billion on."""
    if abs(number) < _GROUPED_BELOW:
        return grouped(number)
    if abs(number) >= _LARGEST_FLOAT:
        return "≥ 10³⁰⁰"
    mantissa, exponent = f"{number:.1e}".split("e")
    return f"{_decimal(mantissa, language)}·10{str(int(exponent)).translate(_SUPERSCRIPTS)}"


def memory(number: int, language: Language) -> str:
    """A number of bytes in decimal units: ``1.5 GB``."""
    units = _MEMORY_UNITS[language]
    power = 0
    while number >= 1000 ** (power + 1) and power < len(units) - 1:
        power += 1
    value = number / 1000**power
    digits = f"{value:.0f}" if power == 0 or value >= 100 else f"{value:.1f}"
    return f"{_decimal(digits, language)}{THIN_SPACE}{units[power]}"


def decimal(number: float, language: Language) -> str:
    """A real number with up to six significant digits and the language's decimal mark."""
    return _decimal(f"{number:.6g}", language)


def shape_words(shape: Iterable[int]) -> str:
    """``(16, 5, 5)`` → ``16×5×5``, the way shapes are written on the canvas."""
    return "×".join(grouped(size) for size in shape)


def _decimal(digits: str, language: Language) -> str:
    return digits.replace(".", ",") if language == "ru" else digits

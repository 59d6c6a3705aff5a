"""PRIVACY.md promises the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "PRIVACY.md"


def promises(language: str) -> list[tuple[list[str], list[str]]]:
    """Of each row of the table: the names in code, and the numbers of how long."""
    rows = [line.split("|")[1:-1] for line in language.splitlines() if line.startswith("| ")]
    return [(re.findall(r"`[^`]+`", "".join(row)), re.findall(r"\d+", row[-1])) for row in rows]


def test_both_tables_have_the_same_rows():
    english, russian = PAGE.read_text(encoding="utf-8").split("## Конфиденциальность")
    assert promises(english) == promises(russian) != []

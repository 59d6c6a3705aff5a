"""CSV that a spreadsheet opens as it was meant: nothing that a person wrote becomes a formula.

A cell that begins with one of these is run by Excel, LibreOffice or Google Sheets, as `=HYPERLINK(...)` that sends the
row away (OWASP, "CSV injection"). An apostrophe before it makes it text; programs that read CSV can take that off.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from models.text import Language

FORMULAS = frozenset("=+-@\t\r\n|%")
BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the system's own encoding, and Cyrillic for noise."""

DELIMITERS: dict[Language, str] = {"en": ",", "ru": ";"}
"""A Russian spreadsheet has the comma in its decimals, and takes a row with commas for one cell."""

Cell = str | int | float | None


def as_csv(rows: Iterable[Sequence[Cell]], language: Language) -> bytes:
    """Rows as a spreadsheet of a language opens them: RFC 4180 but for the delimiter, UTF-8 with a byte order mark.

    Every text is in quotes: with the other language's delimiter in it, it would be two cells to a spreadsheet of that
    language, and the second of them could begin as a formula does.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITERS[language], quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([_told(_safe(cell), language) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def _told(cell: Cell, language: Language) -> Cell:
    return str(cell).replace(".", ",") if language == "ru" and isinstance(cell, float) else cell


def _safe(cell: Cell) -> Cell:
    """The full-width forms of those characters count too: some programs fold them."""
    if isinstance(cell, str) and unicodedata.normalize("NFKC", cell).lstrip(" ")[:1] in FORMULAS:
        return f"'{cell}"
    return cell

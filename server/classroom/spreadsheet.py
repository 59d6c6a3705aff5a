"""CSV that a spreadsheet opens as it was meant: nothing that a person wrote becomes a formula.

A cell that begins with one of these is run by Excel, LibreOffice or Google Sheets, as `=HYPERLINK(...)` that sends the
row away (OWASP, "CSV injection"). An apostrophe before it makes it text; programs that read CSV can take that off.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

FORMULAS = frozenset("=+-@\t\r\n|%")
BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the system's own encoding, and Cyrillic for noise."""

Cell = str | int | float | None


def as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as RFC 4180, UTF-8 with a byte order mark; numbers as they are, nothing for None."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_safe(cell) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def _safe(cell: Cell) -> Cell:
    """The full-width forms of those characters count too: some programs fold them."""
    if isinstance(cell, str) and unicodedata.normalize("NFKC", cell).lstrip(" ")[:1] in FORMULAS:
        return f"'{cell}"
    return cell

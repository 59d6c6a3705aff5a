"""Tables of labels (CSV): which picture shows what, as people's programs write them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ENCODINGS = ("utf-8-sig", "cp1251")
"""Tried in turn where no byte order mark says UTF-16; every byte but one is something in the second."""
DELIMITERS = (",", ";", "\t")
MOST_ROWS = 200_000
SAMPLE = 200
"""Rows that decide which column is which."""

_LABEL = frozenset({"label", "class", "category", "target", "species", "метка", "класс", "категория"})
_SPLIT = frozenset({"split", "set", "part", "subset", "выборка", "часть"})


@dataclass(frozen=True)
class Row:
    """A line of a table: the picture as it is called there, its class, and its part where one is told."""

    file: str
    label: str
    split: str


def read_table(content: bytes, find: Callable[[str], str | None]) -> list[Row]:
    """The rows of a table; none if it has no column of files and another of labels.

    ``find`` says which picture a cell means, which tells the column of files; a line of headings is optional.
    """
    text = _decode(content)
    rows = _rows(text)
    if not rows:
        return []
    width = min(Counter(len(row) for row in rows[:SAMPLE]).most_common(1)[0][0], 64)
    sample = [row for row in rows[:SAMPLE] if len(row) >= width]
    found = [sum(find(row[column]) is not None for row in sample) for column in range(width)]
    if width < 2 or not any(found):
        return []
    file = found.index(max(found))
    heads = [cell.casefold() for cell in rows[0]]
    has_heads = find(rows[0][file] if file < len(rows[0]) else "") is None
    others = [column for column in range(width) if column != file]
    label = _named(heads, others, _LABEL) if has_heads else None
    split = _named(heads, others, _SPLIT) if has_heads else None
    if label is None:
        label = next(column for column in [*others, file] if column != split)
    if label == file:
        return []
    return [
        Row(row[file], row[label], row[split] if split is not None and split < len(row) else "")
        for row in rows[has_heads:]
        if len(row) > max(file, label) and row[file]
    ]


def _decode(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(ENCODINGS[-1], "replace")


def _rows(text: str) -> list[list[str]]:
    """The filled lines, their cells without the space around them."""
    lines = text.replace("\0", "").splitlines()
    head = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=head.count)
    return list(_filled(csv.reader(io.StringIO("\n".join(lines[: MOST_ROWS + 1])), delimiter=delimiter)))


def _filled(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield cells
    except csv.Error:  # a quotation that never ends: what came before it counts
        return


def _named(heads: list[str], columns: list[int], names: frozenset[str]) -> int | None:
    return next((column for column in columns if column < len(heads) and heads[column] in names), None)

"""Where the cards of a network stand: rows read like text, with lanes below for paths beside the main one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.graph import Position

COLUMN = 200.0
"""From card to card; cards are up to 160 wide."""
ROW = 240.0
"""From row to row; cards are up to 200 high."""


def rows(lines: Iterable[Sequence[str | None]]) -> dict[str, Position]:
    """Positions of nodes listed row by row; None leaves a place empty."""
    return {
        node: (column * COLUMN, line_number * ROW)
        for line_number, line in enumerate(lines)
        for column, node in enumerate(line)
        if node is not None
    }

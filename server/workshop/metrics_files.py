"""A run's metrics on their way out, as CSV and as TensorBoard's events: all steps, a page of them at a time.

Pages are read from the database by the event loop and written as text in a thread: a long run's file holds nobody up.
"""

from __future__ import annotations

import asyncio
import csv
import io
import math
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from server import strict_json
from server.store.points import Point, Points
from server.store.runs import Run

from . import event_file

FIRST = ("step", "epoch", "split", "loss", "accuracy")
"""Columns that every point has; others follow in the order in which they appear."""
ABOUT_POINTS = frozenset({"step", "epoch", "split"})
TAGS = {"learning_rate": "learning rate"}
"""Names of scalars that are no measure of a split."""


async def as_csv(points: Points, run: Run) -> AsyncIterator[bytes]:
    """A header and a line for each point, in the order of step: RFC 4180, UTF-8, empty where there is no number."""
    columns = dict.fromkeys(FIRST)
    async for page in points.pages(run.id):
        columns |= dict.fromkeys(name for point in page for name in point)
    yield _lines([list(columns)])
    async for page in points.pages(run.id):
        yield await asyncio.to_thread(_rows, page, list(columns))


async def as_events(points: Points, run: Run) -> AsyncIterator[bytes]:
    """Scalars `train/loss`, `val/accuracy`, ..., and `learning rate`.

    When a step was done is not kept: the times spread the run's seconds of training evenly over its steps.
    """
    began = datetime.fromisoformat(run.created).timestamp()
    pace = (run.seconds or 0.0) / max(run.step, 1)
    yield event_file.header(began)
    async for page in points.pages(run.id):
        yield await asyncio.to_thread(_events, page, began, pace)


def _rows(page: list[Point], columns: list[str]) -> bytes:
    return _lines([[_cell(point.get(name)) for name in columns] for point in page])


def _lines(rows: list[list[Any]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    """Numbers and words as they are, what has parts (a change of the recipe) as JSON; csv writes None as nothing."""
    return strict_json.write(value).decode() if isinstance(value, dict | list) else value


def _events(page: list[Point], began: float, pace: float) -> bytes:
    told = [(point["step"], _scalars(point)) for point in page]
    return b"".join(event_file.scalars(began + pace * step, step, values) for step, values in told if values)


def _scalars(point: Point) -> dict[str, float]:
    return {
        TAGS.get(name) or f"{point['split']}/{name}": float(value)
        for name, value in point.items()
        if name not in ABOUT_POINTS and isinstance(value, int | float) and math.isfinite(value)
    }

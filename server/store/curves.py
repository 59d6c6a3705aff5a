"""Curves in miniature, read from the points of many runs at once and remembered until a run is measured again."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select

from .database import Database
from .tables import POINTS

MOST_POINTS = 48
"""Of a curve in miniature: half of what its line has pixels."""
MOST_REMEMBERED = 2048
DIGITS = 4
AT_ONCE = 500
"""Runs of one query: databases bound how many values a query names."""


@dataclass(frozen=True)
class Miniature:
    """A curve thinned to `MOST_POINTS`, its columns of equal length; the best point is looked for among all.

    `best` is `(step, loss, accuracy)` of the highest accuracy, of equals of the lowest loss, then the first; None
    where validation was never measured.
    """

    split: str
    steps: list[int] = field(default_factory=list)
    loss: list[float | None] = field(default_factory=list)
    accuracy: list[float | None] = field(default_factory=list)
    best: tuple[int, float | None, float | None] | None = None


_Point = tuple[int, float | None, float | None]
_LOSS, _ACCURACY = POINTS.c.point["loss"].as_float(), POINTS.c.point["accuracy"].as_float()


class Curves:
    """The miniatures of the runs in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: OrderedDict[str, Miniature | None] = OrderedDict()
        """None while it is being read: whoever measures the run meanwhile takes that away"""

    async def of(self, runs: Sequence[str]) -> dict[str, Miniature]:
        """The miniatures by run, of validation where there is any, else of training; none of a run without points."""
        known = {run: miniature for run in runs if (miniature := self._known.get(run)) is not None}
        missing = [run for run in runs if run not in known]
        for start in range(0, len(missing), AT_ONCE):
            known |= await self._read(missing[start : start + AT_ONCE])
        return {run: miniature for run, miniature in known.items() if miniature.steps}

    def forget(self, run: str) -> None:
        """Notes that a run was measured."""
        self._known.pop(run, None)

    async def _read(self, runs: list[str]) -> dict[str, Miniature]:
        self._known.update(dict.fromkeys(runs))
        measured = await self._validations(runs)
        read = {
            run: _miniature("val", measured[run]) if run in measured else _miniature("train", await self._thinned(run))
            for run in runs
        }
        for run, miniature in read.items():
            if run in self._known:
                self._known[run] = miniature
                self._known.move_to_end(run)
        while len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
        return read

    async def _validations(self, runs: list[str]) -> dict[str, list[_Point]]:
        query = select(POINTS.c.run, POINTS.c.step, _LOSS, _ACCURACY).where(POINTS.c.run.in_(runs))
        found: defaultdict[str, list[_Point]] = defaultdict(list)
        async with self._database.read() as connection:
            rows = await connection.execute(query.where(POINTS.c.split == "val").order_by(POINTS.c.run, POINTS.c.step))
            for run, step, loss, accuracy in rows:
                found[run].append((step, loss, accuracy))
        return found

    async def _thinned(self, run: str) -> list[_Point]:
        """Training points, which there are of every step: only as many as are shown leave the database."""
        at = (POINTS.c.run == run, POINTS.c.split == "train")
        async with self._database.read() as connection:
            last = await connection.scalar(select(func.max(POINTS.c.step)).where(*at))
            if last is None:
                return []
            shown = POINTS.c.step % (last // MOST_POINTS + 1) == 0
            rows = await connection.execute(
                select(POINTS.c.step, _LOSS, _ACCURACY).where(*at, shown).order_by(POINTS.c.step)
            )
            return [(step, loss, accuracy) for step, loss, accuracy in rows]


def _miniature(split: str, points: list[_Point]) -> Miniature:
    stride = -(-len(points) // MOST_POINTS) or 1
    shown = points[::-1][::stride][::-1]  # from the end: the newest point is always among them
    return Miniature(
        split=split,
        steps=[step for step, _, _ in shown],
        loss=[_rounded(loss) for _, loss, _ in shown],
        accuracy=[_rounded(accuracy) for _, _, accuracy in shown],
        best=min(points, key=_rank) if split == "val" and points else None,
    )


def _rank(point: _Point) -> tuple[float, float, int]:
    step, loss, accuracy = point
    infinite = float("inf")
    return -(-infinite if accuracy is None else accuracy), infinite if loss is None else loss, step


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")

"""A contest taken out: the results as CSV, and everything as ZIP."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from models.results.contest import point_table, points
from models.text import Language, Text
from server import strict_json
from server.store.blobs import Blobs
from server.store.contests import Contest
from server.store.handins import Handin, Handins
from server.workshop.outgoing import OutgoingFile, working_directory

from .leaderboard import standings
from .register import Register
from .spreadsheet import Cell, as_csv

Named = tuple[str, Handin]
"""Something that was handed in, with the nickname of whoever did."""

COLUMNS: Sequence[Text] = (
    Text("Place", "Место"),
    Text("Student", "Ученик"),
    Text("Best", "Лучшая"),
    Text("Macro F1", "Макро-F1"),
    Text("Points", "Баллы"),
    Text("Parameters", "Параметры"),
    Text("Seconds of computing", "Секунды вычислений"),
    Text("Step", "Шаг"),
    Text("State", "Состояние"),
    Text("Handed in (UTC)", "Сдана (UTC)"),
    Text("Hand-in", "Работа"),
)
YES = Text("yes", "да")
STATES = {
    "waiting": Text("waiting", "ждёт"),
    "judged": Text("judged", "оценена"),
    "refused": Text("refused", "не оценена"),
}
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a ZIP: the same contest gives the same bytes."""


class ContestFiles:
    """Makes the files."""

    def __init__(self, handins: Handins, register: Register, blobs: Blobs, directory: Path) -> None:
        self._handins = handins
        self._register = register
        self._blobs = blobs
        self._directory = directory

    async def results(self, contest: Contest, language: Language) -> bytes:
        """A line for everything that was handed in, everybody's best first."""
        return _results(await self._handed_in(contest), language)

    async def everything(self, contest: Contest, language: Language) -> OutgoingFile:
        """The task, the results, and of each hand-in its network and weights, as one ZIP.

        Which images decide is not in it: the seed and the labels stay with the server.
        """
        handed_in = await self._handed_in(contest, networks=True)
        async with working_directory(self._directory) as directory:
            target = directory / "everything.zip"
            await asyncio.to_thread(self._write, target, contest, handed_in, language)
            return OutgoingFile(await asyncio.to_thread(target.open, "rb"), target.stat().st_size)

    async def _handed_in(self, contest: Contest, *, networks: bool = False) -> list[Named]:
        found = await self._handins.of(contest.id, networks=networks)
        return [(self._register.member(contest.room, each.member).nickname, each) for each in found]

    def _write(self, target: Path, contest: Contest, handed_in: Sequence[Named], language: Language) -> None:
        with ZipFile(target, "w") as file:
            _add(file, "contest.json", _task(contest))
            _add(file, "results.csv", _results(handed_in, language))
            for number, (nickname, each) in enumerate(handed_in, 1):
                folder = f"handins/{number:04d}-{_name(nickname)}"
                _add(file, f"{folder}/network.json", strict_json.write(each.graph))
                entry = ZipInfo(f"{folder}/weights.safetensors", EPOCH)  # not deflated: weights do not get smaller
                with self._blobs.path(each.weights).open("rb") as source, file.open(entry, "w") as copy:
                    shutil.copyfileobj(source, copy)


def _results(handed_in: Sequence[Named], language: Language) -> bytes:
    places = {each.best.id: each.place for each in standings(handin for _, handin in handed_in)}
    ordered = sorted(handed_in, key=lambda named: (named[1].id not in places, -(named[1].f1 or 0.0), named[1].created))
    rows: list[list[Cell]] = [[title.in_(language) for title in COLUMNS]]
    rows += [
        [
            places.get(each.id),
            nickname,
            YES.in_(language) if each.id in places else None,
            each.f1,
            None if each.f1 is None else points(each.f1),
            each.parameters,
            round(each.seconds, 1),
            each.step,
            STATES[each.state].in_(language),
            each.created,
            each.id,
        ]
        for nickname, each in ordered
    ]
    return as_csv(rows, language)


def _task(contest: Contest) -> bytes:
    told = ("id", "title", "text", "dataset", "images", "parameters", "minutes", "per_hour", "created")
    task: dict[str, Any] = {name: getattr(contest, name) for name in told}
    return strict_json.write({**task, "points": [{"f1": f1, "points": worth} for f1, worth in point_table()]})


def _add(file: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = ZIP_DEFLATED
    file.writestr(entry, content)


def _name(nickname: str) -> str:
    """Letters and digits of any script; what else there is could be a path."""
    return re.sub(r"[^\w-]+", "_", nickname).strip("_")[:40] or "student"

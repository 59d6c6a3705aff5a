"""A disk that fills in the middle of a lesson: said in words, nothing half kept, and all goes on when there is room."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.running_server import running_server
from tests.server.visitor import QUICK, Visitor

SIZE = 24
"""Megabytes of a disk that is small enough to be filled."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Takes all the room there is."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    return filler


async def test_a_full_disk_is_said_and_nothing_is_lost(small_disk):
    data = small_disk / "data"
    endless = {**QUICK, "epochs": 10_000}
    with running_server(data) as server:
        async with Visitor.at(server.url) as visitor, visitor.tab() as tab:
            project = await visitor.small_project(recipe=endless)
            await tab.follow(project["id"])
            run = (await visitor.post(f"/projects/{project['id']}/play"))["run"]
            await tab.hear("snapshot", lambda message: message["step"] >= 10)
            filler = fill(small_disk)

            failed = await tab.run_in("failed")
            assert failed["reason"]["code"] == "disk_full"
            kept = await visitor.get(f"/projects/{project['id']}")
            note = {"op": "replace", "path": "/title", "value": "x" * 150}
            refused, edits = None, 0
            while refused is None:  # what room the database has left in its files is used up first
                edits += 1
                await tab.say(
                    type="edit",
                    id=str(edits),
                    project=project["id"],
                    revision=kept["revision"] + edits - 1,
                    patch=[note],
                )
                while refused is None:
                    message = await tab.next()
                    refused = message if message["type"] == "refused" else None
                    if message["type"] == "edited":
                        break
            assert refused["reason"]["code"] == "disk_full"
            assert "disk is full" in refused["reason"]["message"]
            told = await visitor.post("/projects", {"example": "lenet5"}, 507, headers={"Accept-Language": "ru"})
            assert told["code"] == "disk_full"
            assert "нет места" in told["detail"]
            before = await visitor.get(f"/projects/{project['id']}")
            assert before["revision"] == kept["revision"] + edits - 1

            filler.unlink()
            await visitor.patch(before, {"op": "replace", "path": "/title", "value": "There is room"})
            played = await visitor.post(f"/projects/{project['id']}/play")
            await tab.hear("metrics", lambda message: message["points"] and message["run"] == played["run"]["id"])
            await visitor.post(f"/runs/{played['run']['id']}/stop")
            points = (await visitor.get(f"/runs/{run['id']}/metrics"))["points"]
            steps = [point["step"] for point in points if point["split"] == "train"]
            assert steps == list(range(len(steps)))
            server.process.kill()
    with closing(sqlite3.connect(data / "svertka.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (document,) = database.execute("SELECT document FROM projects").fetchone()
        assert "There is room" in document

"""A training that is killed again and again: the page says that it failed and why, and play is the way on."""

from __future__ import annotations

from pathlib import Path

import psutil
from playwright.sync_api import expect

from server.jobs.trainer import NICE
from tests.e2e.conftest import NewVisitor
from tests.e2e.networks import small
from tests.e2e.workspace import Workspace
from tests.running_server import RunningServer, running_server

PACE = 50
"""Milliseconds between two looks for a process to kill."""


def test_a_training_that_cannot_go_on_says_why_and_play_tries_again(new_visitor: NewVisitor, tmp_path: Path):
    with running_server(tmp_path / "data") as server:
        workspace = Workspace(new_visitor(base_url=server.url)).open_network(small(), {"epochs": 1000})
        workspace.play.click()
        workspace.wait_for_state("running")
        while workspace.run()["state"] != "failed":
            kill_trainers(server)
            workspace.page.wait_for_timeout(PACE)
        workspace.wait_for_state("failed")
        reason = workspace.page.get_by_role("status").filter(has_text="ended from outside 3 times")
        expect(reason).to_be_visible()
        failed = workspace.run()
        assert (failed["reason"]["code"], failed["reason"]["params"]) == ("worker_killed", {"count": 3})

        workspace.play.click()
        workspace.wait_for_state("running")
        expect(reason).to_have_count(0)
        expect(workspace.curve("loss")).to_be_visible()
        assert workspace.run()["id"] != failed["id"]


def kill_trainers(server: RunningServer) -> None:
    """Kills what trains at the moment, as a machine without memory does."""
    for process in psutil.Process(server.process.pid).children(recursive=True):
        try:
            if process.nice() == NICE:
                process.kill()
        except psutil.NoSuchProcess:
            continue

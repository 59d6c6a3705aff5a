"""The server goes and comes back: the page says so, keeps what is done meanwhile, and goes on by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NewVisitor
from tests.e2e.networks import small
from tests.e2e.paintings import fingerprint, wait_until_repainted
from tests.e2e.workspace import PATIENCE, Workspace
from tests.running_server import free_port, running_server


@pytest.mark.parametrize(
    ("signal", "words"),
    [("terminate", "The server is restarting. A training goes on"), ("kill", "The page keeps trying")],
)
def test_a_training_outlives_its_server(new_visitor: NewVisitor, tmp_path: Path, signal: str, words: str):
    data, port = tmp_path / "data", free_port()
    with running_server(data, port=port) as server:
        workspace = Workspace(new_visitor(base_url=server.url)).open_network(small(), {"epochs": 100})
        page = workspace.page
        page.evaluate("window.neverReloaded = true")
        workspace.play.click()
        workspace.wait_for_state("running")
        expect(workspace.curve("loss")).to_be_visible()
        run = workspace.run()["id"]
        getattr(server.process, signal)()
        banner = page.get_by_role("status").filter(has_text=words)
        expect(banner).to_be_visible()
        server.process.wait(PATIENCE / 1000)

    # An edit without a server is kept.
    workspace.title.fill("Renamed offline")
    workspace.title.press("Enter")

    with running_server(data, port=port):
        expect(banner).to_have_count(0, timeout=PATIENCE)
        workspace.wait_for_state("running")
        assert workspace.run()["id"] == run
        assert workspace.ask()["title"] == "Renamed offline"
        picture, curve = workspace.picture("conv"), workspace.curve("loss")
        wait_until_repainted(picture, fingerprint(picture))
        wait_until_repainted(curve, fingerprint(curve))
        assert page.evaluate("window.neverReloaded")
        workspace.pause.click()
        workspace.wait_for_state("paused")

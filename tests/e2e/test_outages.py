"""The server goes and comes back: the page says so, keeps what is done meanwhile, and goes on by itself."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import NewVisitor
from tests.e2e.networks import small
from tests.e2e.paintings import fingerprint, wait_until_all_repainted
from tests.e2e.workspace import PATIENCE, Workspace
from tests.running_server import free_port, running_server


def test_a_training_outlives_its_server(new_visitor: NewVisitor, tmp_path: Path):
    data, port = tmp_path / "data", free_port()
    with running_server(data, port=port) as server:
        workspace = Workspace(new_visitor(base_url=server.url)).open_network(small(), {"epochs": 1000})
        workspace.page.evaluate("window.neverReloaded = true")
        workspace.play.click()
        workspace.wait_for_state("running")
        expect(workspace.curve("loss")).to_be_visible()
        run = workspace.run()["id"]
        server.process.terminate()
        restarting = banner(workspace, "The server is restarting. A training goes on")
        expect(restarting).to_be_visible()
        server.process.wait(PATIENCE / 1000)

    workspace.title.fill("Renamed meanwhile")  # an edit that nobody takes is kept
    workspace.title.press("Enter")

    with running_server(data, port=port) as server:
        expect(restarting).to_have_count(0, timeout=PATIENCE)
        goes_on(workspace, run)
        assert workspace.ask()["title"] == "Renamed meanwhile"
        server.process.kill()
        lost = banner(workspace, "The page keeps trying")
        expect(lost).to_be_visible()
        server.process.wait(PATIENCE / 1000)

    with running_server(data, port=port):
        expect(lost).to_have_count(0, timeout=PATIENCE)
        goes_on(workspace, run)
        assert workspace.page.evaluate("window.neverReloaded")
        workspace.pause.click()
        workspace.wait_for_state("paused")


def banner(workspace: Workspace, words: str) -> Locator:
    """What the page says below its bar."""
    return workspace.page.get_by_role("status").filter(has_text=words)


def goes_on(workspace: Workspace, run: str) -> None:
    """The same training is running, and is seen to."""
    workspace.wait_for_state("running")
    assert workspace.run()["id"] == run
    canvases = [workspace.picture("conv"), workspace.curve("loss")]
    wait_until_all_repainted(canvases, [fingerprint(canvas) for canvas in canvases])

"""The server goes and comes back: the page says so, keeps what is done meanwhile, and goes on by itself."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import NewVisitor
from tests.e2e.lessons import come_in, log_in, open_room
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


def test_a_layer_is_added_and_set_without_a_connection(new_visitor: NewVisitor):
    workspace = Workspace(new_visitor()).open_network(small())
    workspace.page.context.set_offline(True)
    workspace.palette.get_by_role("button", name="Convolution 2D").click()
    workspace.newly_selected(None)
    expect(workspace.inspector.get_by_label("Name of the layer")).to_be_visible()
    expect(workspace.node("conv")).to_be_visible()

    # What cannot be had says so and lies over nothing: the keys go on doing what they do.
    workspace.probe.get_by_role("button", name="Why?").click()
    expect(workspace.notices.filter(has_text="could not be loaded")).to_be_visible()
    workspace.page.keyboard.press("Control+z")
    expect(workspace.nodes).to_have_count(len(small()["nodes"]))
    workspace.page.keyboard.press("Control+Shift+z")
    expect(workspace.nodes).to_have_count(len(small()["nodes"]) + 1)
    workspace.page.context.set_offline(False)
    workspace.wait_until_server(
        "({graphs}, before) => Object.keys(graphs.main.nodes).length > before", len(small()["nodes"])
    )


def test_a_part_that_cannot_be_had_leaves_the_rest_alone(new_visitor: NewVisitor):
    workspace = Workspace(new_visitor()).open_network(small())
    workspace.page.context.set_offline(True)
    workspace.page.get_by_role("tab", name="Signals").click()
    away = banner(workspace, "This part could not be loaded")
    expect(away).to_be_visible()
    expect(workspace.node("conv")).to_be_visible()
    workspace.page.context.set_offline(False)
    expect(away).to_have_count(0, timeout=PATIENCE)
    expect(workspace.page.get_by_role("tabpanel", name="Signals")).not_to_be_empty()


def test_who_looks_at_a_class_sees_that_the_server_has_gone(new_visitor: NewVisitor, tmp_path: Path):
    data, port = tmp_path / "data", free_port()
    with running_server(data, port=port) as server:
        teacher, ada = new_visitor(base_url=server.url), new_visitor(base_url=server.url)
        log_in(teacher)
        come_in(ada, open_room(teacher, "7B"), "Ada")
        tiles = teacher.get_by_role("list").filter(has=teacher.get_by_role("article", name="Ada"))
        expect(tiles).to_be_visible()
        wall = teacher.context.new_page()
        wall.goto(f"{teacher.url}/projector")
        expect(wall.get_by_role("heading", name="7B")).to_be_visible()
        ada.goto("/")
        expect(ada.get_by_role("button", name="7B")).to_be_visible()
        server.process.kill()
        server.process.wait(PATIENCE / 1000)
        lost = [page.get_by_text("The page shows what it was told last") for page in (teacher, wall, ada)]
        for words in lost:
            expect(words).to_be_visible()
        expect(tiles).to_have_css("opacity", "0.5")

    with running_server(data, port=port):
        for words in lost:
            expect(words).to_have_count(0, timeout=PATIENCE)
        expect(tiles).to_have_css("opacity", "1")


def banner(workspace: Workspace, words: str) -> Locator:
    """What the page says below its bar."""
    return workspace.page.get_by_role("status").filter(has_text=words)


def goes_on(workspace: Workspace, run: str) -> None:
    """The same training is running, and is seen to."""
    workspace.wait_for_state("running")
    assert workspace.run()["id"] == run
    canvases = [workspace.picture("conv"), workspace.curve("loss")]
    wait_until_all_repainted(canvases, [fingerprint(canvas) for canvas in canvases])

"""The page on a bad line: whatever happened to it, afterwards page and server have the same, and nothing was lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewVisitor
from tests.e2e.networks import small
from tests.e2e.workspace import PATIENCE, Workspace
from tests.fault_proxy import FAULTS, GOOD, proxy_thread
from tests.running_server import RunningServer


class Elsewhere:
    """The same person at another computer, whose line is good."""

    def __init__(self, client: httpx.Client, workspace: Workspace) -> None:
        self._client = client
        for cookie in workspace.page.context.cookies():
            client.cookies.set(cookie["name"], cookie["value"])
        self._address = f"/api/projects/{workspace.project}"

    def ask(self) -> dict[str, Any]:
        """The project as the server has it."""
        found: dict[str, Any] = self._client.get(self._address).raise_for_status().json()
        return found

    def add_layer(self, name: str) -> None:
        """Changes the project."""
        layer = {"type": "relu", "params": {}, "position": [0, 400]}
        patch = [{"op": "add", "path": f"/graphs/main/nodes/{name}", "value": layer}]
        headers = {"If-Match": f'"{self.ask()["revision"]}"', "Content-Type": "application/json-patch+json"}
        self._client.request("PATCH", self._address, json=patch, headers=headers).raise_for_status()


def test_after_every_outage_the_page_has_what_the_server_has(new_visitor: NewVisitor, server: RunningServer):
    with proxy_thread(server.url) as line, httpx.Client(base_url=server.url, timeout=PATIENCE / 1000) as client:
        page = new_visitor(base_url=line.url)
        page.clock.install()
        workspace = Workspace(page).open_network(small())
        page.evaluate("window.neverReloaded = true")
        elsewhere = Elsewhere(client, workspace)
        lost = page.get_by_role("status").filter(has_text="The page keeps trying")

        line.become(FAULTS["blackhole"])  # ten minutes
        rename(workspace, "Into silence")
        page.clock.fast_forward("00:10")  # an answer is overdue, and so is the one whether anybody is there
        expect(lost).to_be_visible()
        page.clock.fast_forward("10:00")
        elsewhere.add_layer("meanwhile")
        line.become(GOOD)
        expect(lost).to_have_count(0, timeout=PATIENCE)
        has_the_same(workspace, elsewhere, "Into silence", "meanwhile")

        line.become(FAULTS["drop"])  # what is sent vanishes, then the line is cut
        rename(workspace, "Into nothing")
        elsewhere.add_layer("unheard")
        line.become(GOOD)
        has_the_same(workspace, elsewhere, "Into nothing", "unheard")

        with asleep(page):  # a laptop's lid is closed, and the line is gone when it is opened
            elsewhere.add_layer("asleep")
            line.cut(reset=True)
        rename(workspace, "Awake")
        has_the_same(workspace, elsewhere, "Awake", "asleep")
        assert page.evaluate("window.neverReloaded")


def rename(workspace: Workspace, title: str) -> None:
    """An edit of the page's."""
    workspace.title.fill(title)
    workspace.title.press("Enter")


def has_the_same(workspace: Workspace, elsewhere: Elsewhere, title: str, layer: str) -> None:
    """The page's edit is at the server, the other computer's is on the page, and so is everything else."""
    expect(workspace.node(layer)).to_be_visible(timeout=PATIENCE)
    workspace.wait_until_server("(project, title) => project.title === title", title)
    kept = elsewhere.ask()
    expect(workspace.title).to_have_value(kept["title"])
    expect(workspace.nodes).to_have_count(len(kept["graphs"]["main"]["nodes"]))


@contextmanager
def asleep(page: Page) -> Iterator[None]:
    """The browser runs nothing of the page, as while a laptop sleeps."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    yield
    session.send("Page.setWebLifecycleState", {"state": "active"})
    session.detach()

"""A real browser at a real server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conduct import Conduct
from tests.e2e.networks import Graph
from tests.e2e.workspace import Workspace
from tests.running_server import RunningServer, running_server

expect.set_options(timeout=20_000)  # milliseconds; what takes a tenth of a second alone waits on two loaded cores

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--disable-gpu",  # software compositing is several times faster than an emulated card
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium where there is one, else the one Playwright has downloaded."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    executable = {"executable_path": found} if found else {}
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []  # root has none
    return {**browser_type_launch_args, **executable, "args": [*FLAGS, *sandbox]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A laptop's screen, in English; a test that wants another makes its own context."""
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}, "locale": "en-GB"}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One server for all browser tests; every page is a visitor of its own."""
    with running_server(tmp_path_factory.mktemp("server") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def base_url(server: RunningServer) -> str:
    """Where ``page.goto("/")`` goes."""
    return server.url


@pytest.fixture(autouse=True)
def conduct(context: BrowserContext, base_url: str) -> Iterator[Conduct]:
    """Every test observes its pages: they fail nowhere, and ask nobody but their own server."""
    observed = Conduct.of(context)
    yield observed
    assert not observed.failures
    assert observed.hosts <= {base_url.partition("//")[2]}


@pytest.fixture
def has_seen_tour(context: BrowserContext) -> None:
    """Somebody who was here before: no tour lies over the page."""
    context.add_init_script(
        "localStorage.setItem('svertka.toured', 'yes'); localStorage.setItem('svertka.visited', 'yes')"
    )


@pytest.fixture
def workspace(page: Page, has_seen_tour: None) -> Workspace:
    """The trained LeNet-5, as a project of one's own, open in a tab."""
    return Workspace(page).open(make_project(page, {"example": "welcome"}))


@pytest.fixture
def open_network(page: Page, has_seen_tour: None) -> Callable[..., Workspace]:
    """Opens a network as a project of one's own: `open_network(graph, recipe)`."""

    def open_network(graph: Graph, recipe: dict[str, Any] | None = None) -> Workspace:
        parts = {"title": "A network", "task": "classify", "graphs": {"main": graph}, "dataset": "mnist"}
        return Workspace(page).open(make_project(page, {**parts, "recipe": recipe or {}}))

    return open_network


def make_project(page: Page, request: dict[str, Any]) -> str:
    """A project of the visitor's own, made as a script makes it; its id."""
    answer = page.request.post("/api/projects", data=request)
    assert answer.ok, answer.text()
    made: str = answer.json()["id"]
    return made

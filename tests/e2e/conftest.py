"""A real browser at a real server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conduct import Conduct
from tests.e2e.lessons import log_in
from tests.e2e.workspace import Workspace
from tests.running_server import RunningServer, running_server

expect.set_options(timeout=20_000)  # milliseconds; what takes a tenth of a second alone waits on two loaded cores

NAME_ON_THE_NETWORK = "class.example"
"""Another name of this machine, which only the browser knows: to it a page from there is one from the network."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--disable-gpu",  # software compositing is several times faster than an emulated card
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {NAME_ON_THE_NETWORK} 127.0.0.1",
    "--use-fake-device-for-media-stream",  # a camera with a test picture, which nobody has to be asked about
    "--use-fake-ui-for-media-stream",
]

HAS_SEEN_TOUR = """
if (location.protocol !== "about:")
  for (const memory of ["toured", "visited"]) localStorage.setItem(`svertka.${memory}`, "yes");
"""

NewVisitor = Callable[..., Page]
OpenNetwork = Callable[..., Workspace]
"""`open_network(graph, recipe)`: a project of one's own with a network on MNIST."""


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


def end_trainings(context: BrowserContext, base_url: str) -> None:
    """Deletes a visitor's projects: what trains on would take the machine from the tests that follow."""
    for project in context.request.get(f"{base_url}/api/projects").json()["projects"]:
        context.request.delete(f"{base_url}/api/projects/{project['id']}")


@pytest.fixture(autouse=True)
def conduct(context: BrowserContext, base_url: str) -> Iterator[Conduct]:
    """The visitor of a test is observed: the page fails nowhere, and asks nobody but its own server."""
    observed = Conduct.of(context)
    yield observed
    end_trainings(context, base_url)
    assert not observed.faults(base_url)


@pytest.fixture
def new_visitor(browser: Browser, browser_context_args: dict[str, Any], base_url: str) -> Iterator[NewVisitor]:
    """Makes somebody else, who has seen the tour: `new_visitor(base_url=..., **options of the browser context)`."""
    arrived: list[tuple[BrowserContext, Conduct, str]] = []

    def arrive(**options: Any) -> Page:
        options = {**browser_context_args, **options}
        context = browser.new_context(**options)
        arrived.append((context, Conduct.of(context), options["base_url"]))
        context.add_init_script(HAS_SEEN_TOUR)
        return context.new_page()

    yield arrive
    for context, conduct, url in arrived:
        if url == base_url:
            end_trainings(context, url)
        context.close()
        assert not conduct.faults(url)


@pytest.fixture
def teacher(new_visitor: NewVisitor, base_url: str) -> Page:
    """Somebody who is logged in as a teacher, on the page with all rooms."""
    page = new_visitor(base_url=base_url)
    log_in(page)
    return page


@pytest.fixture
def visitor(context: BrowserContext, page: Page) -> Page:
    """A tab of somebody who was here before: no tour lies over the page."""
    context.add_init_script(HAS_SEEN_TOUR)
    return page


@pytest.fixture
def workspace(visitor: Page) -> Workspace:
    """The trained LeNet-5, as a project of one's own, open in a tab."""
    return Workspace(visitor).open_new(example="welcome")


@pytest.fixture
def open_network(visitor: Page) -> OpenNetwork:
    """Opens a network as a project of one's own."""
    return Workspace(visitor).open_network

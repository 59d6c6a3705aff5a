"""A class over plain http, as in a school without certificates: everything works but what browsers keep to https."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NAME_ON_THE_NETWORK, NewVisitor
from tests.e2e.digits import SEVEN
from tests.e2e.lessons import come_in, log_in, open_room
from tests.e2e.paintings import fingerprint, wait_until_repainted
from tests.e2e.workspace import PATIENCE, Workspace
from tests.running_server import running_server


@pytest.fixture
def in_the_network(tmp_path: Path) -> Iterator[str]:
    """The address of a server by a name that browsers do not take for this machine's own."""
    with running_server(tmp_path / "data", "--public-address", NAME_ON_THE_NETWORK) as server:
        yield f"http://{NAME_ON_THE_NETWORK}:{urlsplit(server.url).port}"


def test_a_class_without_certificates_lacks_the_camera_and_the_clipboard_alone(
    in_the_network: str, new_visitor: NewVisitor
):
    teacher, anna = new_visitor(base_url=in_the_network), new_visitor(base_url=in_the_network)
    log_in(teacher)
    code = open_room(teacher, "7B")
    words = come_in(anna, code, "Anna")
    assert not anna.evaluate("isSecureContext")
    anna.get_by_role("button", name="Copy", exact=True).click()
    expect(anna.get_by_text("this browser does not let a page do it")).to_be_visible()

    # She builds, draws and trains, and the teacher sees it.
    anna.goto("/")
    anna.get_by_role("button", name="as a new project").filter(has_text="LeNet-5 reads digits").click()
    anna.wait_for_url("**/p/*")
    work = Workspace(anna).wait_until_alive()
    maps = fingerprint(work.picture("conv1"))
    work.draw(*SEVEN)
    wait_until_repainted(work.picture("conv1"), maps)
    expect(work.answer).to_have_text("7")
    work.add_with_keyboard("Dropout")
    anna.keyboard.press("Control+z")
    work.select("conv1")
    anna.keyboard.press("Control+c")
    anna.keyboard.press("Control+v")  # layers are copied without the system's clipboard
    work.newly_selected("conv1")
    anna.keyboard.press("Control+z")
    work.play.click()
    work.wait_for_state("running")
    tile = teacher.get_by_role("article", name="Anna", exact=True)
    expect(tile.locator("[data-state=running]")).to_be_visible(timeout=PATIENCE)

    # What browsers keep to https says so, and what to do instead.
    anna.get_by_role("radiogroup", name="Where the picture comes from").get_by_text("Camera").click()
    expect(anna.get_by_text("Browsers give the camera only to pages that come over https")).to_be_visible()
    anna.get_by_role("button", name="Share", exact=True).click()
    expect(anna.get_by_role("textbox", name="Link to this project")).to_have_value(anna.url)

    # Cookie and four words bring her back, as over https.
    anna.reload()
    work.wait_until_alive()
    expect(anna.get_by_role("button", name="7B: you are Anna")).to_be_visible()
    other = new_visitor(base_url=in_the_network)
    other.goto("/join")
    other.get_by_role("textbox", name="Code from the board").press_sequentially(code)
    other.get_by_role("button", name="I was here before").click()
    other.get_by_role("textbox", name="Your four words").fill(words)
    other.get_by_role("button", name="Come back").click()
    expect(other.get_by_role("heading", name="Welcome back, Anna!")).to_be_visible()

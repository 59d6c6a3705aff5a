"""What the network looks at is moved by hand, run at another size, and taken from a camera."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.paintings import fingerprint, wait_until_painted, wait_until_repainted
from tests.e2e.test_accessibility import violations
from tests.e2e.workspace import Workspace


def test_maps_move_along_with_the_picture_and_dense_layers_have_one_size(page: Page, workspace: Workspace):
    maps = fingerprint(workspace.picture("conv1"))
    page.get_by_role("button", name="Move, turn, cover").click()
    dialog = page.get_by_role("dialog", name="Move the picture")
    stage = dialog.get_by_test_id("moved-stage")
    wait_until_painted(stage.locator("canvas"))
    stage.focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    row = dialog.get_by_test_id("moved-layers").locator("[data-node=conv1]")
    expect(row.locator("td").nth(0)).to_have_text("0; 2")
    expect(row.locator("td").nth(2)).to_have_text(re.compile(r"^0\.0\s%$"))  # inside the picture: exactly the same
    assert violations(page) == []

    dialog.get_by_role("tab", name="Another size").click()
    dialog.get_by_role("slider", name="Longer side of the pictures").press("End")
    sizes = dialog.get_by_test_id("moved-sizes")
    expect(sizes.locator("[data-node=conv1] td").nth(1)).to_have_text("6×112×112")
    expect(sizes.locator("[data-node=fc1] td").nth(1)).to_have_text("does not fit")
    expect(dialog.get_by_role("status")).to_contain_text("does not get as far as an answer")

    page.keyboard.press("Escape")
    wait_until_repainted(workspace.picture("conv1"), maps)  # the whole page looks at the moved picture
    page.get_by_role("button", name="moved; change or put back").click()
    dialog.get_by_role("button", name="Put it back").click()
    expect(dialog.get_by_role("button", name="Put it back")).to_be_disabled()


def test_the_camera_is_looked_at_until_it_is_stopped(page: Page, workspace: Workspace):
    maps = fingerprint(workspace.picture("conv1"))
    page.get_by_role("radiogroup", name="Where the picture comes from").get_by_text("Camera").click()
    expect(page.get_by_text("kept nowhere")).to_be_visible()
    page.get_by_role("button", name="Start the camera").click()
    wait_until_repainted(workspace.picture("conv1"), maps)
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Start the camera")).to_be_visible()
    page.get_by_role("radiogroup", name="Where the picture comes from").get_by_text("Draw", exact=True).click()
    expect(page.get_by_text("Draw something: the answer appears here.")).to_be_visible()

"""What takes long: patches that excite a channel, and images in the plane, asked for and waited for in the page."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.e2e.paintings import wait_until_painted
from tests.e2e.test_node_view import read
from tests.e2e.workspace import Workspace


def studied(workspace: Workspace, kind: str, node: str, **params: Any) -> Any:
    """The answer to a study over REST, which the page has had answered already."""
    address = f"/api/projects/{workspace.project}/studies/{kind}"
    asked = {"nodes": [node], **({"params": params} if params else {})}
    answer = workspace.page.request.post(address, data=asked)
    assert answer.status == 200, answer.text()
    return answer.json()


def test_the_patches_that_excite_a_channel_most(workspace: Workspace):
    page = workspace.page
    page.goto(f"/p/{workspace.project}?unit=conv1:2&face=wants")
    patches = page.get_by_test_id("top-patches").get_by_role("button")
    expect(patches).to_have_count(9)
    answer = studied(workspace, "patches", "conv1")
    top = answer["channels"][2]["top"]
    for place in (0, 8):
        said = patches.nth(place).get_attribute("aria-label")
        value, index, row, column = re.search(r": (\S+), image (.+?), row (\d+), column (\d+)", said).groups()
        assert abs(read(value) - top["value"][place]) < 1e-3 * abs(top["value"][place])
        assert read(index) == top["index"][place]
        assert (int(row), int(column)) == (top["y"][place], top["x"][place])
        assert f"/val/{top['index'][place]}.png" in patches.nth(place).locator("img").first.get_attribute("src")
    patches.first.click()
    expect(page).to_have_url(re.compile(rf"unit=conv1:2:{top['y'][0]}:{top['x'][0]}&face=wants"))
    page.get_by_role("button", name="Channel 4", exact=True).click()
    expect(page).to_have_url(re.compile(r"unit=conv1:4&"))
    expect(page.get_by_role("button", name="Channel 4", exact=True)).to_have_attribute("aria-pressed", "true")


def test_images_as_a_layer_sees_them(workspace: Workspace):
    page = workspace.page
    page.keyboard.press("m")
    plane = page.get_by_test_id("embedding")
    wait_until_painted(plane, colours=10)
    answer = studied(workspace, "embedding", "relu4", method="pca")
    shown = f"{sum(answer['explained']) * 100:.1f}"
    expect(page.get_by_text(re.compile(rf"It shows {re.escape(shown)}\s*%"))).to_be_visible()
    page.get_by_role("application", name=re.compile("Images as points")).focus()
    page.keyboard.press("ArrowRight")
    pointed = page.get_by_test_id("pointed-image")
    index = int(re.search(r"/val/(\d+)\.png", pointed.locator("img").get_attribute("src")).group(1))
    place = answer["index"].index(index)
    expect(pointed).to_contain_text(f"{answer['label'][place]}, image")
    wrong = answer["predicted"][place] != answer["label"][place]
    expect(pointed).to_contain_text(f"taken for {answer['predicted'][place]}" if wrong else "recognised")
    page.keyboard.press("Enter")
    expect(pointed).to_contain_text("The network looks at this image.")
    page.get_by_text("t-SNE", exact=True).click()
    expect(page.get_by_test_id("study-progress")).to_be_visible()
    page.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.get_by_text("Cancelled.")).to_be_visible()

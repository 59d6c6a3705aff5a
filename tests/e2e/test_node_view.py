"""A layer opened large: every value can be read, and is the one the server computed."""

from __future__ import annotations

import re

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Locator, expect

from server.frames import unpack_frame
from tests.e2e.paintings import fingerprint, wait_until_painted, wait_until_repainted
from tests.e2e.workspace import Workspace

SAMPLE = {"dataset": "mnist", "split": "test", "index": 0}
DIGITS = str.maketrans({"−": "-", "·": "e", "\u202f": None, **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True))})


def exact(workspace: Workspace, kind: str, node: str) -> NDArray[np.float32]:
    """A layer's float32 values over REST: (tiles, height, width)."""
    question = {"input": SAMPLE, "nodes": [node], "encoding": "float32"}
    address = f"/api/projects/{workspace.project}/insights/{kind}"
    answer = workspace.page.request.post(address, data=question)
    assert answer.ok, answer.text()
    _, items = unpack_frame(answer.body())
    [(item, data)] = [found for found in items if found[0]["node"] == node]
    return np.frombuffer(data, np.float32).reshape(item["tiles"], item["height"], item["width"])


def read(value: str) -> float:
    """A number as the page writes it: `−0.1234`, `1.5·10⁻⁵`."""
    return float(re.sub("e10", "e", value.translate(DIGITS)))


def readout(view: Locator) -> Locator:
    """The line that says the value under the pointer; another one says what its unit sees."""
    return view.locator("output[aria-live=polite]")


def values_under_the_pointer(sheet: Locator, pattern: str) -> list[list[str]]:
    """What is said at places spread over a sheet, where a value lies under the pointer."""
    box = sheet.bounding_box()
    assert box is not None
    said = []
    for across, down in ((0.05, 0.06), (0.31, 0.21), (0.52, 0.33), (0.77, 0.18), (0.93, 0.42)):
        sheet.hover(position={"x": across * box["width"], "y": down * box["height"]})
        found = re.search(pattern, readout(sheet.page.get_by_test_id("node-view")).inner_text())
        if found:
            said.append(list(found.groups()))
    return said


@pytest.fixture
def opened(workspace: Workspace) -> Locator:
    """The first convolution, opened by a double click."""
    workspace.node("conv1").dblclick(position={"x": 60, "y": 12})
    view = workspace.page.get_by_test_id("node-view")
    wait_until_painted(view.get_by_test_id("sheet-activations"), colours=16)
    return view


def test_the_value_under_the_pointer_is_the_servers(workspace: Workspace, opened: Locator):
    maps = exact(workspace, "activations", "conv1")
    said = values_under_the_pointer(
        opened.get_by_test_id("sheet-activations"), r"map (\d+), row (\d+), column (\d+): (\S+)"
    )
    assert len(said) >= 3
    for channel, row, column, value in said:
        assert read(value) == pytest.approx(maps[int(channel), int(row), int(column)], rel=1e-3, abs=1e-6)

    opened.get_by_role("radiogroup", name="What to show").get_by_text("Filters").click()
    sheet = opened.get_by_test_id("sheet-filters")
    wait_until_painted(sheet)
    filters = exact(workspace, "filters", "conv1")
    said = values_under_the_pointer(sheet, r"filter (\d+), channel 0, row (\d+), column (\d+): (\S+)")
    assert said
    for output, row, column, value in said:
        assert read(value) == pytest.approx(filters[int(output), int(row), int(column)], rel=1e-3, abs=1e-6)


def test_a_layer_explains_itself(opened: Locator):
    expect(opened).to_contain_text("Output: channels × height × width")
    for name, value in (("Kernel size", "5×5"), ("Stride", "1×1"), ("Bias", "yes")):
        expect(opened.locator("dl > div").filter(has_text=name)).to_have_text(f"{name}{value}")
    expect(opened).to_contain_text("the same colour is the same value")
    expect(opened).to_contain_text("Blue is below zero, orange above")


def test_the_colour_scale_changes_the_picture_not_the_values(opened: Locator):
    sheet = opened.get_by_test_id("sheet-activations")
    pattern = r"map (\d+), row (\d+), column (\d+): (\S+)"
    values = values_under_the_pointer(sheet, pattern)
    for scale in ("map", "network", "layer"):
        before = fingerprint(sheet)
        opened.get_by_role("radiogroup", name="Colour scale").get_by_text(scale).click()
        wait_until_repainted(sheet, before)
    assert values_under_the_pointer(sheet, pattern) == values


def test_arrow_keys_walk_and_escape_leads_back(workspace: Workspace, opened: Locator):
    page = workspace.page
    page.keyboard.press("ArrowRight")
    expect(opened).to_contain_text("layer 3 of 14")
    page.keyboard.press("ArrowLeft")
    sheet = opened.get_by_role("application")
    sheet.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(readout(opened)).to_contain_text("map 0, row 1, column 1")
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(workspace.node("conv1")).to_be_visible()


def test_back_closes_the_layer_and_closing_it_piles_nothing_up(workspace: Workspace, opened: Locator):
    page = workspace.page
    page.wait_for_url(re.compile("layer=conv1"))
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: "layer=" in url and "conv1" not in url)
    page.go_back()
    expect(opened).to_have_count(0)
    expect(workspace.node("conv1")).to_be_visible()
    page.go_forward()
    expect(opened).to_contain_text("layer 3 of 14")
    opened.get_by_role("button", name="Back to the network").click()
    expect(opened).to_have_count(0)
    page.wait_for_url(lambda url: "layer=" not in url)
    page.go_back()  # to what was there before the project
    expect(workspace.node("conv1")).to_have_count(0)


def test_a_layer_opens_without_a_word_in_the_console(workspace: Workspace):
    said: list[str] = []
    workspace.page.on("console", lambda message: said.append(message.text))
    workspace.node("conv1").dblclick(position={"x": 60, "y": 12})
    view = workspace.page.get_by_test_id("node-view")
    wait_until_painted(view.get_by_test_id("sheet-activations"), colours=16)
    workspace.page.keyboard.press("Escape")
    expect(view).to_have_count(0)
    assert said == []

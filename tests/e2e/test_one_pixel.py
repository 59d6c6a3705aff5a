"""From the overview to a layer to one of its values: the numbers on the screen are torch's, and a link leads back."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from server.frames import unpack_frame
from tests.e2e.paintings import wait_until_painted
from tests.e2e.workspace import Workspace

SAMPLE = {"dataset": "mnist", "split": "test", "index": 0}


def numbers(chips: Locator) -> list[float]:
    """The numbers behind some chips, unrounded."""
    return [float(chip.get_attribute("data-value") or "nan") for chip in chips.all()]


def test_a_click_leads_to_the_arithmetic_of_a_pixel_and_a_link_back_to_it(workspace: Workspace):
    page = workspace.page
    workspace.node("conv2").dblclick(position={"x": 60, "y": 12})
    view = page.get_by_test_id("node-view")
    sheet = view.get_by_test_id("sheet-activations")
    wait_until_painted(sheet, colours=16)
    sheet.click(position={"x": 40, "y": 40})
    face = view.get_by_test_id("pixel-face")
    expect(face.get_by_role("heading", name="6 input maps, one 5×5 kernel each")).to_be_visible()

    # To a place that is known, by the keys.
    output = face.get_by_test_id("pixel-output")
    output.focus()
    found = re.search(r"pixel \((\d+), (\d+)\)", face.inner_text())
    assert found
    down, right = (9 - int(place) for place in found.groups())
    for key, presses in (("ArrowDown", down), ("ArrowRight", right), ("PageDown", 4)):
        for _ in range(presses):
            page.keyboard.press(key)
    expect(face).to_contain_text("map 4 › pixel (9, 9)")
    page.wait_for_url(re.compile(r"\?unit=conv2:4:9:9&face=pixel$"))

    question = {"input": SAMPLE, "nodes": [{"id": "conv2"}], "params": {"channel": 4, "y": 9, "x": 9}}
    told = page.request.post(f"/api/projects/{workspace.project}/insights/arithmetic", data=question).json()
    answer = page.request.post(
        f"/api/projects/{workspace.project}/insights/activations",
        data={"input": SAMPLE, "nodes": ["conv2", "relu2"], "encoding": "float32"},
    )
    _, items = unpack_frame(answer.body())
    conv, relu = (np.frombuffer(values, np.float32).reshape(16, 10, 10)[4, 9, 9] for _, values in items)
    [step] = told["steps"]
    chips = face.get_by_test_id("pixel-result").locator("[data-value]")
    expect(chips.nth(2)).to_have_attribute("data-value", str(told["output"]))  # the answer to the last key has come
    assert numbers(chips) == pytest.approx([step["sum"], step["bias"], conv, relu], rel=1e-6)
    assert np.float32(told["output"]) == conv
    for channel in step["channels"]:
        row = face.get_by_test_id(f"channel-{channel['channel']}")
        for cell, value in ((0, channel["patch"][0][0]), (12, channel["patch"][2][2])):
            shown = row.get_by_role("img", name="Patch").locator("span").nth(cell).inner_text().replace("−", "-")
            assert float(shown) == pytest.approx(value, abs=0.005)

    address = page.url
    view.get_by_role("radiogroup", name="How near").get_by_text("Overview").click()
    expect(view).to_have_count(0)
    page.goto(address)
    expect(face).to_contain_text("map 4 › pixel (9, 9)")
    expect(chips.nth(2)).to_have_attribute("data-value", str(told["output"]))

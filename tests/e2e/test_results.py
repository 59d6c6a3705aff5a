"""Results of a training: measured, opened large, the images behind a cell, and the one look at the test images."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.workspace import PATIENCE, Workspace


def test_what_a_network_takes_for_what_and_the_test_images_once(open_network: OpenNetwork):
    workspace = open_network(small(), {"batch_size": 512, "epochs": 1})
    page = workspace.page
    page.get_by_role("tab", name="Results").click()
    expect(page.get_by_text("No results yet")).to_be_visible()
    workspace.play.click()
    workspace.wait_for_state("finished")
    page.get_by_role("button", name="Measure").click()
    brief = page.get_by_role("region", name="Results")
    expect(brief).to_contain_text("step 108", timeout=PATIENCE)
    accuracy = f"{workspace.run()['validation_accuracy'] * 100:.1f}"
    expect(brief).to_contain_text(accuracy)

    brief.get_by_role("button", name="Open large").click()
    view = page.get_by_test_id("results-view")
    images = view.get_by_test_id("result-images").get_by_role("button")
    pair = view.get_by_role("button", name=re.compile(r"^\d → \d \d+ images$")).first
    label, predicted, count = re.findall(r"\d+", pair.inner_text())
    pair.click()
    expect(images).to_have_count(min(int(count), 48))
    expect(images.first).to_have_accessible_name(re.compile(f"^{label}, taken for {predicted} with"))

    matrix = view.get_by_test_id("confusion-matrix")
    matrix.focus()
    for key in ("ArrowDown", "End", "Home", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(view).to_contain_text(re.compile("1 recognised: \\d+ images?"))
    expect(images.first).to_have_accessible_name(re.compile("^1, taken for 1 with"))
    box = matrix.bounding_box()
    assert box is not None
    matrix.click(position={"x": box["width"] - 6, "y": box["height"] - 6})
    expect(view).to_contain_text(re.compile("9 recognised: \\d+ images?"))
    expect(images.first).to_have_accessible_name(re.compile("^9, taken for 9 with"))

    view.get_by_text("Test", exact=True).click()
    view.get_by_role("button", name="Measure on the test images").click()
    view.get_by_role("button", name="Test them now").click()
    expect(view).to_contain_text("the one look of this run", timeout=PATIENCE)
    expect(view.get_by_role("switch", name="Test-time augmentation")).to_be_disabled()
    view.get_by_role("tab", name="Classes").click()
    expect(view.get_by_role("row")).to_have_count(13)
    view.get_by_role("tab", name="Calibration").click()
    expect(view.get_by_role("img", name="Reliability diagram")).to_be_visible()

    view.get_by_role("tab", name="Images").click()
    images.first.click()
    expect(view).to_be_hidden()
    expect(workspace.probe).to_contain_text("test · no. ")


def test_weights_that_came_with_a_project_are_measured_without_a_step(workspace: Workspace):
    page = workspace.page
    page.get_by_role("tab", name="Results").click()
    page.get_by_role("button", name="Measure", exact=True).click()
    brief = page.get_by_role("region", name="Results")
    expect(brief).to_contain_text("step 0", timeout=PATIENCE)
    expect(brief).to_contain_text(re.compile(r"9[5-9]\.\d"))
    assert workspace.run()["state"] == "paused"

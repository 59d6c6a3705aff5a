"""A network that somebody changes while looking at it: seen everywhere, undone in one go, and kept as a copy."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.paintings import fingerprint, point_until, wait_until_it_shows, wait_until_painted, wait_until_repainted
from tests.e2e.workspace import Workspace

SAMPLE = {"dataset": "mnist", "split": "test", "index": 0}


def answer(workspace: Workspace, project: str, **more: Any) -> dict[str, Any]:
    """What a project's network says of the sample, over REST."""
    asked = workspace.page.request.post(f"/api/projects/{project}/insights/prediction", data={"input": SAMPLE, **more})
    assert asked.ok, asked.text()
    told: dict[str, Any] = asked.json()
    return told


def test_a_layer_that_is_off_changes_what_comes_after_it_until_all_is_undone(workspace: Workspace):
    page = workspace.page
    banner = page.get_by_test_id("changed-banner")
    workspace.select("conv2")
    wait_until_painted(workspace.picture("relu2"))
    before = fingerprint(workspace.picture("relu2"))
    page.keyboard.press("x")
    expect(banner).to_contain_text("conv2 off: zeros")
    wait_until_repainted(workspace.picture("relu2"), before)
    expect(workspace.node("conv2").get_by_test_id("changed-mark")).to_be_visible()
    expect(workspace.node("fc1").get_by_test_id("changed-mark")).to_contain_text("Δ")
    expect(workspace.node("pool1").get_by_test_id("changed-mark")).to_have_count(0)
    told = answer(workspace, workspace.project, overrides={"layers_off": ["conv2"]})
    expect(page.get_by_test_id("answer-change")).to_contain_text(f"→ {told['class']} ·")

    workspace.node("conv1").dblclick(position={"x": 60, "y": 12})
    view = page.get_by_test_id("node-view")
    sheet = view.get_by_test_id("sheet-activations")
    wait_until_painted(sheet, colours=16)
    point_until(sheet, 20, 20, view.get_by_role("button", name="Switch channel 0 off"))
    page.keyboard.press("x")
    expect(view.get_by_test_id("changed-banner")).to_contain_text("conv1 channel 0 off")
    view.get_by_role("button", name="Undo all").click()
    expect(banner).to_have_count(0)
    page.keyboard.press("Escape")
    expect(view).to_have_count(0)
    wait_until_it_shows(workspace.picture("relu2"), before)


def test_a_kernel_is_swapped_and_changed_by_hand_and_kept_as_a_copy(workspace: Workspace):
    page, project = workspace.page, workspace.project
    workspace.node("conv1").dblclick(position={"x": 60, "y": 12})
    view = page.get_by_test_id("node-view")
    view.get_by_role("radiogroup", name="What to show").get_by_text("Kernels").click()
    editor = view.get_by_test_id("kernel-editor")
    editor.get_by_role("button", name="Sobel x").click()
    expect(view.get_by_test_id("changed-banner")).to_contain_text("conv1 1 kernel changed")
    weight = editor.get_by_label("row 2, column 2", exact=True)
    weight.fill("1.5")
    weight.press("Enter")
    weight.press("ArrowUp")
    expect(weight).to_have_value("1.6")
    was = answer(workspace, project)
    view.get_by_role("button", name="Keep as a copy").click()
    page.wait_for_url(lambda address: "/p/" in address and project not in address)
    workspace.wait_until_alive()
    expect(workspace.title).to_have_value("LeNet-5 reads digits (copy, changed)")
    assert answer(workspace, project)["logits"] == was["logits"]
    assert answer(workspace, workspace.project)["logits"] != pytest.approx(was["logits"], rel=1e-3)
    expect(page.get_by_test_id("changed-banner")).to_have_count(0)

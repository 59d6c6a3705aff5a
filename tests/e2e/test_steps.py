"""Ways to train: one epoch, slow motion, and one step looked at before it is done."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.paintings import wait_until_painted

SHORT = {"batch_size": 4096, "epochs": 2}
"""Fourteen steps an epoch."""


def test_one_epoch_and_slow_motion(page: Page, open_network: OpenNetwork):
    workspace = open_network(small(), SHORT)
    ways = page.get_by_role("button", name="Other ways to train")
    ways.click()
    page.get_by_role("menuitem", name="Train to the end of the epoch").click()
    expect(workspace.status).to_have_attribute("data-run-state", re.compile("paused|running"), timeout=60_000)
    path = f"/api/runs/{workspace.run()['id']}"
    workspace.wait_until_server("({ state, step }) => state === 'paused' && step === 14", path=path)

    ways.click()
    page.get_by_role("menuitem", name="Slow motion").click()
    strip = page.get_by_role("list", name="Slow motion")
    expect(strip).to_contain_text(re.compile(r"forward.*loss \d.*backward.*update", re.DOTALL))
    workspace.wait_until_server("({ step }) => step >= 16", path=path)
    workspace.pause.click()
    workspace.wait_for_state("paused")
    expect(strip).to_have_count(0)


def test_a_step_is_looked_at_and_then_measured_as_it_was_foretold(page: Page, open_network: OpenNetwork):
    workspace = open_network(small(), SHORT)
    workspace.step.click()
    workspace.wait_for_state("paused")
    page.keyboard.press("Shift+i")
    view = page.get_by_test_id("step-view")
    expect(view).to_contain_text("step 2 · epoch 1", timeout=60_000)
    wait_until_painted(view.get_by_role("region", name="1. The batch").locator("canvas"))

    view.get_by_role("button", name=re.compile("^Image 3:")).click()
    expect(view.get_by_role("region", name="2. Forward: the answer to image 3")).to_be_visible()
    view.get_by_role("button", name=re.compile("^Weights of conv")).click()
    wait_until_painted(view.locator("canvas[data-kind=filters_change]"))

    foretold = view.get_by_text("Loss of the batch").locator("b").first.text_content()
    view.get_by_role("button", name="Do this step").click()
    expect(view).to_contain_text("step 3 · epoch 1", timeout=60_000)
    points = page.request.get(f"/api/runs/{workspace.run()['id']}/metrics").json()["points"]
    [measured] = [point["loss"] for point in points if (point["split"], point["step"]) == ("train", 1)]
    assert f"{measured:.4f}" == foretold

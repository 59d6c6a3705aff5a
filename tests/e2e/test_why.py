"""Why this answer: the methods side by side, for a class of one's choice, beside the untrained network, live."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from models.insight import attributions
from tests.e2e.paintings import fingerprint, point_until, wait_until_repainted
from tests.e2e.workspace import PATIENCE, Workspace


def card(workspace: Workspace, method: str) -> Locator:
    return workspace.page.locator(f"[data-method={method}]")


def test_every_method_explains_the_class_that_is_chosen(workspace: Workspace):
    page = workspace.page
    page.get_by_role("button", name="Why?").click()
    dialog = page.get_by_role("dialog", name="Why this answer")
    methods = [method.name for method in attributions.all_methods()]
    for method in methods:
        expect(card(workspace, method).locator("canvas[data-ready=true]")).to_have_count(1, timeout=PATIENCE)
        expect(card(workspace, method)).to_contain_text("Known weakness.")

    integrated = card(workspace, "integrated_gradients")
    said = re.search(r"minus that of the baseline: ([\d.−]+).*gap ([\d.·⁻\d]+)", integrated.inner_text(), re.DOTALL)
    assert said, integrated.inner_text()
    assert float(said[1].replace("−", "-")) > 1  # a clear digit beside nothing

    canvas = card(workspace, "saliency").locator("canvas")
    box = canvas.bounding_box()
    assert box is not None
    told = card(workspace, "saliency").locator("output").filter(has_text="row 13, column 10: 0")
    point_until(canvas, 10.5 / 28 * box["width"], 13.5 / 28 * box["height"], told)

    before = fingerprint(canvas)
    dialog.get_by_role("group", name="Explain the class").get_by_role("button").last.click()
    wait_until_repainted(canvas, before)

    dialog.get_by_role("switch", name="Beside it, the untrained network").check()
    expect(card(workspace, "saliency").get_by_text("Rank correlation")).to_be_visible(timeout=PATIENCE)
    expect(card(workspace, "saliency").locator("canvas")).to_have_count(2)

    dialog.get_by_role("switch", name="Beside it, the untrained network").uncheck()
    before = fingerprint(canvas)
    workspace.draw([(0.3, 0.2), (0.3, 0.8)])
    wait_until_repainted(canvas, before)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_test_id("draw-pad")).to_have_count(1)

"""An experiment of the course: one click on the home page, then its runs learn side by side."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.paintings import wait_until_painted
from tests.e2e.workspace import PATIENCE


def test_an_experiment_is_one_click_away(visitor: Page):
    visitor.goto("/")
    experiments = visitor.get_by_role("region", name="Experiments of the course")
    card = experiments.get_by_role("button", name="A small network and a deep one for little data")
    expect(card).to_contain_text("2 trainings")
    card.click()
    visitor.wait_for_url("**/p/*")
    view = visitor.get_by_role("dialog", name="Runs")
    expect(view.get_by_role("heading", name="A small network and a deep one")).to_be_visible(timeout=PATIENCE)
    view.get_by_role("button", name="What comes out").click()
    expect(view.get_by_text("What to look for")).to_be_visible()
    small = view.get_by_role("row", name="Small, 3 layers")
    expect(small).to_contain_text(re.compile(r"3\s842"))
    expect(small).to_contain_text("finished", timeout=PATIENCE)
    wait_until_painted(view.get_by_test_id("two-accuracy").locator("canvas"))

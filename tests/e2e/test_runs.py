"""The runs of a project: listed, named, forked, deleted and brought back, side by side, and by the dozen."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.paintings import wait_until_painted
from tests.e2e.test_accessibility import violations
from tests.e2e.workspace import PATIENCE

QUICK = {"batch_size": 1024, "epochs": 1}


def test_runs_are_listed_forked_deleted_and_compared(open_network: OpenNetwork):
    workspace = open_network(small(), QUICK)
    page = workspace.page
    workspace.play.click()
    workspace.wait_for_state("finished")
    page.get_by_role("tab", name="Runs").click()
    rows = page.locator("tr[data-run]")
    expect(rows).to_have_count(1)

    def do(place: int, what: str) -> None:
        rows.nth(place).get_by_role("button", name="What to do with").click()
        page.get_by_role("menuitem", name=what).click()

    do(0, "Rename")
    page.get_by_role("textbox", name="Name of the run").fill("The first")
    page.keyboard.press("Enter")
    first = page.get_by_role("button", name="Show “The first”")
    expect(first).to_be_focused()

    # What the form says meanwhile is another recipe: a fork brings its own along, and play goes on with it.
    workspace.tab("Training")
    workspace.enter("Batch size", "512")
    workspace.wait_until_server("({ recipe }) => recipe.batch_size === 512")

    # From where one looks: the slider is on the third snapshot.
    slider = page.get_by_role("slider", name="Moment of the training")
    slider.press("Home")
    for _ in range(3):
        slider.press("ArrowRight")
    do(0, "Fork from step 5")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("from step 5")
    workspace.wait_for_state("paused")
    fork = workspace.run()
    assert fork["step"] == 5
    assert violations(page) == []
    workspace.wait_until_server("({ recipe }) => recipe.batch_size === 1024")
    workspace.play.click()
    workspace.wait_for_state("finished")
    assert workspace.run()["id"] == fork["id"]
    expect(rows).to_have_count(2)

    for row in (0, 1):
        rows.nth(row).get_by_role("checkbox").check()
    page.get_by_role("button", name="Compare", exact=True).click()
    view = page.get_by_role("dialog", name="Two runs side by side")
    wait_until_painted(view.get_by_test_id("two-loss").locator("canvas"))
    view.locator("[data-node=conv]").scroll_into_view_if_needed()
    for side in (0, 1):
        picture = view.locator("[data-node=conv] canvas").nth(side)
        expect(picture).to_have_attribute("data-ready", "true", timeout=PATIENCE)
    assert violations(page) == []
    page.keyboard.press("Escape")

    do(0, "Delete")
    expect(rows).to_have_count(1)
    workspace.wait_for_state("finished")
    workspace.notices.filter(has_text="is deleted").get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(2)
    first.click()
    workspace.wait_for_state("finished")


def test_a_sweep_fills_a_table_and_a_chart(open_network: OpenNetwork):
    workspace = open_network(small(), {**QUICK, "length": "steps", "steps": 5})
    page = workspace.page
    page.get_by_role("tab", name="Runs").click()
    page.get_by_role("button", name="Sweep…").click()
    dialog = page.get_by_role("dialog", name="Sweep")
    dialog.get_by_role("textbox", name="Values").fill("0.001; many")
    expect(dialog).to_contain_text("“many”: A number is needed here.")
    expect(dialog.get_by_role("button", name="Start")).to_be_disabled()
    dialog.get_by_role("textbox", name="Values").fill("0.001; 0.01")
    expect(dialog).to_contain_text("2 runs")
    dialog.get_by_role("button", name="Start").click()

    view = page.get_by_role("dialog", name="Runs")
    rows = view.locator("tbody tr")
    expect(rows.filter(has_text="finished")).to_have_count(2, timeout=PATIENCE)
    expect(view.locator("svg [role=button]")).to_have_count(2)
    assert violations(page) == []
    view.get_by_role("button", name="Sort by Learning rate").click()
    expect(rows.nth(0).locator("td").first).to_have_text("0.001")

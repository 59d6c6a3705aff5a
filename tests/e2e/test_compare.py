"""Numbers over the canvas, and two parts side by side."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.test_accessibility import violations
from tests.e2e.workspace import Workspace


def comparison(page: Page) -> Locator:
    """The table below the canvas."""
    return page.get_by_role("region", name="Comparison")


def cells(table: Locator, row: str) -> Locator:
    """First side, second side, ratio."""
    return table.locator(f'tr[data-row="{row}"] td')


def test_totals_stand_over_the_canvas_and_follow_every_edit(page: Page, workspace: Workspace):
    totals = page.get_by_role("toolbar", name="The network in numbers")
    expect(totals).to_contain_text("61 706")
    expect(totals).to_contain_text("Receptive field 16×16")
    expect(totals).to_contain_text("Depth 5")
    workspace.select("conv1")
    workspace.enter("Filters", "7")
    expect(totals).to_contain_text("62 132")  # 26 in conv1 and 25·16 in conv2 more
    page.locator("[data-total=macs]").hover()
    expect(page.get_by_role("tooltip")).to_contain_text("What one image costs")


def test_worked_examples_show_the_numbers_of_the_course(page: Page, open_network: OpenNetwork):
    open_network(small())
    page.keyboard.press("v")
    table = comparison(page)
    table.get_by_role("button", name="Dense or convolution").click()
    expect(cells(table, "parameters").nth(0)).to_have_text("8.1 G")
    expect(cells(table, "parameters").nth(1)).to_have_text("26")
    table.get_by_role("button", name="7×7 or three 3×3").click()
    expect(cells(table, "window")).to_have_text(["7×7", "7×7", "×1"])
    expect(cells(table, "parameters").nth(2)).to_have_text("×0.55")  # 27 instead of 49 weights
    table.get_by_role("button", name="Standard or depthwise separable").click()
    expect(cells(table, "parameters")).to_have_text(["147 584", "17 792", "×0.12"])
    table.get_by_role("slider", name="Channels").press("Home")
    expect(cells(table, "parameters").nth(0)).to_have_text("10")
    assert violations(page) == []
    table.get_by_role("button", name="Close").click()
    expect(table).to_have_count(0)


def test_any_two_parts_are_compared_and_stay_up_to_date(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    workspace.select("conv")
    page.keyboard.press("v")
    table = comparison(page)
    expect(cells(table, "parameters").nth(0)).to_have_text("104")
    table.get_by_role("combobox", name="The second side").select_option("network")
    expect(cells(table, "parameters").nth(1)).to_have_text("2 674")
    workspace.enter("Filters", "8")
    expect(cells(table, "parameters").nth(0)).to_have_text("208")
    table.get_by_role("combobox", name="The second side").select_option("architecture:vgg16")
    expect(cells(table, "parameters").nth(1)).to_have_text("138 357 544")
    workspace.node("conv").locator("header").click()
    page.keyboard.press("Delete")
    expect(table.get_by_role("combobox", name="The first side")).to_contain_text("(these layers are gone)")


def test_the_mouse_reaches_the_comparison_and_two_layers_face_each_other(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    table = comparison(page)
    page.get_by_role("button", name="Networks and files").click()
    page.get_by_role("menuitem", name="Compare side by side").click()
    expect(table).to_be_visible()
    page.keyboard.press("Escape")
    expect(table).to_have_count(0)
    workspace.select("conv")
    workspace.select_several(["relu"])
    workspace.canvas.get_by_role("button", name="Compare side by side").click()
    expect(cells(table, "parameters")).to_have_text(["104", "0", ""])
    table.get_by_role("combobox", name="The first side").press("Escape")  # a field keeps its keys, but not this one
    expect(table).to_have_count(0)

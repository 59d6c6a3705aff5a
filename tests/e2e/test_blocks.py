"""Blocks of the palette: looked for, set up, put in where they fit, and kept for oneself."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.workspace import Workspace


def block(workspace: Workspace, name: str):
    """An entry of the palette, by the block's name or a saved one's title."""
    return workspace.palette.locator(f'[data-block="{name}"]')


def types(workspace: Workspace) -> list[str]:
    """The types of the network's layers, as the server has them."""
    return [node["type"] for node in workspace.graph()["nodes"].values()]


def test_a_block_fits_its_channels_to_where_it_lands(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    workspace.select("relu")
    workspace.palette.get_by_role("tab", name="Blocks").click()
    block(workspace, "basic_block").click()
    expect(workspace.edge("relu", "flatten")).to_have_count(0)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()  # 4 maps went in, and the skip adds up
    graph = workspace.graph()
    added = {name: node for name, node in graph["nodes"].items() if name not in small()["nodes"]}
    assert [node["type"] for node in added.values()].count("add") == 1
    assert {node["group"] for node in added.values()} <= set(graph["groups"])
    page.keyboard.press("Control+z")
    expect(workspace.edge("relu", "flatten")).to_be_attached()
    assert workspace.graph()["nodes"].keys() == small()["nodes"].keys()


def test_a_block_is_dropped_into_an_edge(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    workspace.palette.get_by_role("tab", name="Blocks").click()
    x, y = workspace.middle_of_edge("conv", "relu")
    box = workspace.canvas.bounding_box()
    assert box is not None
    source = block(workspace, "conv_block")
    source.drag_to(workspace.canvas, target_position={"x": x - box["x"], "y": y - box["y"]})
    expect(workspace.edge("conv", "relu")).to_have_count(0)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()


def test_a_block_is_set_up_before_it_is_put_in(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    workspace.select("conv")
    before = types(workspace).count("conv2d")
    workspace.palette.get_by_role("tab", name="Blocks").click()
    workspace.palette.get_by_role("button", name=re.compile("^Set up “Conv")).first.click()
    form = page.get_by_role("dialog")
    expect(form).to_be_visible()
    field = form.get_by_role("textbox").first
    field.fill("3")
    field.press("Enter")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(workspace.edge("conv", "relu")).to_have_count(0)
    assert types(workspace).count("conv2d") > before


def test_my_blocks_are_kept_renamed_put_in_and_deleted_with_a_way_back(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    workspace.select_several(["conv", "relu"])
    workspace.palette.get_by_role("tab", name="Blocks").click()
    workspace.palette.get_by_role("button", name="Save 2 layers").click()
    title = page.get_by_role("textbox", name="Title of the block")
    title.fill("Edges")
    title.press("Enter")
    mine = workspace.palette.get_by_role("region", name="My blocks")
    expect(mine.get_by_role("button", name=re.compile("^Edges"))).to_be_visible()

    mine.get_by_role("button", name="What to do with “Edges”").click()
    page.get_by_role("menuitem", name="Rename").click()
    title.fill("Edge detector")
    title.press("Enter")
    saved = mine.get_by_role("button", name=re.compile("^Edge detector"))
    expect(saved).to_be_visible()

    page.keyboard.press("Escape")
    workspace.select("relu")
    saved.click()
    expect(workspace.edge("relu", "flatten")).to_have_count(0)
    assert types(workspace).count("conv2d") == 2

    mine.get_by_role("button", name="What to do with “Edge detector”").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(saved).to_have_count(0)
    workspace.notices.get_by_role("button", name="Undo").click()
    expect(saved).to_be_visible()


def test_the_search_finds_layers_blocks_and_networks_and_the_keyboard_goes_through_them(
    page: Page, open_network: OpenNetwork
):
    workspace = open_network(small())
    page.keyboard.press("a")
    search = page.get_by_role("textbox", name="Search layers")
    expect(search).to_be_focused()
    search.fill("inception")
    expect(workspace.palette.get_by_role("region", name="Blocks")).to_contain_text("Inception")
    expect(workspace.palette.get_by_role("region", name="Networks")).to_contain_text("GoogLeNet")
    search.press("ArrowDown")
    expect(workspace.palette.locator("[data-palette-item]").first).to_be_focused()
    page.keyboard.press("End")
    expect(workspace.palette.locator("[data-palette-item]").last).to_be_focused()
    search.press("Escape")
    head = workspace.palette.get_by_role("button", name=re.compile("^Convolution")).first
    chip = workspace.palette.get_by_role("button", name="Convolution 2D", exact=True)
    expect(chip).to_be_visible()
    head.click()
    expect(chip).to_have_count(0)
    page.reload()
    workspace.wait_until_alive()
    expect(head).to_have_attribute("aria-expanded", "false")  # this browser remembers

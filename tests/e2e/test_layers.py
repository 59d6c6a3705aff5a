"""What a layer shows of itself: its curve, its table of connections, and what training changes."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import INPUT, row
from tests.e2e.paintings import fingerprint, wait_until_painted, wait_until_repainted


def test_the_curve_of_an_activation_follows_its_form(open_network: OpenNetwork):
    workspace = open_network(row(INPUT, ("leaky", "leaky_relu", {"negative_slope": 0.01})))
    workspace.select("leaky")
    curve = workspace.inspector.get_by_test_id("activation-curve")
    output = curve.locator("path").last
    expect(output).to_have_attribute("d", re.compile("^M"))
    before = output.get_attribute("d")
    box = curve.bounding_box()
    assert box is not None
    curve.hover(position={"x": 0.95 * box["width"], "y": 40})
    expect(workspace.inspector).to_contain_text(re.compile(r"x = (\d\.\d\d): output \1, slope 1.00"))
    workspace.enter("Negative slope", "0.5")
    expect(output).not_to_have_attribute("d", before or "")
    curve.hover(position={"x": 0.2 * box["width"], "y": 40})
    expect(workspace.inspector).to_contain_text("slope 0.50")
    link = workspace.inspector.get_by_role("link", name=re.compile("Maas"))
    expect(link).to_have_attribute("href", re.compile("^https://"))


def test_a_filter_sees_the_maps_of_its_column(open_network: OpenNetwork):
    table = {"table": [[0, 1], [1]], "kernel_size": 3}
    workspace = open_network(row(INPUT, ("conv", "conv2d", {"out_channels": 3}), ("partial", "partial_conv2d", table)))
    workspace.select("partial")
    expect(workspace.inspector).to_contain_text("3·3·3 + 2 = 29")
    workspace.inspector.get_by_role("button", name="filter 1 sees map 0").click()
    expect(workspace.inspector).to_contain_text("4·3·3 + 2 = 38")
    workspace.inspector.get_by_role("button", name="Add a map").click()
    workspace.inspector.get_by_role("button", name="filter 0 sees map 2").click()
    expect(workspace.inspector).to_contain_text("5·3·3 + 2 = 47")
    assert workspace.graph()["nodes"]["partial"]["params"]["table"] == [[0, 1, 2], [0, 1]]


def test_a_window_is_weighed_and_resized(open_network: OpenNetwork):
    workspace = open_network(row(INPUT, ("blur", "weighted_avg_pool2d", {})))
    workspace.select("blur")
    wait_until_painted(workspace.picture("blur"))
    before = fingerprint(workspace.picture("blur"))
    workspace.enter("Window: row 2, column 2", "100")
    wait_until_repainted(workspace.picture("blur"), before)
    workspace.inspector.get_by_role("button", name="Rows: One fewer").click()
    expect(workspace.node("blur")).to_contain_text("2×3")
    assert workspace.graph()["nodes"]["blur"]["params"]["window"] == [[1, 2, 1], [2, 100, 2]]


def test_padding_keeps_the_size_when_told_so(open_network: OpenNetwork):
    workspace = open_network(row(INPUT, ("conv", "conv2d", {"kernel_size": 4})))
    workspace.select("conv")
    same = workspace.inspector.get_by_role("button", name="same", exact=True)
    same.click()
    expect(same).to_have_attribute("aria-pressed", "true")
    expect(workspace.node("conv")).to_contain_text("16×28×28")
    assert workspace.graph()["nodes"]["conv"]["params"]["padding"] == "same"
    same.click()
    expect(workspace.node("conv")).to_contain_text("16×25×25")


def test_an_opened_layer_is_seen_as_in_training(page: Page, open_network: OpenNetwork):
    workspace = open_network(
        row(INPUT, ("conv", "conv2d", {}), ("drop", "dropout2d", {"p": 0.5}), ("relu", "relu", {}))
    )
    workspace.node("drop").dblclick(position={"x": 60, "y": 12})
    view = page.get_by_test_id("node-view")
    sheet = view.get_by_test_id("sheet-activations")
    wait_until_painted(sheet, colours=16)
    used = fingerprint(sheet)
    modes = view.get_by_role("radiogroup", name="How the network is seen")
    modes.get_by_text("as in training").click()
    wait_until_repainted(sheet, used)
    expect(view).to_contain_text("Switches off a random share p of the maps")
    view.get_by_text("Mask", exact=True).click()
    wait_until_painted(view.get_by_test_id("sheet-mask"))
    expect(view).to_contain_text("Filled places are kept and multiplied by 2")
    page.keyboard.press("Escape")
    wait_until_painted(workspace.picture("drop"))

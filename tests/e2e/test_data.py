"""The data sets: looked through, and taken, with a network that is adapted to them and taken back."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.paintings import wait_until_painted
from tests.e2e.workspace import PATIENCE


def test_another_data_set_adapts_the_network_and_is_taken_back(open_network: OpenNetwork):
    workspace = open_network(small())
    page = workspace.page
    page.get_by_role("button", name="Data set: MNIST").click()
    dialog = page.get_by_role("dialog", name="Data sets")
    heading = page.get_by_role("heading", name="CIFAR-10", exact=True)
    colour = dialog.get_by_role("listitem").filter(has=heading)
    expect(colour).to_contain_text("3×32×32")
    expect(colour.get_by_role("img", include_hidden=True)).to_have_count(6)
    missing = dialog.get_by_role("listitem").filter(has_text="Kuzushiji")
    expect(missing.get_by_role("button", name=re.compile(r"Get it \(21\.2"))).to_be_enabled()
    expect(missing).to_contain_text("CC BY-SA 4.0")

    colour.get_by_role("button", name="Choose CIFAR-10").click()
    expect(colour.get_by_role("status")).to_contain_text("3×32×32")
    colour.get_by_role("button", name="Adapt and use it").click()
    expect(page.get_by_role("button", name="Data set: CIFAR-10")).to_be_visible()
    expect(workspace.node("input")).to_contain_text("3×32×32")
    wait_until_painted(workspace.picture("conv"))
    workspace.play.click()
    expect(workspace.status).to_have_attribute("data-run-state", re.compile("running|finished"), timeout=PATIENCE)

    workspace.notices.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("button", name="Data set: MNIST")).to_be_visible()
    expect(workspace.node("input")).to_contain_text("1×28×28")

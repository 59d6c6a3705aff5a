"""The data sets: looked through, taken with a network that is adapted to them, brought, and looked at closely."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.paintings import wait_until_painted
from tests.e2e.workspace import PATIENCE
from tests.models.data.uploads.archives import archive, folders


def test_another_data_set_adapts_the_network_and_is_taken_back(open_network: OpenNetwork):
    workspace = open_network(small())
    page = workspace.page
    page.get_by_role("button", name="Data set: MNIST").click()
    dialog = page.get_by_role("dialog", name="Data sets")
    heading = page.get_by_role("heading", name="CIFAR-10", exact=True)
    colour = dialog.get_by_role("listitem").filter(has=heading)
    expect(colour).to_contain_text("3×32×32")
    expect(colour.locator("img")).to_have_count(6)  # decoration: their card has a name
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


def test_pictures_of_ones_own_become_a_data_set_and_are_looked_at_closely(open_network: OpenNetwork, tmp_path: Path):
    files = {**folders(12), "pets/cat/broken.jpg": b"broken"}
    files["pets/dog/cat.png"] = files["pets/cat/0.png"]
    workspace = open_network(small())
    page = workspace.page
    page.get_by_role("button", name="Data set: MNIST").click()
    page.get_by_role("button", name="Your own pictures").click()
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(archive(tmp_path / "my_pets.zip", files))
    dialog = page.get_by_role("dialog", name="Your own pictures")
    expect(dialog).to_contain_text("1 file cannot be taken", timeout=PATIENCE)
    expect(dialog).to_contain_text("1 picture stands in several classes")
    expect(dialog.get_by_label("Title")).to_have_value("my pets")
    dialog.get_by_text("grey", exact=True).click()
    dialog.get_by_text("28", exact=True).click()
    expect(dialog.get_by_test_id("fitted-samples").get_by_role("img")).to_have_count(12)
    dialog.get_by_role("button", name="Make the data set").click()
    expect(dialog.get_by_role("status").first).to_contain_text("“my pets” is here", timeout=PATIENCE)
    dialog.get_by_role("button", name="Adapt and use it").click()
    wait_until_painted(workspace.picture("conv"))

    page.get_by_role("button", name="Data set: my pets").click()
    page.get_by_role("button", name="Look closely at my pets").click()
    explorer = page.get_by_role("dialog", name="A data set, closely")
    expect(explorer.get_by_role("img", name="The mean of all")).to_be_visible(timeout=PATIENCE)
    explorer.get_by_role("button", name="dog").first.click()
    expect(explorer.get_by_test_id("explored-images").get_by_role("button").first).to_have_attribute("title", "dog")
    cell = explorer.get_by_label("Pixel values").get_by_role("cell").nth(1)
    value = int(cell.inner_text())
    explorer.get_by_text("as the network is fed").click()
    expect(cell).to_have_text(f"{value / 255 - 0.5:.2f}".replace("-", "−"))

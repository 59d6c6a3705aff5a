"""The gallery of architectures: looked through, adapted to one's data, opened, put in a network's place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import NewVisitor, OpenNetwork
from tests.e2e.networks import small
from tests.e2e.phone import PHONE
from tests.e2e.test_accessibility import violations
from tests.e2e.workspace import PATIENCE, Workspace


def gallery(page: Page) -> Locator:
    """Opens the gallery by its key and waits until every network has been measured."""
    page.keyboard.press("n")
    dialog = page.get_by_role("dialog", name="Architectures")
    expect(dialog.locator("button[data-architecture]").first).to_be_visible(timeout=PATIENCE)
    return dialog


def card(dialog: Locator, name: str) -> Locator:
    """A network's card."""
    return dialog.locator(f'button[data-architecture="{name}"]')


def details(dialog: Locator) -> Locator:
    """What is said of the chosen network."""
    return dialog.get_by_role("complementary", name="The chosen architecture")


def test_every_architecture_is_there_and_can_be_found(page: Page, open_network: OpenNetwork):
    open_network(small())
    dialog = gallery(page)
    known = page.request.get("/api/architectures").json()["architectures"]
    expect(dialog.locator("button[data-architecture]")).to_have_count(len(known))
    dialog.get_by_role("combobox", name="Family").select_option("ResNet")
    expect(card(dialog, "resnet152")).to_contain_text("152 layers")
    expect(card(dialog, "vgg16")).to_have_count(0)
    dialog.get_by_role("combobox", name="Family").select_option("")
    dialog.get_by_role("textbox", name="Search").fill("vgg-16")
    expect(card(dialog, "vgg16")).to_be_visible()
    card(dialog, "vgg16").click()
    expect(details(dialog)).to_contain_text("138 357 544")
    dialog.get_by_role("textbox", name="Search").fill("")
    dialog.get_by_role("combobox", name="Order").select_option("parameters")
    first = dialog.locator("button[data-architecture]").first
    expect(first).to_have_attribute("data-architecture", min(known, key=lambda entry: entry["parameters"])["name"])


def test_a_network_adapts_to_the_data_and_opens_as_a_project(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    before = workspace.project
    dialog = gallery(page)
    card(dialog, "resnet18").click()
    aside = details(dialog)
    expect(aside).to_contain_text("11 689 512")
    weights = aside.get_by_role("region", name="Trained on ImageNet")  # nothing is fetched unless somebody asks
    expect(weights).to_contain_text("69.76 % of the pictures recognised at once")
    expect(weights).to_contain_text("BSD-3-Clause")
    expect(weights.get_by_role("button", name=re.compile(r"Get it \(46\.8"))).to_be_enabled()
    expect(aside).to_contain_text("The network then has 11 172 810 parameters")  # ten classes, one channel
    aside.get_by_role("radio", name=re.compile("As published")).check()
    expect(aside).to_contain_text("The network then has 11 689 512 parameters")
    aside.get_by_role("radio", name="To sizes of my own").check()
    aside.get_by_role("textbox", name="Classes").fill("7")
    expect(aside).to_contain_text("The network then has 11 180 103 parameters")
    aside.get_by_role("radio", name="To a data set").check()
    aside.get_by_role("button", name="Open as a new project").click()
    expect(page).not_to_have_url(re.compile(before))
    expect(workspace.title).to_have_value("ResNet-18")
    assert workspace.graph()["nodes"]["input"]["params"]["shape"] == [1, 28, 28]


def test_a_network_takes_the_place_of_another_and_gives_it_back(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    dialog = gallery(page)
    card(dialog, "lenet5").click()
    details(dialog).get_by_role("button", name="Replace this project's network").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("[data-total=parameters]")).to_contain_text("61 706")
    workspace.notices.get_by_role("button", name="Undo").click()
    expect(workspace.nodes).to_have_count(len(small()["nodes"]))
    expect(page.locator("[data-total=parameters]")).not_to_contain_text("61 706")


def test_the_timeline_is_walked_by_keys_and_tells_of_what_is_chosen(page: Page, open_network: OpenNetwork):
    open_network(small())
    dialog = gallery(page)
    dialog.get_by_text("Timeline", exact=True).click()
    bubble = dialog.get_by_role("button", name=re.compile("^VGG-19,"))
    bubble.focus()
    page.keyboard.press("Enter")
    expect(details(dialog)).to_contain_text("143 667 240")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(details(dialog)).not_to_contain_text("143 667 240")
    expect(dialog).to_contain_text("ResNet: 152 layers, 3 %")


def test_compound_scaling_is_worked_out_while_it_is_changed(page: Page, open_network: OpenNetwork):
    open_network(small())
    dialog = gallery(page)
    dialog.get_by_text("Compound scaling", exact=True).click()
    expect(dialog).to_contain_text("1.92 ≈ 2, as the paper asks")
    expect(dialog).to_contain_text("5.29 M")  # B0 in the published table
    slider = dialog.get_by_role("slider", name=re.compile("^φ"))
    slider.press("Home")
    expect(dialog).to_contain_text("The network then has 5 288 548 parameters")  # φ = 0 is B0 itself
    dialog.get_by_role("slider", name=re.compile("^γ")).press("End")
    expect(dialog).to_contain_text("the paper asks for about 2")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_gallery(new_visitor: NewVisitor, theme: str):
    page = new_visitor(color_scheme=theme)
    Workspace(page).open_network(small())
    dialog = gallery(page)
    card(dialog, "resnet50").click()
    expect(details(dialog)).to_contain_text("The network then has")
    assert violations(page) == []
    for view in ("Timeline", "Compound scaling"):
        dialog.get_by_text(view, exact=True).click()
        assert violations(page) == []


def test_on_a_phone_the_details_lie_over_the_list(new_visitor: NewVisitor):
    page = new_visitor(**PHONE)
    page.goto("/")
    page.get_by_role("button", name="Architectures").tap()
    dialog = page.get_by_role("dialog", name="Architectures")
    card(dialog, "lenet5").tap(timeout=PATIENCE)
    expect(card(dialog, "lenet5")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    dialog.get_by_role("button", name="All architectures").tap()
    expect(card(dialog, "lenet5")).to_be_visible()

"""On a phone, 390 pixels wide: open, draw, run, look, tune, add."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NewVisitor
from tests.e2e.digits import ONE, SEVEN
from tests.e2e.networks import small
from tests.e2e.paintings import fingerprint, wait_until_all_repainted, wait_until_painted
from tests.e2e.phone import PHONE, Phone
from tests.e2e.texts import overflow, raw_texts
from tests.e2e.workspace import Workspace


@pytest.fixture
def phone(new_visitor: NewVisitor) -> Phone:
    """Somebody with a phone."""
    return Phone(new_visitor(**PHONE))


def test_a_finger_draws_and_every_layer_in_sight_answers(phone: Phone):
    phone.open_new(example="welcome")
    expect(phone.page.get_by_role("button", name=re.compile("^7 = "))).to_be_visible()  # the last card is out of sight
    phone.show("Draw")
    names = phone.pictures()
    assert len(names) >= 3
    pictures = [phone.picture(name) for name in names]
    before = [fingerprint(picture) for picture in pictures]
    phone.draw(*SEVEN)
    wait_until_all_repainted(pictures, before)
    expect(phone.answer).to_have_text("7")
    place = phone.pad.bounding_box()
    phone.clear()
    assert phone.pad.bounding_box() == place  # the answer goes, and the sheet stays under the finger
    phone.draw(*ONE)
    expect(phone.answer).to_have_text("1")
    assert phone.pad.bounding_box() == place


def test_a_phone_turned_sideways_has_the_sheet_beside_the_network(new_visitor: NewVisitor):
    phone = Phone(new_visitor(**{**PHONE, "viewport": {"width": 844, "height": 390}})).open_new(example="welcome")
    phone.show("Draw")
    expect(phone.pad).to_be_in_viewport(ratio=1)
    for name in ("conv1", "conv2"):
        expect(phone.node(name)).to_be_in_viewport(ratio=1)
    curves = phone.show("Curves").bounding_box()
    assert curves is not None
    assert curves["height"] > 200
    assert overflow(phone.page) <= 0


def test_a_network_is_built_tuned_and_trained(phone: Phone):
    phone.open_network(small(), {"epochs": 100})
    phone.tap_layer("relu")
    phone.show("Add").get_by_role("button", name="Batch normalisation").tap()
    added = phone.newly_selected("relu")
    expect(phone.edge("relu", added)).to_be_attached()

    phone.show("Network")
    phone.page.get_by_role("button", name="Show the whole network").tap()
    phone.tap_layer("conv")
    phone.show("Layer")
    phone.enter("Filters", "6")
    expect(phone.node("conv")).to_contain_text("6×8×8")

    phone.play.tap()
    phone.wait_for_state("running")
    phone.show("Curves")
    wait_until_painted(phone.curve("loss"))
    canvases = [phone.curve("loss"), phone.picture("conv")]
    wait_until_all_repainted(canvases, [fingerprint(canvas) for canvas in canvases])
    phone.pause.tap()
    phone.wait_for_state("paused")


def test_somebody_elses_network_says_how_to_get_to_one_of_ones_own(phone: Phone, workspace: Workspace):
    phone.open(workspace.project)
    expect(phone.page.get_by_role("status").filter(has_text="belongs to somebody else")).to_be_visible()
    phone.play.tap(force=True)  # Playwright itself would wait for a button that does not refuse
    expect(phone.notices.filter(has_text="make a copy to train it")).to_be_visible()
    phone.show("Add").get_by_role("button", name="Make a copy").tap()
    expect(phone.play).to_be_enabled()


@pytest.mark.parametrize("locale", ["en-GB", "ru-RU"])
def test_nothing_is_wider_than_the_screen(new_visitor: NewVisitor, locale: str):
    page = new_visitor(**PHONE, locale=locale)
    workspace = Workspace(page).open_new(example="welcome")
    for tab in page.get_by_role("navigation").get_by_role("button").all():
        tab.tap()
        assert overflow(page) <= 0, tab.inner_text()
        assert not raw_texts(page)
    workspace.node("conv1").locator("header").tap()
    page.keyboard.press("Enter")
    wait_until_painted(page.get_by_test_id("sheet-activations"))
    assert overflow(page) <= 0
    page.goto("/")
    expect(page.get_by_role("article")).to_be_visible()
    assert overflow(page) <= 0
    assert not raw_texts(page)

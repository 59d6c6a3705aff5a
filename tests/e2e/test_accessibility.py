"""axe finds nothing serious, in either theme, on a desk and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.conftest import NewVisitor
from tests.e2e.paintings import wait_until_painted
from tests.e2e.phone import PHONE, Phone
from tests.e2e.workspace import Workspace


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_desk(new_visitor: NewVisitor, theme: str):
    page = new_visitor(color_scheme=theme)
    workspace = Workspace(page).open_new(example="welcome")
    assert violations(page) == []
    workspace.select("conv1")
    expect(workspace.inspector).to_contain_text("Learned filters")
    assert violations(page) == []
    workspace.tab("Training")
    assert violations(page) == []
    page.get_by_role("button", name="Open the layer large").click()
    wait_until_painted(page.get_by_test_id("sheet-activations"))
    assert violations(page) == []
    page.goto("/")
    expect(page.get_by_role("article")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Help")).to_be_visible()
    assert violations(page) == []


def test_on_a_phone(new_visitor: NewVisitor):
    page = new_visitor(**PHONE)
    phone = Phone(page).open_new(example="welcome")
    assert isinstance(phone, Phone)
    for sheet in ("Network", "Draw", "Curves", "Add", "Layer"):
        phone.show(sheet)
        assert violations(page) == []

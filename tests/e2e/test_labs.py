"""The labs: every one opens in both languages; the course's convolution is played; every state is a link."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conduct import Conduct
from tests.e2e.conftest import NewVisitor
from tests.e2e.phone import PHONE
from tests.e2e.test_accessibility import violations
from tests.e2e.texts import raw_texts

COURSE = [[12, 12, 17], [10, 17, 19], [9, 6, 14]]
"""What the course's kernel makes of the course's input (A5)."""


def labs(page: Page) -> dict[str, str]:
    """All labs as the index links them: address to title."""
    page.goto("/labs")
    expect(page.get_by_role("heading", level=1, name=re.compile("Labs|Лаборатории"))).to_be_visible()
    links = page.get_by_role("listitem").get_by_role("link")
    return {link.get_attribute("href") or "": link.locator("b").inner_text() for link in links.all()}


def numbers(grid: Locator) -> list[list[int | None]]:
    """What stands in the cells of a grid; None where nothing has been reckoned."""
    rows = [
        [cell.locator("button").inner_text() for cell in row.locator("td").all()] for row in grid.locator("tr").all()
    ]
    return [
        [int(shown[-1]) if (shown := re.findall(r"\d+", text.split(":")[-1])) else None for text in row] for row in rows
    ]


def test_every_lab_opens_in_both_languages(new_visitor: NewVisitor):
    desk = new_visitor(color_scheme="light")
    phone = new_visitor(**{**PHONE, "locale": "ru-RU", "color_scheme": "dark"})
    conduct = {page: Conduct.of(page.context) for page in (desk, phone)}
    titles = {page: labs(page) for page in (desk, phone)}
    found = list(titles[desk])
    assert len(found) >= 15
    assert list(titles[phone]) == found
    assert violations(desk) == []
    barriers: dict[str, list[str]] = {}
    for address in found:
        for page in (desk, phone):
            page.evaluate("address => history.pushState(null, '', address)", address)  # a page that is loaded once
            expect(page.get_by_role("heading", level=1, name=titles[page][address])).to_be_visible()
            assert not raw_texts(page), address
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is wider than a phone"
        barriers[address] = violations(phone)
    assert not {address: told for address, told in barriers.items() if told}
    assert not any(observed.complaints() for observed in conduct.values())


def test_the_courses_convolution_is_played_and_every_state_is_a_link(visitor: Page):
    page = visitor
    page.goto("/labs")
    page.get_by_role("link", name="Convolution step by step").click()
    output = page.get_by_role("grid", name="Output, 3×3")
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.get_by_text("2 of 9")).to_be_visible()
    page.get_by_role("button", name="Stop here").click()
    shown = numbers(output)
    assert shown[0][:2] == COURSE[0][:2]
    assert shown[2] == [None, None, None]
    page.get_by_role("button", name="To the end").click()
    expect(page.get_by_test_id("result")).to_have_text("14")
    assert numbers(output) == COURSE

    # A number of the kernel is typed: the output follows, and the address does when the hand rests.
    page.get_by_role("grid", name="Kernel").get_by_role("textbox", name="row 0, column 1").fill("2")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("grid", name="Kernel").get_by_role("textbox", name="row 1, column 1")).to_be_focused()
    expect(page.get_by_test_id("result")).to_have_text("16")
    expect(page).to_have_url(re.compile(r"kernel=0,2,2;2,2,0;0,1,2"))
    link = page.url
    page.get_by_role("button", name="Stride 2", exact=True).click()
    expect(page).to_have_url(re.compile("stride=2"))
    page.go_back()
    expect(page.get_by_test_id("result")).to_have_text("16")
    page.goto(link)
    expect(page.get_by_test_id("result")).to_have_text("16")

    page.goto("/labs/convolution?kernel=nonsense&stride=2")
    expect(page.get_by_role("status").filter(has_text="cannot be read (kernel)")).to_be_visible()
    expect(page.get_by_test_id("output-side")).to_have_text("2")
    page.goto("/labs/nothing")
    expect(page.get_by_role("heading", name="There is no lab “nothing”")).to_be_visible()

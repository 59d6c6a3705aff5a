"""The course's numbers on the screens of the labs, and what follows when somebody changes them."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def shows(page: Page, grid: str, numbers: list[int]) -> None:
    """Waits until a grid that is not edited shows these, row by row; before a number may stand its place in words."""
    cells = page.locator(f'table[aria-label="{grid}"] td')
    expect(cells).to_have_text([re.compile(rf"(^|: ){number}$") for number in numbers])


def test_fields_and_pooling(visitor: Page):
    page = visitor
    page.goto("/labs/receptive-field")
    page.get_by_role("button", name="150 layers of 3×3").click()
    expect(page.get_by_text("its field is 301×301")).to_be_visible()
    page.get_by_role("button", name="Three 3×3 see 7×7").click()
    weights = page.get_by_role("region", name="What it costs")
    expect(weights.get_by_role("definition")).to_have_text(["27", "49"])
    page.get_by_role("button", name="+ pool 2×2").click()
    expect(page.get_by_text(re.compile("(sees|its field is) 22×22")).first).to_be_visible()
    expect(page).to_have_url(re.compile("block=3,p2"))

    page.goto("/labs/pooling")
    shows(page, "pooled map", [6, 8, 3, 4])
    page.get_by_role("button", name="Gradient of 6 8 / 3 5").click()
    shows(page, "∂L/∂(map)", [0, 1, 0, 0])
    page.get_by_role("grid", name="map", exact=True).get_by_label("row 1, column 0").fill("9")
    expect(page.get_by_text("max(6; 8; 9; 5) = 9")).to_be_visible()
    shows(page, "∂L/∂(map)", [0, 0, 1, 0])
    page.get_by_role("button", name="A small shift").click()
    expect(page.get_by_text("26 of 36 numbers of the map, 9 of 9 of the pooled map")).to_be_visible()


def test_gradients_and_loss(visitor: Page):
    page = visitor
    page.goto("/labs/vanishing-gradients")
    facts = page.get_by_role("definition")
    expect(facts).to_have_text(["0.0001", "0.0101", "101×"])
    page.get_by_role("button", name="Skip connection around layers 1 to 2").click()
    expect(facts).to_have_text(["0.0001", re.compile(r"1\.02$"), re.compile("×")])
    page.get_by_role("button", name="No skips").click()
    expect(facts).to_have_text(["0.0001", "0.0001", "1×"])

    page.goto("/labs/softmax")
    page.get_by_role("button", name="Knows nothing").click()
    expect(page.get_by_text("−ln 0.1000 = 2.3026")).to_be_visible()
    page.get_by_role("button", name="One step").click()
    expect(page.get_by_text("−ln 0.1000 = 2.3026")).to_be_hidden()
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("radio", name="class 2").click()
    expect(page.get_by_text("−ln 0.0986 = 2.3170")).to_be_visible()


def test_what_shares_a_mean(visitor: Page):
    page = visitor
    page.goto("/labs/normalisation")
    ours = page.get_by_text(re.compile(r"^y\s=\sγ·x̂"))
    before = ours.inner_text()
    other = page.get_by_role("grid", name="sample 1, channel 3").get_by_label("row 0, column 0")
    other.fill("99")
    assert ours.inner_text() != before, "the number in hand is now that of the other sample"
    first = page.get_by_role("grid", name="sample 0, channel 3").get_by_label("row 0, column 0").first
    first.click()
    in_batch = ours.inner_text()
    page.get_by_role("button", name="InstanceNorm").last.click()
    expect(page.get_by_text("4 numbers share one mean")).to_be_visible()
    alone = ours.inner_text()
    other.fill("20")
    first.click()
    assert ours.inner_text() == alone, "another sample is nothing to InstanceNorm"
    page.get_by_role("button", name="BatchNorm").last.click()
    expect(page.get_by_text("12 numbers share one mean")).to_be_visible()
    assert ours.inner_text() != in_batch

"""The home page: my projects, examples to start from, and what greets a newcomer."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewVisitor
from tests.e2e.networks import small
from tests.e2e.workspace import Workspace


def choose(page: Page, menu: str, item: str) -> None:
    """Opens a card's menu, chooses, and waits until the menu has gone."""
    page.get_by_role("button", name=menu).first.click()
    page.get_by_role("menuitem", name=item).click()
    expect(page.get_by_role("menu")).to_have_count(0)


def test_projects_are_made_renamed_copied_deleted_and_brought_back(visitor: Page):
    visitor.goto("/")
    expect(visitor.get_by_text("No projects yet")).to_be_visible()
    visitor.get_by_role("button", name="New project", exact=True).click()
    visitor.wait_for_url("**/p/*")
    blank = Workspace(visitor).wait_until_alive()
    expect(blank.nodes).to_have_count(1)
    blank.add_with_keyboard("Convolution 2D")

    visitor.get_by_role("link", name="My projects").click()
    cards = visitor.get_by_role("article")
    expect(cards).to_have_count(1)
    expect(cards).to_contain_text("Untitled network")
    expect(cards).to_contain_text("not trained")

    choose(visitor, "What to do with “Untitled network”", "Rename")
    visitor.get_by_role("textbox", name="New title").fill("Edges")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("link", name="Edges")).to_be_visible()

    choose(visitor, "What to do with “Edges”", "Duplicate")
    expect(cards).to_have_count(2)

    choose(visitor, "What to do with", "Delete")
    expect(cards).to_have_count(1)
    visitor.get_by_role("alert").get_by_role("button", name="Undo").click()
    expect(cards).to_have_count(2)
    visitor.reload()
    expect(cards).to_have_count(2)


def test_an_example_opens_as_a_project_of_ones_own(visitor: Page):
    visitor.goto("/")
    examples = visitor.get_by_role("button", name="as a new project")
    expect(examples.filter(has_text="LeNet-5 reads digits")).to_contain_text("already trained")
    examples.filter(has_text="ResNet tiny").click()
    visitor.wait_for_url("**/p/*")
    residual = Workspace(visitor).wait_until_alive()
    assert any(node["type"] == "add" for node in residual.graph()["nodes"].values())
    expect(residual.play).to_be_enabled()


def test_an_address_without_a_project_leads_home(visitor: Page):
    visitor.goto("/p/nothing")
    expect(visitor.get_by_role("heading", name="No such project")).to_be_visible()
    visitor.get_by_role("link", name="To my projects").click()
    expect(visitor.get_by_role("heading", name="My projects")).to_be_visible()


def test_the_tour_is_offered_once_and_leads_through_the_page(page: Page):
    page.goto("/")
    page.wait_for_url("**/p/*")
    tour = page.get_by_role("dialog", name="A short tour")
    for title in ("This is a network, alive", "Draw a digit", "Build", "Train"):
        expect(tour.get_by_role("heading", name=title, exact=True)).to_be_visible()
        tour.get_by_role("button", name="Next").click()
    expect(tour.get_by_text("5 of 5")).to_be_visible()
    tour.get_by_role("button", name="Start playing").click()
    expect(tour).to_have_count(0)
    page.reload()
    Workspace(page).wait_until_alive()
    expect(tour).to_have_count(0)

    page.keyboard.press("?")
    page.get_by_role("button", name="Show the tour again").click()
    expect(tour).to_be_visible()
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)


def test_who_follows_a_link_sees_the_network_and_no_tour(page: Page, new_visitor: NewVisitor, base_url: str):
    shared = Workspace(new_visitor(base_url=base_url)).open_network(small())
    Workspace(page).open(shared.project)
    expect(page.get_by_role("button", name="Make a copy")).to_be_visible()
    expect(page.get_by_role("dialog", name="A short tour")).to_have_count(0)


def test_question_mark_lists_the_keys(workspace: Workspace):
    page = workspace.page
    page.keyboard.press("?")
    help_dialog = page.get_by_role("dialog", name="Help")
    keys = help_dialog.locator("dl > div")
    for name, caps in {
        "Undo": "CtrlZ",
        "One training step": "S",
        "Arrange the layers": "L",
        "Add a layer": "A",
    }.items():
        expect(keys.filter(has=page.get_by_text(name, exact=True))).to_contain_text(caps)
    page.keyboard.press("Escape")
    expect(help_dialog).to_have_count(0)

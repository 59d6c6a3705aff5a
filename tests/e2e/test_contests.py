"""Homework as a contest: set in a form, handed in from a run's menu, and ranked before everybody's eyes."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewVisitor
from tests.e2e.lessons import come_in, open_room
from tests.e2e.networks import row
from tests.e2e.workspace import PATIENCE, Workspace

DIGITS = {"title": "Ada's digits", "dataset": "digits", "recipe": {"epochs": 3}}


def dense(hidden: int) -> dict[str, object]:
    """A network for the small digits: 64 → hidden → 10."""
    return row(
        ("input", "input", {"shape": [1, 8, 8]}),
        ("flatten", "flatten", {}),
        ("dense", "linear", {"out_features": hidden}),
        ("relu", "relu", {}),
        ("answer", "linear", {"out_features": 10}),
    )


def hand_in(student: Page, work: Workspace) -> None:
    """Trains to the end and opens the dialog from the run's menu."""
    work.play.click()
    expect(student.locator("[data-run-state=finished]")).to_be_visible(timeout=PATIENCE)
    student.get_by_role("tab", name="Runs").click()
    student.get_by_role("button", name=re.compile("What to do with")).first.click()
    student.get_by_role("menuitem", name="Hand in").click()


def begin_contest(teacher: Page, parameters: str = "50000") -> None:
    """Fills in the form in the room's page."""
    teacher.get_by_role("button", name="New contest").click()
    form = teacher.get_by_role("dialog", name="A new contest")
    form.get_by_role("textbox", name="Title").fill("Held back")
    form.get_by_role("combobox", name="Data set").select_option("digits")
    expect(form.get_by_text("LeNet-5 has 61 706 parameters")).to_be_visible()
    form.get_by_role("textbox", name="Parameters, at most").fill(parameters)
    form.get_by_role("button", name="Begin").click()
    expect(teacher.get_by_role("region", name="Leaderboard")).to_be_visible()


def test_who_looks_at_a_test_image_sees_another_when_a_contest_begins(
    teacher: Page, new_visitor: NewVisitor, base_url: str
):
    code = open_room(teacher, "7C, looking")
    student = new_visitor(base_url=base_url)
    come_in(student, code, "Ada")
    work = Workspace(student).open_new(**DIGITS, graphs={"main": dense(16)})
    work.probe.get_by_text("Sample", exact=True).click()
    expect(work.probe.get_by_text("test · no. 0")).to_be_visible()
    # The teacher's own page shows a project, and is in no room.
    own = Workspace(teacher.context.new_page()).open_new(**DIGITS, graphs={"main": dense(16)})
    expect(own.node("input").get_by_text("Small digits · no. 0")).to_be_visible()
    begin_contest(teacher)
    expect(own.node("input").get_by_text("Small digits · validation · no. 0")).to_be_visible()
    own.page.close()
    expect(student.get_by_text("are held back for a contest")).to_be_visible()
    begun = student.get_by_role("alert").filter(has_text="The teacher has set a contest: “Held back”")
    expect(begun.get_by_role("button", name="Open")).to_be_visible()
    expect(work.probe.get_by_text("validation · no. 0")).to_be_visible()
    expect(work.answer).to_be_visible()
    teacher.get_by_role("button", name="Delete the contest").click()
    teacher.get_by_role("dialog").get_by_role("button", name="Delete the contest").click()
    expect(teacher.get_by_role("heading", name="7C, looking")).to_be_visible()


def test_a_network_for_a_contest_begins_with_what_fits(teacher: Page, new_visitor: NewVisitor, base_url: str):
    code = open_room(teacher, "7C, beginning")
    begin_contest(teacher, parameters="80000")
    ada = new_visitor(base_url=base_url)
    come_in(ada, code, "Ada")
    ada.goto(teacher.url)
    ada.get_by_role("button", name="Begin a network for it").click()
    ada.get_by_role("button", name="Begin from the gallery").click()
    gallery = ada.get_by_role("dialog", name="Architectures")
    expect(gallery.get_by_text("1 network fits; it stands first.")).to_be_visible(timeout=PATIENCE)
    cards = gallery.get_by_role("listitem")
    expect(cards.first).not_to_contain_text("does not fit")
    expect(cards.first).to_contain_text("ResNet")
    expect(cards.filter(has_text="AlexNet").first).to_contain_text("images are too small")
    expect(cards.filter(has_text="does not fit: here").first).to_be_visible()

    # It takes the place of this project's network: another project would be none of the contest's.
    cards.first.get_by_role("button").click()
    gallery.get_by_role("complementary").locator("[data-variant=filled]:has-text('Replace')").click()
    expect(ada.get_by_role("region", name="Held back")).to_be_visible()
    expect(ada.locator(".react-flow__node").nth(3)).to_be_visible()
    teacher.get_by_role("button", name="Delete the contest").click()
    teacher.get_by_role("dialog").get_by_role("button", name="Delete the contest").click()
    expect(teacher.get_by_role("heading", name="7C, beginning")).to_be_visible()


def test_work_is_handed_in_and_ranked(teacher: Page, new_visitor: NewVisitor, base_url: str):
    code = open_room(teacher, "7C, homework")
    teacher.get_by_role("button", name="New contest").click()
    form = teacher.get_by_role("dialog", name="A new contest")
    form.get_by_role("button", name="Begin").click()
    expect(form.get_by_text("It needs a title.")).to_be_visible()
    form.get_by_role("textbox", name="Hand-ins an hour").fill("many")
    form.get_by_role("textbox", name="Title").fill("Small digits")
    expect(form.get_by_text("From 1 to 60")).to_be_visible()
    expect(form.get_by_role("textbox", name="Hand-ins an hour")).to_have_value("3")
    form.get_by_role("button", name="Bring pictures…").click()
    expect(teacher.get_by_role("dialog", name="Your own pictures")).to_be_visible()
    teacher.keyboard.press("Escape")
    form.get_by_role("combobox", name="Data set").select_option("digits")
    expect(form.get_by_text("nobody on this server is shown the test images")).to_be_visible()
    expect(form.get_by_role("textbox", name="Test images that decide")).to_have_value("297")
    expect(form.get_by_text("The data set has 297.")).to_be_visible()
    form.get_by_role("textbox", name="Parameters, at most").fill("2000")
    form.get_by_role("button", name="Begin").click()
    board = teacher.get_by_role("region", name="Leaderboard")
    expect(board.get_by_text("Nothing has been judged yet.")).to_be_visible()

    ada = new_visitor(base_url=base_url)
    come_in(ada, code, "Ada")
    work = Workspace(ada).open_new(**DIGITS, graphs={"main": dense(40)})
    hand_in(ada, work)
    contest = ada.get_by_role("dialog", name="Hand in").get_by_role("region", name="Small digits")
    expect(contest.get_by_text("parameters: 3 010 of 2 000")).to_be_visible()
    expect(contest.get_by_role("button", name="Hand in")).to_be_disabled()
    ada.keyboard.press("Escape")

    work = Workspace(ada).open_new(**DIGITS, graphs={"main": dense(16)})
    hand_in(ada, work)
    expect(contest.get_by_role("listitem").filter(has_text="does not fit")).to_have_count(0)
    contest.get_by_role("button", name="Hand in").click()
    expect(contest.get_by_role("status")).to_contain_text("Judged: macro F1", timeout=PATIENCE)
    expect(board.get_by_role("row", name=re.compile("Ada"))).to_contain_text("1 210", timeout=PATIENCE)

    contest.get_by_role("link", name="To the contest").click()
    own = ada.get_by_role("region", name="Leaderboard").get_by_role("row", name=re.compile("Ada"))
    expect(own).to_contain_text("you")
    expect(ada.get_by_role("region", name="My work").get_by_role("listitem")).to_have_count(1)
    teacher.get_by_role("switch", name="Hide the leaderboard").click()
    expect(ada.get_by_text("The teacher has hidden the leaderboard.")).to_be_visible()

    with teacher.expect_download() as download:
        teacher.get_by_role("link", name="Results (.csv)").click()
    assert "Ada" in download.value.path().read_text("utf-8-sig")
    teacher.get_by_role("button", name="Delete the contest").click()
    teacher.get_by_role("dialog").get_by_role("button", name="Delete the contest").click()
    expect(teacher.get_by_role("heading", name="7C, homework")).to_be_visible()

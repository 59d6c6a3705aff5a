"""A teacher and two students, in three browsers: the mirror, two on one project, handouts, the projector, quiet."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import NewVisitor
from tests.e2e.digits import ZERO
from tests.e2e.lessons import PASSWORD
from tests.e2e.networks import grouped, small
from tests.e2e.workspace import PATIENCE, Workspace


class Lesson:
    """A teacher in a room of their own, as a script sets it up."""

    def __init__(self, new_visitor: NewVisitor, base_url: str) -> None:
        self._new_visitor, self._base_url = new_visitor, base_url
        self.teacher = new_visitor(base_url=base_url)
        has_password = self.teacher.request.get("/api/teacher").json()["has_password"]
        self._post(self.teacher, f"/api/teacher/{'login' if has_password else 'password'}", password=PASSWORD)
        self.room = self._post(self.teacher, "/api/rooms", title="8A")

    def student(self, nickname: str) -> Page:
        """Somebody who has joined, on the start page."""
        page = self._new_visitor(base_url=self._base_url)
        self._post(page, "/api/join", code=self.room["code"], nickname=nickname)
        page.goto("/")
        return page

    def at_room(self) -> Page:
        """The teacher, on the room's page."""
        self.teacher.goto(f"/rooms/{self.room['id']}")
        expect(self.teacher.get_by_role("heading", name="8A")).to_be_visible()
        return self.teacher

    @staticmethod
    def _post(page: Page, path: str, **body: Any) -> Any:
        answer = page.request.post(path, data=body)
        assert answer.ok, answer.text()
        return answer.json()


@pytest.fixture
def lesson(new_visitor: NewVisitor, base_url: str) -> Lesson:
    """A class with nobody in it but the teacher."""
    return Lesson(new_visitor, base_url)


def card(page: Page, node: str) -> Locator:
    """A layer's card on the canvas."""
    return page.locator(f".react-flow__node[data-id={node}]")


def test_the_class_sees_what_the_teacher_does_and_can_look_away(lesson: Lesson):
    anna = lesson.student("Anna")
    own = Workspace(anna).open_new(example="lenet5")
    mine = anna.url
    teacher = lesson.at_room()
    teacher.get_by_role("button", name="Show to the class").click()
    work = Workspace(teacher).open_new(example="welcome")  # a page that is loaded anew goes on showing

    expect(anna.get_by_text("The teacher is showing", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(own.title).to_have_value("LeNet-5 reads digits")
    card(teacher, "conv2").click()
    expect(card(anna, "conv2")).to_have_class(re.compile("selected"))
    teacher.get_by_role("button", name="Zoom in").click()
    teacher.mouse.move(700, 300)
    expect(anna.locator("[data-cursor=Teacher]")).to_be_visible()
    card(teacher, "conv1").dblclick()
    expect(anna.get_by_role("tab", name="Maps").or_(anna.get_by_text("Maps", exact=True)).first).to_be_visible()
    # The node view covers neither the sign that she shows nor the way to end it, and ends where they begin.
    teacher.get_by_role("button", name="Stop showing").click(trial=True)
    teacher.keyboard.press("Escape")
    strip = anna.get_by_text("The teacher is showing", exact=True).bounding_box()
    probe = anna.locator("[data-tour=probe]").bounding_box()
    assert strip is not None
    assert probe is not None
    assert probe["y"] + probe["height"] <= strip["y"]
    work.title.fill("What a filter sees")
    work.title.press("Enter")
    expect(own.title).to_have_value("What a filter sees")

    # It is the teacher's page: neither the mouse nor a key does anything in it, until the student leaves the mirror.
    expect(anna.locator("[data-mirror]")).to_be_visible()
    anna.keyboard.press("ArrowRight")
    anna.mouse.click(*_middle(card(anna, "fc1")))
    expect(card(anna, "conv1").or_(card(anna, "conv2")).first).to_be_visible()
    expect(card(anna, "fc1")).not_to_have_class(re.compile("selected"))
    anna.get_by_role("button", name="Look around").click()
    card(anna, "fc1").click()
    expect(card(anna, "fc1")).to_have_class(re.compile("selected"))
    anna.get_by_role("button", name="Watch").click()
    expect(card(anna, "fc1")).not_to_have_class(re.compile("selected"))

    late = lesson.student("Late")  # whoever comes later sees the same
    expect(late.get_by_text("The teacher is showing", exact=True)).to_be_visible(timeout=PATIENCE)
    late.get_by_role("button", name="Back to my work").click()
    expect(late.get_by_role("heading", name="My projects")).to_be_visible()

    teacher.get_by_role("button", name="Class: 8A").click()
    teacher.get_by_role("menuitem", name="Stop showing").click()
    anna.wait_for_url(f"{mine}*")
    expect(late.get_by_role("button", name="Watch")).to_have_count(0)


def test_two_build_together_and_the_teacher_looks_in_hands_out_and_asks_for_attention(lesson: Lesson):
    anna, boris = lesson.student("Anna"), lesson.student("Boris")
    work = Workspace(anna).open_new(example="lenet5")
    anna.get_by_role("button", name="Networks and files").click()
    anna.get_by_role("menuitem", name="Build together").click()
    anna.get_by_role("button", name="Invite a partner").click()
    code = anna.get_by_label("Code for your partner").inner_text()
    anna.keyboard.press("Escape")
    boris.get_by_role("link", name="Build together").click()
    boris.get_by_role("textbox", name="Code of a partner's project").fill(code)
    boris.get_by_role("button", name="Join", exact=True).click()
    theirs = Workspace(boris).wait_until_alive()

    # Both edit, and each sees the other.
    card(boris, "conv2").click()
    boris.mouse.move(640, 240)
    expect(anna.locator("[data-cursor=Boris]")).to_be_visible()
    expect(anna.locator("[data-chosen=conv2]")).to_have_text("Boris")
    theirs.title.fill("Ours")
    theirs.title.press("Enter")
    expect(work.title).to_have_value("Ours")
    card(anna, "conv1").click()
    anna.get_by_role("textbox", name="Say something about this layer").fill("Six filters?")
    anna.get_by_role("button", name="Say", exact=True).click()
    mark = boris.get_by_role("button", name="1 open comment on conv1")
    expect(mark).to_be_visible()
    for _ in range(3):
        boris.get_by_role("button", name="Zoom out").click()
    size = mark.bounding_box()
    assert size is not None
    assert size["height"] > 18  # a finger finds it, however small the cards
    boris.get_by_role("alert").filter(has_text="Anna: “Six filters?”").get_by_role("button", name="Show").click()
    expect(theirs.inspector).to_contain_text("Six filters?")
    boris.get_by_role("button", name="Done").click()
    expect(anna.get_by_role("button", name="1 open comment on conv1")).to_have_count(0)

    # A teacher who looks in is told whose project it is; the invitation has made room for what a lesson needs.
    teacher = lesson.at_room()
    expect(teacher.get_by_role("img", name="QR code that leads into the class")).to_have_count(0)
    for name in ("Eyes to the front", "Lock the class", "Waiting room"):
        expect(teacher.get_by_role("switch", name=name)).to_be_in_viewport()
    teacher.get_by_role("link", name="Look into “Ours”").first.click()
    expect(teacher.get_by_role("heading", name="Anna’s project")).to_be_visible()
    expect(teacher.get_by_role("button", name="Ask to show on the projector")).to_be_visible()

    # The projector shows it when its owner agrees, and nobody's name.
    lesson.at_room()
    wall = teacher.context.new_page()
    wall.goto(f"{teacher.url}/projector")
    teacher.get_by_role("button", name="What to do about Anna").click()
    teacher.get_by_role("menuitem", name="Ask to show on the projector").click()
    anna.get_by_role("button", name="Yes, show it").click()
    expect(card(wall, "conv1")).to_be_visible(timeout=PATIENCE)
    expect(teacher.get_by_role("article", name="Anna")).to_contain_text("On the projector")
    expect(wall.get_by_role("list", name="Also here").get_by_role("button")).to_have_count(2)
    expect(wall.get_by_role("heading", name="A student’s network")).to_be_visible()
    expect(wall).to_have_title("8A · Svertka")
    assert not re.search(r"Anna|Boris|\bOurs\b", wall.locator("body").inner_html())
    anna.get_by_role("button", name="Take it off").click()
    expect(card(wall, "conv1")).to_have_count(0)
    wall.close()

    # What is handed out is a project beside one's own.
    Workspace(teacher).open_new(example="welcome", title="Exercise 1")
    teacher.get_by_role("button", name="Class: 8A").click()
    teacher.get_by_role("menuitem", name="Hand out copies").click()
    teacher.get_by_role("button", name="Give to 2 students").click()
    boris.get_by_role("button", name="Open", exact=True).click()
    expect(theirs.title).to_have_value("Exercise 1")
    expect(work.title).to_have_value("Ours")
    theirs.select("conv2")
    boris.keyboard.press("Delete")
    theirs.wait_until_server("({ graphs }) => !graphs.main.nodes.conv2")
    boris.get_by_role("button", name="Networks and files").click()
    boris.get_by_role("menuitem", name="Start over").click()
    boris.get_by_role("dialog", name="Start over?").get_by_role("button", name="Start over").click()
    expect(boris.get_by_text("As it was handed out. What you had is kept as")).to_be_visible()
    expect(card(boris, "conv2")).to_be_visible()

    # While the teacher asks for attention nobody works, and afterwards everything is as it was.
    teacher.get_by_role("button", name="Class: 8A").click()
    teacher.get_by_role("menuitem", name="To the class", exact=True).click()
    teacher.get_by_role("switch", name="Eyes to the front").click()
    expect(anna.get_by_role("dialog", name="Eyes to the front")).to_be_visible()
    anna.keyboard.press("Escape")
    expect(boris.get_by_role("dialog", name="Eyes to the front")).to_be_visible()
    curtain = anna.get_by_role("dialog", name="Eyes to the front")
    expect(curtain).to_be_visible()
    teacher.get_by_role("button", name="What to do about Anna").click()
    teacher.get_by_role("menuitem", name="Ask to show on the projector").click()
    curtain.get_by_role("button", name="Rather not").click()
    expect(curtain.get_by_role("button")).to_have_count(0)
    teacher.get_by_role("switch", name="Eyes to the front").click()
    expect(anna.get_by_role("dialog", name="Eyes to the front")).to_have_count(0)


def test_what_the_teacher_draws_and_which_moment_she_looks_at_is_what_the_class_sees(lesson: Lesson):
    anna = lesson.student("Anna")
    seen = Workspace(anna).open_new(example="lenet5")
    teacher = lesson.at_room()
    teacher.get_by_role("button", name="Show to the class").click()
    shown = Workspace(teacher).open_new(example="welcome")
    expect(anna.get_by_text("The teacher is showing", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(seen.title).to_have_value("LeNet-5 reads digits")
    shown.draw(*ZERO)
    expect(shown.answer).to_have_text("0")
    expect(seen.answer).to_have_text("0")
    expect(card(anna, "input")).to_contain_text("the teacher’s drawing")
    expect(anna.get_by_text("Draw here")).to_have_count(0)  # her strokes lie on the sheet

    shown = Workspace(teacher).open_network(small(), {"epochs": 1})
    shown.play.click()
    shown.wait_for_state("finished")
    hers, annas = [page.get_by_role("slider", name="Moment of the training") for page in (teacher, anna)]
    expect(annas).to_have_attribute("aria-valuetext", "The newest weights there are", timeout=PATIENCE)
    hers.press("Home")
    expect(annas).to_have_attribute("aria-valuetext", "step 0 · epoch 0")


def test_what_is_folded_switched_off_and_turned_to_is_so_for_the_class(lesson: Lesson):
    anna = lesson.student("Anna")
    seen = Workspace(anna).open_new(example="lenet5")
    teacher = lesson.at_room()
    teacher.get_by_role("button", name="Show to the class").click()
    shown = Workspace(teacher).open_network(grouped())
    expect(seen.title).to_have_value("A network", timeout=PATIENCE)
    shown.canvas.get_by_role("button", name="Fold into one card").click()
    expect(seen.node("group:block")).to_be_visible()
    shown.tab("Training")
    expect(seen.inspector.get_by_role("tab", name="Training")).to_have_attribute("aria-selected", "true")
    shown.select("stem")
    teacher.keyboard.press("x")
    expect(anna.get_by_test_id("changed-banner")).to_contain_text("stem off: zeros")
    expect(seen.node("stem").get_by_test_id("changed-mark")).to_be_visible()

    # None of it is in the teacher's document, nor stays with whoever leaves the mirror for their own work.
    anna.get_by_role("button", name="Back to my work").click()
    expect(seen.title).to_have_value("LeNet-5")
    expect(anna.get_by_test_id("changed-banner")).to_have_count(0)
    assert not shown.graph()["groups"]["block"]["collapsed"]


def test_the_teacher_halts_all_trainings_gives_to_some_changes_the_code_and_erases_one(lesson: Lesson):
    anna, boris = lesson.student("Anna"), lesson.student("Boris")
    work = Workspace(anna).open_network(small(), {"epochs": 200})
    work.play.click()
    work.wait_for_state("running")
    teacher = lesson.at_room()
    teacher.get_by_role("button", name="Pause all trainings").click()
    work.wait_for_state("paused")
    expect(anna.get_by_text("The teacher paused your training.")).to_be_visible()
    teacher.get_by_role("button", name="Go on with all trainings").click()
    work.wait_for_state("running")
    teacher.get_by_role("button", name="Stop all trainings").click()
    teacher.get_by_role("dialog").get_by_role("button", name="Stop all").click()
    work.wait_for_state("stopped")

    # A copy for Boris alone; nothing comes to Anna.
    Workspace(teacher).open_new(example="welcome", title="For Boris")
    teacher.get_by_role("button", name="Class: 8A").click()
    teacher.get_by_role("menuitem", name="Hand out copies").click()
    teacher.get_by_role("checkbox", name="Anna").click()
    teacher.get_by_role("button", name="Give to 1 student").click()
    boris.get_by_role("button", name="Open", exact=True).click()
    expect(Workspace(boris).title).to_have_value("For Boris")
    anna.goto("/")
    expect(anna.get_by_role("heading", name="My projects")).to_be_visible()
    expect(anna.get_by_text("For Boris")).to_have_count(0)

    # The old code opens nothing after another one was given.
    old = lesson.room["code"]
    lesson.at_room()
    teacher.get_by_role("button", name="Show the QR code").click()
    teacher.get_by_role("button", name="New code").click()
    teacher.get_by_role("dialog").get_by_role("button", name="New code").click()
    expect(teacher.get_by_text(f"{old[:3]} {old[3:]}")).to_have_count(0)
    refused = anna.request.post("/api/join", data={"code": old, "nickname": "Vera"})
    assert refused.status == 404

    teacher.get_by_role("button", name="What to do about Boris").click()
    teacher.get_by_role("menuitem", name="Erase for good").click()
    teacher.get_by_role("dialog").get_by_role("button", name="Erase for good").click()
    expect(teacher.get_by_role("button", name="What to do about Boris")).to_have_count(0)
    expect(boris.get_by_role("textbox", name="Code from the board")).to_be_visible()
    expect(boris.get_by_text("For Boris")).to_have_count(0)


def _middle(of: Locator) -> tuple[float, float]:
    box = of.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

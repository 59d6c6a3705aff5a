"""A class: a teacher opens a room, students come in from other browsers, and everything is seen as it happens."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import NewVisitor
from tests.e2e.lessons import PASSWORD, come_in, open_room
from tests.e2e.phone import PHONE
from tests.e2e.workspace import Workspace


def tile(teacher: Page, nickname: str) -> Locator:
    """A student's tile in the roster."""
    return teacher.get_by_role("article", name=nickname, exact=True)


def test_a_class_from_the_first_code_to_the_last_word(teacher: Page, new_visitor: NewVisitor, base_url: str):
    code = open_room(teacher, "7B, convolutions")
    assert re.fullmatch("[A-Z0-9]{6}", code)
    ada, bob = new_visitor(base_url=base_url), new_visitor(base_url=base_url, **PHONE)
    assert len(come_in(ada, code, "Ada").split()) == 4
    come_in(bob, code, "Bob")
    expect(tile(teacher, "Ada")).to_be_visible()
    expect(tile(teacher, "Bob")).to_be_visible()
    assert violations(teacher) == []
    assert violations(bob) == []

    # What a student opens and does is seen on the tile, and nowhere is the page loaded again.
    work = Workspace(ada).open_new(example="welcome")
    expect(tile(teacher, "Ada")).to_contain_text("LeNet-5 reads digits")
    expect(tile(teacher, "Ada").get_by_role("img", name="Sketch of the network")).to_be_visible()
    work.play.click()
    expect(tile(teacher, "Ada").locator("[data-state=running]")).to_be_visible()
    ada.get_by_role("button", name="7B, convolutions: you are Ada").click()
    expect(ada.get_by_text("Trainings at a time")).to_be_visible()  # before the limit bites
    ada.keyboard.press("Escape")
    ada.get_by_role("button", name="Raise my hand").click()
    expect(tile(teacher, "Ada")).to_have_attribute("data-wants", "hand")
    teacher.get_by_role("button", name="Hands up 1").click()
    expect(tile(teacher, "Bob")).to_have_count(0)
    teacher.get_by_role("button", name="All 2").click()

    # The wall shows the way in and the networks, but nobody's name, nor a title, which somebody has chosen.
    wall = teacher.context.new_page()
    wall.goto(f"{teacher.url}/projector")
    expect(wall.get_by_text(f"{code[:3]} {code[3:]}")).to_be_visible()
    expect(wall.get_by_role("listitem")).to_have_count(1)
    assert violations(wall) == []
    assert not re.search("Ada|Bob|LeNet", wall.locator("body").inner_text())
    wall.close()

    # Who is removed is told, and what they made stays theirs.
    tile(teacher, "Bob").get_by_role("button", name="What to do about Bob").click()
    teacher.get_by_role("menuitem", name="Remove from the class").click()
    expect(tile(teacher, "Bob")).to_have_count(0)
    expect(bob.get_by_role("heading", name="You are not in this class")).to_be_visible()
    expect(teacher.get_by_text("Bob was removed from the class.")).to_be_visible()
    teacher.get_by_role("button", name="Bring back").click()
    expect(tile(teacher, "Bob")).to_be_visible()
    expect(bob.get_by_text("You are in this class as Bob.")).to_be_visible()  # by itself, as below
    tile(teacher, "Bob").get_by_role("button", name="What to do about Bob").click()
    teacher.get_by_role("menuitem", name="Remove from the class").click()
    expect(bob.get_by_role("button", name="Look again")).to_be_visible()
    teacher.get_by_text("1 removed").click()
    teacher.get_by_role("button", name="Let in again").click()
    expect(tile(teacher, "Bob")).to_be_visible()
    expect(bob.get_by_text("You are in this class as Bob.")).to_be_visible()

    teacher.get_by_role("button", name="End the class").click()
    teacher.get_by_role("dialog").get_by_role("button", name="End the class").click()
    expect(teacher.get_by_text("This class has ended")).to_be_visible()
    expect(ada.get_by_role("alert").filter(has_text="has ended")).to_be_visible()


def test_a_teacher_who_was_logged_out_is_asked_to_log_in_again(teacher: Page, new_visitor: NewVisitor, base_url: str):
    open_room(teacher, "8C")
    room = teacher.url
    elsewhere = teacher.context.new_page()
    elsewhere.goto("/teach")
    elsewhere.get_by_role("button", name="Log out").click()
    expect(elsewhere.get_by_label("Password", exact=True)).to_be_visible()
    expect(teacher.get_by_role("heading", name="Log in again as the teacher")).to_be_visible()
    teacher.reload()
    expect(teacher.get_by_role("heading", name="Log in again as the teacher")).to_be_visible()
    elsewhere.goto(f"{room}/contests/none")
    expect(elsewhere.get_by_role("heading", name="Log in again as the teacher")).to_be_visible()
    teacher.get_by_role("main").get_by_role("link").first.click()
    teacher.get_by_label("Password", exact=True).fill(PASSWORD)
    teacher.get_by_role("button", name="Log in").click()
    expect(teacher.get_by_role("heading", name="8C")).to_be_visible()

    stranger = new_visitor(base_url=base_url)
    stranger.goto(room)
    expect(stranger.get_by_role("heading", name="This class cannot be opened")).to_be_visible()
    Workspace(stranger).open_new(example="lenet5")
    stranger.get_by_role("link", name="Join a class").click()
    expect(stranger.get_by_role("textbox", name="Code from the board")).to_be_visible()


def test_an_erased_class_says_so_and_leads_its_students_home(teacher: Page, new_visitor: NewVisitor, base_url: str):
    code = open_room(teacher, "9A")
    ada, stranger = new_visitor(base_url=base_url), new_visitor(base_url=base_url)
    come_in(ada, code, "Ada")
    Workspace(ada).open_new(example="lenet5")
    ada.get_by_role("button", name="Raise my hand").click()
    expect(tile(teacher, "Ada")).to_have_attribute("data-wants", "hand")

    # A nickname that is refused stays in its field, with why.
    bob = new_visitor(base_url=base_url)
    come_in(bob, code, "Bob")
    tile(teacher, "Bob").get_by_role("button", name="What to do about Bob").click()
    teacher.get_by_role("menuitem", name="Rename").click()
    field = teacher.get_by_role("textbox", name="New nickname")
    field.fill("x" * 25)
    expect(teacher.get_by_text("24 characters at most; here are 25.")).to_be_visible()
    field.fill("Ada")
    field.press("Enter")
    expect(teacher.get_by_text("There is a “Ada” in this class already")).to_be_visible()
    expect(field).to_have_value("Ada")
    field.press("Escape")

    bob.close()
    expect(tile(teacher, "Bob")).to_contain_text("not here now")

    # The wall of somebody who has not logged in asks for that.
    stranger.goto(f"{teacher.url}/projector")
    href = stranger.get_by_role("link", name="Teachers’ entrance").get_attribute("href")
    assert href is not None
    assert href.startswith("/teach?back=%2Frooms%2F")
    stranger.goto(href)
    expect(stranger.get_by_text("Forgotten? Start the server once with SVERTKA_TEACHER_PASSWORD=")).to_be_visible()

    # Another code is not given by a slip of the finger.
    teacher.get_by_role("button", name="Show the QR code").click()
    teacher.get_by_role("button", name="New code").click()
    teacher.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(teacher.get_by_role("dialog")).to_have_count(0)
    expect(teacher.get_by_text(f"{code[:3]} {code[3:]}")).to_be_visible()

    teacher.get_by_role("button", name="Erase for good").click()
    teacher.get_by_role("dialog").get_by_role("button", name="Erase for good").click()
    expect(teacher).to_have_url(re.compile("/teach$"))
    expect(ada.get_by_role("alert")).to_have_text(["The class “9A” has been erased, with everybody’s work."])
    expect(ada).to_have_url(f"{base_url}/")
    expect(ada.get_by_role("textbox", name="Code from the board")).to_be_visible()
    expect(ada.get_by_role("link", name="LeNet-5")).to_have_count(0)


def test_a_waiting_room_a_lock_and_the_way_back(teacher: Page, new_visitor: NewVisitor, base_url: str):
    code = open_room(teacher, "Evening course")
    teacher.get_by_role("switch", name="Waiting room").click(force=True)
    student = new_visitor(base_url=base_url, **PHONE)
    words = come_in(student, code, "Ёлка")
    expect(student.get_by_role("status").filter(has_text="lets you in")).to_be_visible()
    beside = student.context.new_page()
    beside.goto("/")
    expect(beside.get_by_text("You wait at the door of “Evening course” as Ёлка")).to_be_visible()
    beside.close()
    teacher.get_by_role("button", name="Let in", exact=True).click()
    expect(student.get_by_role("heading", name="You are in, Ёлка!")).to_be_visible()
    mine = Workspace(student).open_new(example="lenet5").project

    # Another device, behind a locked door, with nothing but the words.
    teacher.get_by_role("switch", name="Lock the class").click(force=True)
    expect(teacher.get_by_role("heading", name="Locked: nobody new comes in")).to_be_visible()
    other = new_visitor(base_url=base_url)
    other.goto("/join")
    other.get_by_role("textbox", name="Code from the board").press_sequentially(code.lower())
    expect(other.get_by_text("Your teacher has closed the door for new people")).to_be_visible()
    expect(other.get_by_role("textbox", name="How shall we call you?")).to_have_count(0)
    assert other.request.post("/api/join", data={"code": code, "nickname": "Vera"}).status == 403
    other.get_by_role("textbox", name="Your four words").fill(words.upper())
    other.get_by_role("button", name="Come back").click()
    expect(other.get_by_role("heading", name="Welcome back, Ёлка!")).to_be_visible()
    other.goto(f"/p/{mine}")
    expect(Workspace(other).wait_until_alive().palette).to_contain_text("Convolution")
    expect(other.get_by_role("button", name="Evening course: you are Ёлка")).to_be_visible()

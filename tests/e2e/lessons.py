"""A class in the browser: how a teacher comes to one, and students into it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

PASSWORD = "a kernel of five by five"


def log_in(page: Page) -> None:
    """Makes a visitor the teacher, on the page with all rooms."""
    page.goto("/teach")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name=re.compile("Set the password|Log in")).click()
    expect(page.get_by_role("heading", name="My classes")).to_be_visible()


def open_room(teacher: Page, title: str) -> str:
    """Opens a room; its code."""
    teacher.get_by_role("textbox", name="A new class").fill(title)
    teacher.get_by_role("button", name="Open a class").click()
    expect(teacher.get_by_role("heading", name=title)).to_be_visible()
    code = teacher.get_by_role("region", name="Join with this code").locator("p").first.inner_text()
    return code.replace(" ", "")


def come_in(student: Page, code: str, nickname: str) -> str:
    """Follows the link of the QR code and gives a nickname; the four words."""
    student.goto(f"/j/{code}")
    student.get_by_role("textbox", name="How shall we call you?").fill(nickname)
    student.get_by_role("button", name="Join", exact=True).click()
    return student.get_by_role("region", name="Your four words").locator("p").first.inner_text()

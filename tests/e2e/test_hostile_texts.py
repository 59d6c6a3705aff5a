"""Texts that are programs, in every field that takes a text: every page shows them as texts, on the projector too."""

from __future__ import annotations

from itertools import cycle
from typing import Any
from urllib.parse import quote

from playwright.sync_api import APIRequestContext, Page, expect

from tests.e2e.conduct import Conduct
from tests.e2e.networks import INPUT, row
from tests.e2e.payloads import PAYLOADS
from tests.e2e.workspace import Workspace

LISTEN = "window.ran = []; window.xss = () => window.ran.push(location.href);"
COLUMNS = 8


def made(person: APIRequestContext, path: str, status: int = 201, **body: Any) -> Any:
    answer = person.post(f"/api{path}", data=body)
    assert answer.status == status, answer.text()
    return answer.json() if answer.body() else None


def hostile_network() -> dict[str, Any]:
    """A layer for every text, in groups that are called so too; nothing in it is slow."""
    texts = cycle(PAYLOADS)
    graph = row(INPUT, *((f"relu{place}", "relu", {}) for place in range(len(PAYLOADS))))
    graph["name"] = next(texts)
    for place, (node, text) in enumerate(zip(graph["nodes"].values(), ("input", *PAYLOADS), strict=True)):
        node |= {"label": text, "position": [200 * (place % COLUMNS), 160 * (place // COLUMNS)]}
    for place in range(len(PAYLOADS)):
        group = f"g{place // COLUMNS}"
        graph["nodes"][f"relu{place}"]["group"] = group
        if group not in graph["groups"]:
            graph["groups"][group] = {"title": next(texts), "parent": None, "collapsed": group == "g7"}
    return graph


def quiet(*pages: Page) -> None:
    """No page ran anything of it."""
    assert not [ran for page in pages for ran in page.evaluate("window.ran")]


def test_texts_that_are_programs_stay_texts(teacher: Page, visitor: Page, conduct: Conduct):
    told = Conduct.of(teacher.context)
    for page in (teacher, visitor):
        page.context.add_init_script(LISTEN)
    # Rooms, a contest, and students as far as nicknames go.
    rooms = [made(teacher.request, "/rooms", title=text) for text in PAYLOADS]
    room = f"/rooms/{rooms[0]['id']}"
    contest = made(
        teacher.request, f"{room}/contests",
        title=PAYLOADS[13], text="\n\n".join(PAYLOADS), dataset="digits", images=1000, parameters=50_000, minutes=5,
    )  # fmt: skip
    for text in PAYLOADS:  # none of them is a name, on nobody's wall
        refused = visitor.request.post("/api/join", data={"code": rooms[0]["code"], "nickname": text})
        assert refused.status == 422, text
    made(visitor.request, "/join", 200, code=rooms[0]["code"], nickname="Ann")
    # Projects, with runs, comments and blocks.
    for text in PAYLOADS:
        made(visitor.request, "/projects", title=text, graphs={"main": row(INPUT)}, dataset="mnist")
    graph = hostile_network()
    project = made(visitor.request, "/projects", title=PAYLOADS[0], graphs={"main": graph}, dataset="mnist")
    for text in PAYLOADS:
        made(visitor.request, f"/projects/{project['id']}/comments", node="relu0", text=text)
    made(
        visitor.request, "/blocks/mine", title=PAYLOADS[20], nodes={"relu0": graph["nodes"]["relu0"] | {"group": None}}
    )

    # The student's pages.
    visitor.goto("/")
    expect(visitor.get_by_text(PAYLOADS[-1], exact=True).first).to_be_visible()
    work = Workspace(visitor).open(project["id"])
    expect(work.title).to_have_value(PAYLOADS[0])
    expect(work.canvas).to_contain_text("<img src=x onerror=xss()>")
    visitor.locator("[data-id=relu0]").click()
    expect(work.inspector).to_contain_text("<svg/onload=xss()>")  # a comment
    for page in (f"/labs/{quote(PAYLOADS[0], safe='')}", f"/j/{quote(PAYLOADS[20], safe='')}", f"/p/{quote('<svg>')}"):
        visitor.goto(f"{page}?lang={quote(PAYLOADS[0])}#{quote(PAYLOADS[13])}")
        expect(visitor.get_by_role("heading").first).to_be_visible()
    quiet(visitor)
    visitor.goto(f"/p/{project['id']}")

    # The teacher's, and the wall: the student agrees to be shown on it.
    teacher.goto("/teach")
    expect(teacher.get_by_text(PAYLOADS[1], exact=True).first).to_be_visible()
    teacher.goto(room)
    expect(teacher.get_by_role("heading", name=rooms[0]["title"])).to_be_visible()
    expect(teacher.get_by_text(project["title"], exact=True).first).to_be_visible()
    quiet(teacher)
    members = teacher.request.get(f"/api{room}/members").json()["members"]
    ann = next(member["id"] for member in members if member["nickname"] == "Ann")
    made(teacher.request, f"{room}/members/{ann}/projector", 204)
    made(visitor.request, f"{room}/projector/consent", 204, given=True)
    teacher.goto(f"{room}/projector")
    expect(teacher.locator("body")).to_contain_text("<img src=x onerror=xss()>")
    quiet(teacher)
    teacher.goto(f"{room}/contests/{contest['id']}")
    expect(teacher.get_by_text(PAYLOADS[13]).first).to_be_visible()
    quiet(teacher, visitor)

    # The policy had to forbid nothing: nothing got as far.
    refused = [text for text in (*conduct.complaints(), *told.complaints()) if "Content Security Policy" in text]
    assert not refused
    for each in rooms:
        teacher.request.delete(f"/api/rooms/{each['id']}")

"""Texts that are programs, in every field that takes a text: every page shows them as texts, on the projector too."""

from __future__ import annotations

import csv
import io
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import APIRequestContext, BrowserContext, Page, expect

from tests.e2e.conduct import Conduct
from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import INPUT, row, small
from tests.e2e.payloads import PAYLOADS
from tests.e2e.workspace import PATIENCE, Workspace
from tests.models.data.uploads.archives import archive, encoded, picture

COLUMNS = 8
LONGEST_SERIES = 20


class Alarm:
    """What any page of some browsers ran, whatever was opened since. It is tried first: its silence means something."""

    def __init__(self, *contexts: BrowserContext) -> None:
        self.rung: list[str] = []
        for context in contexts:
            context.expose_binding("xss", lambda source: self.rung.append(source["page"].url))
            page = context.new_page()
            page.goto("/api/health")
            page.evaluate("xss()")
            page.close()
        assert len(self.rung) == len(contexts)
        self.rung.clear()


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


def hostile_runs(person: APIRequestContext) -> str:
    """A project whose runs are called so and say so, in series that do too; none of them goes on."""
    recipe = {"length": "steps", "steps": 1}
    project = made(person, "/projects", title="Runs", graphs={"main": small()}, dataset="mnist", recipe=recipe)["id"]
    for place in range(0, len(PAYLOADS), LONGEST_SERIES):
        texts = PAYLOADS[place : place + LONGEST_SERIES]
        variants = [{"title": text} for text in texts]
        series = made(person, f"/projects/{project}/series", title=texts[-1], note=texts[0], variants=variants)
        for run, text in zip(made(person, f"/series/{series['id']}/stop", 200)["runs"], texts, strict=True):
            assert run["title"] == text
            assert person.patch(f"/api/runs/{run['id']}", data={"note": text}).ok
    return str(project)


def test_texts_that_are_programs_stay_texts(teacher: Page, visitor: Page, conduct: Conduct):
    told = Conduct.of(teacher.context)
    alarm = Alarm(teacher.context, visitor.context)
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
    trained = hostile_runs(visitor.request)

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
    work.open(trained)
    visitor.get_by_role("tab", name="Runs").click()
    expect(visitor.locator("tr[data-run]").first).to_be_visible()
    for text in (PAYLOADS[0], PAYLOADS[-1]):
        expect(visitor.get_by_text(text, exact=True).first).to_be_attached()
    visitor.get_by_role("button", name=PAYLOADS[-1]).first.click()
    expect(visitor.get_by_role("dialog", name="Runs")).to_contain_text(PAYLOADS[0])  # its note
    visitor.goto(f"/p/{project['id']}")

    # The teacher's, and the wall: the student agrees to be shown on it.
    teacher.goto("/teach")
    expect(teacher.get_by_text(PAYLOADS[1], exact=True).first).to_be_visible()
    teacher.goto(room)
    expect(teacher.get_by_role("heading", name=rooms[0]["title"])).to_be_visible()
    expect(teacher.get_by_text(project["title"], exact=True).first).to_be_visible()
    members = teacher.request.get(f"/api{room}/members").json()["members"]
    ann = next(member["id"] for member in members if member["nickname"] == "Ann")
    made(teacher.request, f"{room}/members/{ann}/projector", 204)
    made(visitor.request, f"{room}/projector/consent", 204, given=True)
    teacher.goto(f"{room}/projector")
    expect(teacher.locator("body")).to_contain_text("<img src=x onerror=xss()>")
    teacher.goto(f"{room}/contests/{contest['id']}")
    expect(teacher.get_by_text(PAYLOADS[13]).first).to_be_visible()
    assert not alarm.rung

    # The policy had to forbid nothing: nothing got as far.
    refused = [text for text in (*conduct.complaints(), *told.complaints()) if "Content Security Policy" in text]
    assert not refused
    for each in rooms:
        teacher.request.delete(f"/api/rooms/{each['id']}")


def hostile_archive(path: Path) -> Path:
    """Pictures in classes that are called so, by a table; and one that is no picture."""
    labels = [text for text in PAYLOADS if "\n" not in text]
    files = {f"{place}-{copy}.png": label for place, label in enumerate(labels) for copy in range(3)}
    table = io.StringIO()
    csv.writer(table).writerows([("file", "label"), *files.items(), ("<img src=x onerror=xss()>.png", labels[0])])
    pictures = {name: encoded(picture(seed)) for seed, name in enumerate(files)}
    others = {"<img src=x onerror=xss()>.png": b"none", "labels.csv": table.getvalue().encode()}
    return archive(path, pictures | others)


def test_classes_and_titles_of_data_sets_that_are_programs_stay_texts(open_network: OpenNetwork, tmp_path: Path):
    workspace = open_network(small())
    page, title = workspace.page, "<img src=x onerror=xss()>"
    alarm = Alarm(page.context)
    page.get_by_role("button", name="Data set: MNIST").click()
    page.get_by_role("button", name="Your own pictures").click()
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(hostile_archive(tmp_path / "mine.zip"))
    dialog = page.get_by_role("dialog", name="Your own pictures")
    expect(dialog).to_contain_text("<img src=x onerror=xss()>.png", timeout=PATIENCE)
    dialog.get_by_label("Title").fill(title)
    dialog.get_by_role("button", name="Make the data set").click()
    expect(dialog.get_by_role("status").first).to_contain_text(f"“{title}” is here", timeout=PATIENCE)
    dialog.get_by_role("button", name="Adapt and use it").click()
    workspace.wait_until_alive()
    page.get_by_role("button", name=f"Data set: {title}").click()
    page.get_by_role("button", name=f"Look closely at {title}").click()
    explorer = page.get_by_role("dialog", name="A data set, closely")
    expect(explorer.get_by_role("img", name="The mean of all")).to_be_visible(timeout=PATIENCE)
    shown = explorer.get_by_test_id("explored-images").get_by_role("button").first.get_attribute("title")
    assert shown in PAYLOADS
    assert not alarm.rung

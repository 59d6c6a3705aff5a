"""Every message of the socket against every role: what one may send, and what one is told."""

from __future__ import annotations

from contextlib import AsyncExitStack
from types import SimpleNamespace
from typing import get_args

import pytest

from server.auth.identity import Asker
from server.auth.rules import ROLES, RULES, SIGHT, allows
from server.classroom.register import Register
from server.live.connection import Connection
from server.live.hearing import Hearing
from server.live.outbox import Close
from server.store import Store
from server.store.members import Member
from server.store.rooms import Room
from server.store.tables import now
from server.wire import FromBrowser, FromServer
from server.workshop.finding import Finding
from tests.server.classroom.homework import Class
from tests.server.visitor import SAMPLE, Visitor

SENT = get_args(get_args(FromBrowser)[0])
TOLD = get_args(get_args(FromServer)[0])
RENAME = [{"op": "replace", "path": "/title", "value": "Other"}]
EXAMPLES = {
    "follow": {"project": "?"},
    "watch": {"watch": "w", "project": "?", "input": SAMPLE},
    "unwatch": {"watch": "w"},
    "edit": {"id": "e", "project": "?", "revision": 1, "patch": RENAME},
    "presence": {"project": "?", "place": {"cursor": None, "selected": [], "opened": None}},
    "enter": {"room": "?"},
    "leave": {"room": "?"},
    "here": {"project": "?"},
    "show": {"room": "?", "project": None},
    "credit": {"frames": 1},
    "unfollow": {"project": "?"},
}
"""One of every message but the first, `hello`; a new message needs one here."""


def kind(message):
    return get_args(message.model_fields["type"].annotation)[0]


async def refusal(tab, message):
    """The code with which a message was refused; None for one that was taken. A watch of nothing says when it was."""
    await tab.say(**message)
    await tab.say(type="watch", watch="barrier", project="nothing", input=SAMPLE)
    code = None
    while True:
        heard = await tab.next()
        if heard["type"] == "problem" and heard["watch"] == "barrier":
            return code
        if heard["type"] in {"problem", "refused"}:
            code = heard.get("reason", heard)["code"]


async def test_every_message_from_every_role(server):
    wrong = []
    async with AsyncExitStack() as stack:
        lesson = await Class.open(server.url, stack)
        owner = await lesson.student("Olga")
        partner, stranger = [await stack.enter_async_context(Visitor.at(server.url)) for _ in range(2)]
        await lesson.teacher.ask("PATCH", f"/rooms/{lesson.room['id']}", json={"waiting_room": True})
        waiting = await lesson.student("Wanda")
        project = await owner.small_project()
        code = (await owner.post(f"/projects/{project['id']}/invitation", status=201))["code"]
        await partner.post("/partners", {"code": code}, 201)
        people = {
            "server": {"anyone": stranger, "teacher": lesson.teacher},
            "work": {"visitor": stranger, "teacher": lesson.teacher, "partner": partner, "owner": owner},
            "room": {"outsider": stranger, "waiting": waiting, "member": owner, "teacher": lesson.teacher},
        }
        tabs = {each: await stack.enter_async_context(each.tab()) for role in people.values() for each in role.values()}
        for message in SENT:
            if kind(message) == "hello":
                continue
            rule = RULES[message.needs]
            names = {"project": project["id"], "room": lesson.room["id"]}
            example = {key: names[key] if value == "?" else value for key, value in EXAMPLES[kind(message)].items()}
            for role, person in people[rule.towards].items():
                told = await refusal(tabs[person], {"type": kind(message), **example})
                sees = allows(SIGHT[rule.towards], role)
                expected = {None} if role in rule.roles else {"not_owner", "not_teacher"} if sees else {"not_found"}
                if told not in expected:
                    wrong.append((role, kind(message), told))
    assert not wrong


@pytest.fixture
async def hearing(tmp_path):
    """A room with a student, who owns a project with a partner, and all who look at both."""
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path)
    register = Register(store.rooms, store.members)
    for identity in ("owner", "partner", "waiting"):
        await store.identities.ensure(identity)
    await register.add_room(Room("5b", "5b", None, locked=False, waiting_room=True, quiet=False, created=now()))
    for name, state in (("owner", "in"), ("waiting", "waiting")):
        await register.add_member(Member(name, "5b", name, name, name, name, state, None, now()))
    project = await store.projects.add("owner", {"title": "Mine"}, None)
    await store.partners.add(project.id, "partner")
    finding = Finding(store.projects, store.partners, register.is_student, None)
    yield SimpleNamespace(hearing=Hearing(finding, register), project=project.id)
    await store.close()


@pytest.mark.parametrize("message", TOLD, ids=kind)
async def test_every_message_to_every_role(hearing, message):
    rule = RULES[message.needs]
    names = {"member": "owner", "outsider": "visitor", "anyone": "visitor"}
    for role in ROLES[rule.towards]:
        asker = Asker(names.get(role, role), is_teacher=role == "teacher")
        connection = Connection(asker, "en", hearing.hearing.may_hear)
        connection.follows[hearing.project] = "owner"
        room = SimpleNamespace(id="5b") if kind(message) == "room" else "5b"
        about = {"project": hearing.project, "room": room, "type": kind(message)}
        sent = message.model_construct(**{key: value for key, value in about.items() if key in message.model_fields})
        assert connection.may_hear(connection, sent) is (role in rule.roles)


async def test_nobody_is_told_of_work_that_they_do_not_follow(hearing):
    discussed = next(message for message in TOLD if kind(message) == "comments")
    connection = Connection(Asker("owner"), "en", hearing.hearing.may_hear)
    connection.tell(discussed.model_construct(type="comments", project=hearing.project, comments=[]))
    connection.outbox.close(1000, "")
    assert await connection.outbox.next() == Close(1000, "")

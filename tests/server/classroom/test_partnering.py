"""Two on one project: by invitation, both edit and train, each sees the other; and whoever goes is a visitor again."""

from __future__ import annotations

import pytest

from server.store.partners import MOST
from tests.server.visitor import Visitor


def rename(title):
    return [{"op": "replace", "path": "/title", "value": title}]


async def invite(owner, partner, project):
    code = (await owner.post(f"/projects/{project['id']}/invitation", status=201))["code"]
    typed = f"{code[:4].upper()}-{code[4:]} "  # as a hand writes it
    assert await partner.post("/partners", {"code": typed}, 201) == {"project": project["id"]}
    return code


async def test_a_partner_edits_and_trains_and_does_not_delete(visitor, stranger):
    project = await visitor.small_project()
    path = f"/projects/{project['id']}"
    assert (await stranger.get(path))["role"] == "visitor"
    await stranger.post(f"{path}/invitation", status=403)
    await invite(visitor, stranger, project)
    assert [(each["role"], each["me"]) for each in (await stranger.get(f"{path}/partners"))["partners"]] == [
        ("owner", False),
        ("partner", True),
    ]
    opened = await stranger.get(path)
    assert (opened["mine"], opened["role"]) == (True, "partner")
    listed = (await stranger.get("/projects"))["projects"]
    assert [(each["id"], each["role"]) for each in listed] == [(project["id"], "partner")]
    changed = await stranger.patch(opened, *rename("Ours"))
    assert (await visitor.get(path))["title"] == "Ours"
    run = await stranger.post(f"{path}/runs", {"paused": True}, 201)
    assert (await visitor.post(f"/runs/{run['id']}/stop"))["state"] in {"stopped", "running", "paused", "queued"}
    assert (await stranger.ask("DELETE", path, 403))["code"] == "not_owner"
    assert (await stranger.post(f"{path}/invitation", status=403))["code"] == "not_owner"
    assert changed["revision"] == 2


async def test_a_code_is_good_for_one_person_and_the_newest_alone(visitor, stranger, server):
    project = await visitor.project()
    path = f"/projects/{project['id']}"
    old = (await visitor.post(f"{path}/invitation", status=201))["code"]
    code = await invite(visitor, stranger, project)
    async with Visitor.at(server.url) as third:
        for known in (old, code, "nosuchcode"):
            assert (await third.post("/partners", {"code": known}, 404))["code"] == "partner_code_unknown"
        assert (await third.get(path))["role"] == "visitor"


async def test_a_project_has_a_few_partners_at_most(visitor, server):
    project = await visitor.project()
    for _ in range(MOST):
        async with Visitor.at(server.url) as partner:
            await invite(visitor, partner, project)
    refused = await visitor.post(f"/projects/{project['id']}/invitation", status=409)
    assert refused["code"] == "too_many_partners"


async def test_who_goes_or_is_sent_is_a_visitor_again_at_once(visitor, stranger):
    project = await visitor.project()
    path = f"/projects/{project['id']}"
    for goer in (visitor, stranger):  # sent by the owner; gone by themselves
        await invite(visitor, stranger, project)
        async with stranger.tab() as tab:
            assert (await tab.follow(project["id"]))["role"] == "partner"
            (_, partner) = (await visitor.get(f"{path}/partners"))["partners"]
            await goer.ask("DELETE", f"{path}/partners/{partner['id']}", 204)
            told = await tab.hear("project")
            assert (told["mine"], told["role"]) == (False, "visitor")
            await tab.say(type="edit", id="late", project=project["id"], revision=1, patch=rename("Theirs"))
            assert (await tab.hear("refused"))["reason"]["code"] == "not_owner"
    await stranger.get(f"{path}/partners", 403)


async def test_each_sees_where_the_other_is(visitor, stranger, server):
    project = await visitor.project()
    await invite(visitor, stranger, project)
    place = {"cursor": [12.5, -3.0], "selected": ["conv1"], "opened": None}
    async with visitor.tab() as mine, visitor.tab() as my_other, Visitor.at(server.url) as passer, passer.tab() as eyes:
        for tab in (mine, my_other, eyes):
            await tab.follow(project["id"])
        async with stranger.tab() as theirs:
            await theirs.follow(project["id"])
            seen = {(await theirs.hear("present"))["connection"] for _ in range(2)}
            assert seen == {mine.welcome["connection"], my_other.welcome["connection"]}
            come = await mine.hear("present")
            assert (come["role"], come["place"]) == ("partner", {"cursor": None, "selected": [], "opened": None})
            await theirs.say(type="presence", project=project["id"], place=place)
            there = await mine.hear("present", lambda message: message["place"]["cursor"] is not None)
            assert (there["connection"], there["place"]) == (theirs.welcome["connection"], place)
            await eyes.say(type="presence", project=project["id"], place=place)
            assert (await eyes.hear("problem"))["code"] == "not_owner"
        assert (await mine.hear("absent"))["connection"] == theirs.welcome["connection"]
        await my_other.hear("absent")
        for tab in (mine, my_other, eyes):  # one's own other tab is nobody else, and a passer-by is shown nobody
            told = [message for message in tab.heard if message["type"] == "present"]
            assert all(message["connection"] == theirs.welcome["connection"] for message in told)
            assert bool(told) is (tab is not eyes)


@pytest.mark.parametrize("place", [{"cursor": [1, 2, 3]}, {"selected": "conv1"}, {"cursor": [1e300, 0]}])
async def test_a_place_that_is_none_is_refused(visitor, place):
    project = await visitor.project()
    whole = {"cursor": None, "selected": [], "opened": None, **place}
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        await tab.say(type="presence", project=project["id"], place=whole)
        assert (await tab.hear("problem"))["code"] == "bad_message"

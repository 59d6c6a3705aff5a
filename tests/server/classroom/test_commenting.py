"""Comments on layers: told to those who work on the project, and to nobody else."""

from __future__ import annotations

from tests.server.classroom.test_partnering import invite


async def test_a_comment_reaches_those_who_look_and_whoever_comes_later(visitor, stranger):
    project = await visitor.project()
    path = f"/projects/{project['id']}/comments"
    assert (await stranger.get(path, 403))["code"] == "not_owner"
    async with visitor.tab() as tab, stranger.tab() as passer:
        await tab.follow(project["id"])
        await passer.follow(project["id"])
        assert (await tab.hear("comments"))["comments"] == []
        await invite(visitor, stranger, project)
        said = await stranger.post(path, {"node": "conv1", "text": "  Why six? "}, 201)
        (heard,) = (await tab.hear("comments"))["comments"]
        assert heard == {**said, "mine": False}
        assert (said["text"], said["role"], said["mine"], said["resolved"]) == ("Why six?", "partner", True, None)
        await visitor.ask("PATCH", f"{path}/{said['id']}", 204, json={"resolved": True})
        (heard,) = (await tab.hear("comments"))["comments"]
        assert heard["resolved"] is not None
        await passer.follow(project["id"])
        assert (await passer.hear("comments"))["comments"] == [{**heard, "mine": True}]
        await visitor.ask("DELETE", f"{path}/{said['id']}", 204)
        assert (await tab.hear("comments"))["comments"] == []


async def test_what_is_said_has_a_place_and_a_text_and_others_words_are_not_ones_own(visitor, stranger):
    project = await visitor.project()
    path = f"/projects/{project['id']}/comments"
    await invite(visitor, stranger, project)
    refused = await visitor.post(path, {"node": "nowhere", "text": "Here?"}, 422)
    assert refused["code"] == "comment_nowhere"
    for text in ("", "   ", "x" * 2001):
        await visitor.post(path, {"node": "conv1", "text": text}, 422)
    said = await visitor.post(path, {"node": "conv1", "text": "Mine"}, 201)
    assert (await stranger.ask("DELETE", f"{path}/{said['id']}", 403))["code"] == "not_owner"
    other = await visitor.project()
    await visitor.ask("DELETE", f"/projects/{other['id']}/comments/{said['id']}", 404)

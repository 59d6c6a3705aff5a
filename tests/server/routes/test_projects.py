"""Projects: made, changed by JSON Patch, copied, deleted, and whose they are."""

from __future__ import annotations

import asyncio
import copy
import random

import jsonpatch
import pytest

from tests.server.visitor import small_network

TITLE = {"op": "replace", "path": "/title", "value": "Mine"}
PARTS = ("title", "task", "graphs", "dataset", "recipe")


def document(project):
    """What a patch edits."""
    return {part: project[part] for part in PARTS}


async def test_a_project_is_what_was_sent(visitor):
    graph = await visitor.get("/architectures/lenet5")
    made = await visitor.post(
        "/projects",
        {"title": "Сеть", "task": "classify", "graphs": {"main": graph}, "dataset": "mnist", "recipe": {"epochs": 1}},
        201,
    )
    assert (made["revision"], made["mine"], made["run"], made["weights"]) == (1, True, None, False)
    assert made["graphs"]["main"] == graph
    assert await visitor.get(f"/projects/{made['id']}") == made


async def test_a_project_without_a_title_bears_its_networks_name(visitor):
    project = await visitor.project()
    nameless = await visitor.patch(project, {"op": "replace", "path": "/title", "value": "  "})
    assert nameless["title"] == project["graphs"]["main"]["name"]


async def test_scalars_are_stored_as_pairs(visitor):
    project = await visitor.project()
    kernel = "/graphs/main/nodes/conv1/params/kernel_size"
    changed = await visitor.patch(project, {"op": "replace", "path": kernel, "value": 3})
    assert changed["graphs"]["main"]["nodes"]["conv1"]["params"]["kernel_size"] == [3, 3]


async def test_only_my_projects_are_listed(visitor, stranger):
    project = await visitor.project()
    await stranger.project()
    listed = (await visitor.get("/projects"))["projects"]
    assert [each["id"] for each in listed] == [project["id"]]
    assert listed[0]["title"] == project["title"]
    assert len(listed[0]["thumbnail"]["nodes"]) == len(project["graphs"]["main"]["nodes"])
    assert await stranger.get(f"/projects/{project['id']}/thumbnail") == listed[0]["thumbnail"]


async def test_a_folded_group_is_one_card_of_the_miniature_until_it_is_opened(visitor):
    group = {"title": "Layers", "parent": None, "collapsed": True}
    graph = small_network()
    graph["groups"] = {"layers": group}
    for name, node in graph["nodes"].items():
        if name != "input":
            node["group"] = "layers"
    project = await visitor.post("/projects", {"graphs": {"main": graph}}, 201)
    (listed,) = (await visitor.get("/projects"))["projects"]
    assert len(listed["thumbnail"]["nodes"]) == 2
    assert listed["thumbnail"]["edges"] == [[0, 1]]
    await visitor.patch(project, {"op": "replace", "path": "/graphs/main/groups/layers/collapsed", "value": False})
    (listed,) = (await visitor.get("/projects"))["projects"]
    assert len(listed["thumbnail"]["nodes"]) == len(graph["nodes"])


async def test_a_patch_raises_the_revision(visitor):
    project = await visitor.project()
    changed = await visitor.patch(project, TITLE)
    assert (changed["title"], changed["revision"]) == ("Mine", 2)
    assert (await visitor.patch(project, TITLE, status=409))["code"] == "stale"
    assert (await visitor.get(f"/projects/{project['id']}"))["revision"] == 2


@pytest.mark.parametrize("revision", [None, "", "1", '"one"', "*", '"1", "2"', '"99999999999999999999"'])
async def test_a_patch_says_what_it_changes(visitor, revision):
    project = await visitor.project()
    headers = {"Content-Type": "application/json-patch+json"} | ({"If-Match": revision} if revision is not None else {})
    await visitor.ask("PATCH", f"/projects/{project['id']}", 428, json=[TITLE], headers=headers)


@pytest.mark.parametrize(
    ("patch", "code"),
    [
        ([{"op": "remove", "path": "/nothing"}], "patch_refused"),
        ([{"op": "add", "path": "/owner", "value": "me"}], "invalid"),
        ([{"op": "remove", "path": "/graphs/main"}], "document_refused"),
        ([{"op": "replace", "path": "/dataset", "value": "none"}], "document_refused"),
        ([{"op": "replace", "path": "/recipe", "value": {"learning_rate": -1}}], "recipe_refused"),
        ([{"op": "remove", "path": "/graphs/main/nodes/conv1"}], "graph_refused"),
        ([TITLE, {"op": "test", "path": "/title", "value": "Other"}], "patch_refused"),
        ([{"op": "shout", "path": "/title"}], "invalid"),
        ([], "invalid"),
    ],
)
async def test_a_refused_patch_changes_nothing(visitor, patch, code):
    project = await visitor.project()
    assert (await visitor.patch(project, *patch, status=422))["code"] == code
    assert await visitor.get(f"/projects/{project['id']}") == project


async def test_problems_of_meaning_are_stored(visitor):
    project = await visitor.project()
    edge = next(iter(project["graphs"]["main"]["edges"]))
    changed = await visitor.patch(project, {"op": "remove", "path": f"/graphs/main/edges/{edge}"})
    assert edge not in changed["graphs"]["main"]["edges"]
    refused = await visitor.post(f"/projects/{project['id']}/play", status=422)
    assert refused["code"] == "graph_unfit"
    assert refused["problems"]


async def test_a_patch_and_its_inverse_restore_the_document(visitor):
    project = await visitor.project()
    before, chance = document(project), random.Random(5)
    for _ in range(10):
        after = copy.deepcopy(before)
        nodes = after["graphs"]["main"]["nodes"]
        for name in chance.sample(sorted(nodes), 3):
            nodes[name]["position"] = [chance.random() * 100, chance.random()]
            nodes[name]["label"] = chance.choice(["свёртка", "a/b", "~0", "\x00\u2028"])
        nodes["conv1"]["params"]["out_channels"] = chance.randint(1, 16)
        nodes[f"extra{chance.randint(0, 9)}"] = {"type": "relu", "params": {}, "position": [0, 0]}
        project = await visitor.patch(project, *jsonpatch.make_patch(before, after))
        assert document(project) == after
        project = await visitor.patch(project, *jsonpatch.make_patch(after, before))
        assert document(project) == before


async def test_the_media_type_of_a_patch_counts(visitor):
    project = await visitor.project()
    headers = {"Content-Type": "text/plain", "If-Match": '"1"'}
    await visitor.ask("PATCH", f"/projects/{project['id']}", 415, content="[]", headers=headers)


async def test_of_patches_at_one_revision_one_wins(visitor):
    project = await visitor.project()

    async def rename(number):
        headers = {"Content-Type": "application/json-patch+json", "If-Match": '"1"'}
        patch = [{"op": "replace", "path": "/title", "value": str(number)}]
        return (await visitor.client.patch(f"/api/projects/{project['id']}", json=patch, headers=headers)).status_code

    statuses = await asyncio.gather(*map(rename, range(10)))
    assert sorted(statuses) == [200] + [409] * 9


async def test_a_deleted_project_is_gone_until_it_is_restored(visitor, stranger):
    project = await visitor.project()
    path = f"/projects/{project['id']}"
    await visitor.ask("DELETE", path, 204)
    await visitor.get(path, 404)
    await visitor.post(f"{path}/play", status=404)
    await visitor.post(f"{path}/copy", status=404)
    assert (await visitor.get("/projects"))["projects"] == []
    assert (await stranger.post(f"{path}/restore", status=404))["code"] == "not_found"
    restored = await visitor.post(f"{path}/restore")
    assert document(restored) == document(project)


async def test_others_may_look_and_copy_but_not_change(visitor, stranger):
    project = await visitor.project("welcome")
    path = f"/projects/{project['id']}"
    seen = await stranger.get(path)
    assert seen["mine"] is False
    assert document(seen) == document(project)
    assert (await stranger.patch(seen, TITLE, status=403))["code"] == "not_owner"
    for call in ("play", "reset", "runs"):
        assert (await stranger.post(f"{path}/{call}", {}, 403))["code"] == "not_owner"
    await stranger.ask("DELETE", path, 403)
    await stranger.ask("PUT", f"{path}/weights", 403, content=b"")
    taken = await stranger.post(f"{path}/copy", status=201)
    assert (taken["mine"], taken["weights"]) == (True, True)
    assert taken["id"] != project["id"]
    assert document(await stranger.patch(taken, TITLE)) == {**document(project), "title": "Mine"}
    assert document(await visitor.get(path)) == document(project)


async def test_a_copy_says_where_its_weights_come_from(visitor, stranger):
    project = await visitor.small_project(title="Source")
    assert (await visitor.post(f"/projects/{project['id']}/copy", status=201))["origin"] is None
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        await visitor.post(f"/projects/{project['id']}/play")
        run = await tab.run_in("finished")
    copied = await stranger.post(f"/projects/{project['id']}/copy", status=201)
    assert copied["origin"] == {"title": "Source", "accuracy": run["validation_accuracy"]}
    again = await stranger.post(f"/projects/{copied['id']}/copy", status=201)
    assert again["origin"] == {"title": copied["title"], "accuracy": run["validation_accuracy"]}
    assert (await stranger.post(f"/projects/{again['id']}/reset"))["origin"] is None
    assert (await stranger.post(f"/projects/{again['id']}/reset/undo"))["origin"] == again["origin"]

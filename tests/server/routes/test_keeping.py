"""A network that somebody changed while looking at it: the same on the socket and by REST, and kept as a copy."""

from __future__ import annotations

from server.frames import unpack_frame
from tests.server.visitor import SAMPLE

CHANGED = {
    "kernels": [{"key": "conv1.weight", "index": [0, 0], "values": [[1.0] * 5] * 5}],
    "channels_off": {"conv2": [1, 4]},
    "layers_off": ["fc1"],
}


async def seen(visitor, project, overrides=None):
    """The answers of every layer, exactly, by node."""
    asked = {"input": SAMPLE, "encoding": "float32", **({"overrides": overrides} if overrides else {})}
    answer = await visitor.client.post(f"/api/projects/{project}/insights/activations", json=asked)
    assert answer.status_code == 200, answer.text
    return {item["node"]: bytes(content) for item, content in unpack_frame(answer.content)[1]}


async def test_what_was_changed_is_kept_bit_for_bit_as_a_copy(visitor, stranger):
    project = (await visitor.project("welcome"))["id"]
    before, changed = await seen(visitor, project), await seen(visitor, project, CHANGED)
    assert before["fc3"] != changed["fc3"]
    copy = await stranger.post(f"/projects/{project}/copy", {"overrides": CHANGED}, 201)
    assert copy["title"].endswith("(copy, changed)")
    assert (copy["weights"], copy["origin"]["accuracy"]) == (True, None)
    assert (await seen(stranger, copy["id"]))["fc3"] == changed["fc3"]
    assert await seen(visitor, project) == before
    refused = await stranger.post(f"/projects/{project}/copy", {"overrides": {"channels_off": {"flatten": [3]}}}, 422)
    assert refused["code"] == "copy_refused"
    assert [problem["code"] for problem in refused["problems"]] == ["override_not_kept"]


async def test_a_copy_may_have_the_weights_of_a_snapshot(visitor):
    project = (await visitor.small_project())["id"]
    async with visitor.tab() as tab:
        await tab.follow(project)
        run = (await visitor.post(f"/projects/{project}/play"))["run"]
        await tab.run_in("finished")
    first = (await visitor.get(f"/runs/{run['id']}/snapshots"))["snapshots"][0]["step"]
    asked = {"input": SAMPLE, "snapshot": first}
    wanted = await visitor.post(f"/projects/{project}/insights/prediction", asked)
    copy = await visitor.post(f"/projects/{project}/copy", {"snapshot": first}, 201)
    found = await visitor.post(f"/projects/{copy['id']}/insights/prediction", {"input": SAMPLE})
    assert found["logits"] == wanted["logits"]
    assert (await visitor.post(f"/projects/{project}/copy", {"snapshot": 10**6}, 404))["code"] == "snapshot_missing_at"


async def test_a_watch_shows_the_changed_network_and_says_what_does_not_fit(visitor):
    project = (await visitor.project("welcome"))["id"]
    async with visitor.tab() as tab:
        nodes = [{"id": "fc3"}]
        await tab.watch(project, "changed", nodes=nodes, encoding="float32", overrides=CHANGED)
        frame = await tab.hear("frame")
        assert frame["watch"] == "changed"
        await tab.watch(project, "wrong", nodes=nodes, overrides={"layers_off": ["gone"]})
        told = await tab.hear("problem")
        codes = [problem["code"] for problem in told["problems"]]
        assert (told["watch"], codes) == ("wrong", ["override_layer_missing"])

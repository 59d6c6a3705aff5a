"""Series of runs: checked as a whole, trained in turn, halted, deleted and brought back together."""

from __future__ import annotations

import pytest

from tests.server.visitor import small_network

SHORT = {"length": "steps", "steps": 6, "batch_size": 64, "train_images": 640}
LONG = {"length": "steps", "steps": 10_000_000, "batch_size": 64, "train_images": 640}


@pytest.fixture
async def project(visitor):
    made = await visitor.small_project(recipe=SHORT)
    yield made
    await visitor.client.delete(f"/api/projects/{made['id']}")


async def begin(visitor, project, status=201, **more):
    body = {"title": "Rates", **more}
    return await visitor.post(f"/projects/{project['id']}/series", body, status)


def wider():
    network = small_network()
    network["nodes"]["fc1"]["params"]["out_features"] = 40
    return network


async def states(visitor, series):
    return [run["state"] for run in (await visitor.get(f"/series/{series['id']}"))["runs"]]


async def until(tab, series, count, *wanted):
    """Hears until so many runs of a series are in the wanted states; the most that trained at a time."""
    known, most = {run["id"]: run["state"] for run in series["runs"]}, 0
    while sum(state in wanted for state in known.values()) < count:
        run = (await tab.hear("runs", lambda message: message["run"]["series"] == series["id"]))["run"]
        known[run["id"]] = run["state"]
        most = max(most, sum(state == "running" for state in known.values()))
    return most


async def test_a_sweep_trains_every_combination_beside_the_shown_run(visitor, project):
    shown = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        sweep = {"learning_rate": [0.001, 0.01], "optimizer": ["sgd", "adam"]}
        series = await begin(visitor, project, sweep=sweep, note="Which one?")
        assert (series["kind"], series["note"], series["fields"]) == ("sweep", "Which one?", [*sweep])
        assert await until(tab, series, 4, "finished") <= 2
    assert (await visitor.get(f"/projects/{project['id']}"))["run"]["id"] == shown["id"]
    assert (await visitor.get(f"/runs/{shown['id']}"))["state"] == "paused"
    runs = (await visitor.get(f"/series/{series['id']}"))["runs"]
    combinations = [(rate, optimizer) for rate in sweep["learning_rate"] for optimizer in sweep["optimizer"]]
    assert [(run["recipe"]["learning_rate"], run["recipe"]["optimizer"]) for run in runs] == combinations
    assert [run["variant"]["values"] for run in runs] == [
        {"learning_rate": rate, "optimizer": optimizer} for rate, optimizer in combinations
    ]
    assert runs[0]["title"] == "learning_rate 0.001 · optimizer sgd"
    assert all(run["step"] == 6 and run["best"] and run["seconds"] > 0 for run in runs)
    listed = await visitor.get(f"/projects/{project['id']}/runs")
    assert [entry["id"] for entry in listed["series"]] == [series["id"]]
    assert [run["id"] for run in listed["runs"]] == [*(run["id"] for run in runs), shown["id"]]


async def test_a_sweep_over_a_parameter_of_a_layer_and_over_pipelines_of_augmentation(visitor, project):
    pipelines = [[], [{"op": "flip_horizontal"}, {"op": "cutmix"}]]
    series = await begin(visitor, project, sweep={"fc1.out_features": [20, 40], "augmentation": pipelines})
    assert series["fields"] == ["augmentation", "fc1.out_features"]
    runs = series["runs"]
    assert [run["variant"]["values"]["fc1.out_features"] for run in runs] == [20, 20, 40, 40]
    assert runs[3]["title"] == "fc1.out_features 40 · augmentation flip_horizontal+cutmix"
    assert [len(run["recipe"]["augmentation"]) for run in runs] == [0, 2, 0, 2]
    graphs = [(await visitor.get(f"/runs/{run['id']}/graph")) for run in runs]
    assert [graph["nodes"]["fc1"]["params"]["out_features"] for graph in graphs] == [20, 20, 40, 40]
    for impossible, place in (("fc1.out_features", {"node": "fc1"}), ("gone.p", {"code": "variant_refused"})):
        told = await begin(visitor, project, 422, sweep={impossible: [-1]})
        assert {name: told[name] for name in place} == place
    assert "gone" in told["detail"]


async def test_variants_may_have_their_own_network(visitor, project):
    variants = [{"title": "thirty"}, {"title": "forty", "graph": wider(), "recipe": {"seed": 1}, "fresh": False}]
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        await visitor.post(f"/projects/{project['id']}/play")
        await tab.run_in("finished")
        series = await begin(visitor, project, kind="experiment", variants=variants)
        await until(tab, series, 2, "finished")
    runs = (await visitor.get(f"/series/{series['id']}"))["runs"]
    assert [run["graph_differs"] for run in runs] == [run["variant"]["graph"] for run in runs] == [False, True]
    assert runs[1]["trained_parameters"] > runs[0]["trained_parameters"]
    carried = [(await visitor.get(f"/runs/{run['id']}"))["carried"]["kept"] for run in runs]
    assert carried == [[], ["conv1"]]
    shown = await visitor.post(f"/runs/{runs[1]['id']}/show")
    assert shown["shown"]


async def test_what_cannot_be_trained_is_named_before_anything_starts(visitor, stranger, project):
    broken = wider()
    broken["nodes"]["fc2"]["params"]["out_features"] = 7
    for impossible, place in (
        ({"recipe": {"learning_rate": -1}}, {"field": "learning_rate"}),
        ({"recipe": {"train_images": 10**9}}, {"field": "train_images"}),
        ({"recipe": {"speed": 3}}, {"field": "speed"}),
        ({"graph": broken}, {"node": "fc2"}),
    ):
        variants = [{"title": "good"}, {"title": "bad", **impossible}]
        told = await begin(visitor, project, 422, variants=variants)
        assert (told["code"], told["params"]) == ("variant_refused", {"title": "bad", "number": 2})
        assert {name: told[name] for name in place} == place
    assert (await begin(visitor, project, 422, sweep={"seed": [*range(5)], "batch_size": [*range(8, 13)]}))["code"] == (
        "series_too_long"
    )
    for wrong in ({}, {"sweep": {}}, {"variants": []}, {"sweep": {"seed": []}}):
        await begin(visitor, project, 422, **wrong)
    assert (await begin(stranger, project, 403, sweep={"seed": [1]}))["code"] == "not_owner"
    assert (await visitor.get(f"/projects/{project['id']}/runs")) == {"runs": [], "series": []}


async def test_a_series_is_halted_and_deleted_as_a_whole(visitor, stranger, project):
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        series = await begin(visitor, project, variants=[{"title": f"{n}", "recipe": LONG} for n in range(6)])
        path = f"/series/{series['id']}"
        await until(tab, series, 2, "running")
        runs = (await visitor.get(path))["runs"]
        going = [run["id"] for run in runs if run["state"] == "running"]
        waiting = [run["id"] for run in runs if run["state"] == "queued"]
        assert [len(going), len(waiting)] == [2, 4]
        assert (await visitor.post(f"/runs/{waiting[0]}/stop"))["state"] == "stopped"
        paused = await visitor.post(f"/runs/{going[0]}/pause")
        assert paused["state"] == "paused"
        await until(tab, await visitor.get(path), 2, "running")  # the place of the paused one is the next one's
        resumed = await visitor.post(f"/runs/{going[0]}/resume")
        assert resumed["step"] >= paused["step"]
        for call in ("stop", "resume", "restore"):
            assert (await stranger.post(f"{path}/{call}", {}, 403))["code"] == "not_owner"
        stopped = await visitor.post(f"{path}/stop")
        assert [run["state"] for run in stopped["runs"]] == ["stopped"] * 6
        assert [run["id"] for run in stopped["runs"] if run["device"] is None] == [waiting[0], *waiting[2:]]
        again = await visitor.post(f"{path}/resume")
        assert "queued" in {run["state"] for run in again["runs"]}
        await visitor.post(f"/runs/{going[1]}/show")
        await visitor.ask("DELETE", path, 204)
    await visitor.get(path, 404)
    await visitor.get(f"/runs/{going[0]}", 404)
    assert (await visitor.get(f"/projects/{project['id']}"))["run"] is None
    back = await visitor.post(f"{path}/restore")
    assert [run["state"] for run in back["runs"]] == ["stopped"] * 6
    assert [run["shown"] for run in back["runs"]].count(True) == 1
    await visitor.post(f"{path}/resume")
    await visitor.ask("DELETE", f"/projects/{project['id']}", 204)
    await visitor.post(f"/projects/{project['id']}/restore")
    assert set(await states(visitor, series)) == {"stopped"}

"""The analysis as it is asked for over HTTP."""

from __future__ import annotations

import json


async def test_a_known_network(visitor):
    graph = await visitor.get("/architectures/lenet5")
    told = await visitor.post("/analysis", {"graph": graph, "batch_size": 1})
    assert told["totals"]["parameters"] == 61_706
    conv1 = told["nodes"]["conv1"]
    assert (conv1["shape"], conv1["parameters"], conv1["macs"]) == ([6, 28, 28], 156, 117_600)
    assert conv1["memory_bytes"] == 6 * 28 * 28 * 4
    assert conv1["receptive_field"]["size"] == [5, 5]


async def test_problems_are_told_where_they_are_and_the_rest_is_computed(visitor):
    graph = await visitor.get("/architectures/lenet5")
    graph["nodes"]["conv2"]["params"]["kernel_size"] = [99, 99]
    told = await visitor.post("/analysis?lang=ru", {"graph": graph})
    assert [(problem["code"], problem["node"]) for problem in told["problems"]] == [("kernel_too_large", "conv2")]
    assert told["nodes"]["conv1"]["parameters"] == 156
    assert told["nodes"]["conv2"]["shape"] is None


async def test_absurd_sizes_are_numbers_still(visitor):
    graph = await visitor.get("/architectures/lenet5")
    for node in graph["nodes"].values():
        if "out_features" in node["params"]:
            node["params"]["out_features"] = 10**9
    answer = await visitor.client.post("/api/analysis", json={"graph": graph})
    assert answer.status_code == 200
    json.loads(answer.text, parse_constant=lambda name: (_ for _ in ()).throw(AssertionError(name)))
    assert answer.json()["problems"]


async def test_what_does_not_fit_the_data_is_told_where_it_is(visitor):
    graph = await visitor.get("/architectures/lenet5?classes=3&shape=3,32,32")
    told = await visitor.post("/analysis", {"graph": graph, "dataset": "mnist"})
    last = told["main"]
    assert [(problem["code"], problem["node"]) for problem in told["problems"]] == [
        ("data_shape", "input"),
        ("data_classes", last),
    ]
    project = await visitor.post("/projects", {"graphs": {"main": graph}, "dataset": "mnist"}, 201)
    refused = await visitor.post(f"/projects/{project['id']}/runs", {}, 422)
    assert (refused["code"], refused["node"]) == ("graph_unfit", "input")


async def test_batch_normalisation_of_single_values_wants_more_than_one_image(visitor):
    graph = await visitor.get("/architectures/resnet_tiny?shape=1,28,28")
    graph["nodes"]["bn_last"] = {"type": "batch_norm2d", "position": [0, 0]}
    into_flatten = next(edge for edge in graph["edges"].values() if edge["target"] == "flatten")
    graph["edges"]["last"] = {"source": into_flatten["source"], "target": "bn_last", "port": "in"}
    into_flatten["source"] = "bn_last"
    asked = {"graph": graph, "dataset": "mnist"}
    told = await visitor.post("/analysis", {**asked, "batch_size": 1})
    assert [(problem["code"], problem["node"]) for problem in told["problems"]] == [("batch_of_one", "bn_last")]
    assert (await visitor.post("/analysis", {**asked, "batch_size": 2}))["problems"] == []
    document = {"graphs": {"main": graph}, "dataset": "mnist", "recipe": {"batch_size": 1}}
    project = await visitor.post("/projects", document, 201)
    assert (await visitor.post(f"/projects/{project['id']}/runs", {}, 422))["node"] == "bn_last"


async def test_where_an_edge_could_go(visitor):
    graph = await visitor.get("/architectures/lenet5")
    told = await visitor.post("/analysis/connect", {"graph": graph, "source": "conv2"})
    assert told["targets"]["conv1"][0]["problem"]["code"] == "would_loop"
    await visitor.post("/analysis/connect", {"graph": graph, "source": "none"}, 404)


async def test_cards_are_arranged_in_rows_whatever_places_they_had(visitor):
    graph = await visitor.get("/architectures/lenet5")
    drawn = {name: node["position"] for name, node in graph["nodes"].items()}
    for node in graph["nodes"].values():
        node["position"] = [0, 0]
    assert (await visitor.post("/analysis/arrange", {"graph": graph}))["positions"] == drawn


async def test_a_network_with_problems_is_arranged_and_one_that_is_none_is_refused(visitor):
    graph = await visitor.get("/architectures/lenet5")
    graph["nodes"]["conv2"]["params"]["kernel_size"] = [99, 99]
    assert (await visitor.post("/analysis/arrange", {"graph": graph}))["positions"].keys() == graph["nodes"].keys()
    graph["nodes"]["conv2"]["type"] = "no such layer"
    refused = await visitor.post("/analysis/arrange", {"graph": graph}, 422)
    assert (refused["code"], refused["node"]) == ("graph_refused", "conv2")

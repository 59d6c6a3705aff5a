"""Projects taken out and brought in: code, weights, ONNX, documents."""

from __future__ import annotations

import ast
import json

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from safetensors.numpy import load, save

from tests.server.visitor import SAMPLE, small_network

OCTETS = {"Content-Type": "application/octet-stream"}


async def export(visitor, project, kind, status=200):
    answer = await visitor.client.get(f"/api/projects/{project['id']}/export/{kind}")
    assert answer.status_code == status, answer.text
    return answer


async def probabilities(visitor, project):
    answer = await visitor.post(f"/projects/{project['id']}/insights/prediction", {"input": SAMPLE})
    return answer["probabilities"]


async def bring(visitor, content, status=201, title=""):
    return await visitor.ask("POST", "/import", status, content=content, headers=OCTETS, params={"title": title})


def model(*nodes, outputs=("y",), shape=(1, 1, 28, 28), **initializers):
    """An ONNX file."""
    graph = helper.make_graph(
        list(nodes),
        "small",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
        [onnx.numpy_helper.from_array(np.asarray(value), name) for name, value in initializers.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)]).SerializeToString()


async def test_code_and_weights_are_the_network(visitor, stranger):
    project = await visitor.project("welcome", title="Моя “сеть” 1/2")
    code = await export(stranger, project, "pytorch")
    ast.parse(code.text)
    assert "x = self.conv1(x)" in code.text
    assert code.headers["content-disposition"].startswith('attachment; filename="1_2.py"; filename*=UTF-8')
    weights = load((await export(stranger, project, "weights")).content)
    assert weights["conv1.weight"].shape == (6, 1, 5, 5)
    proof = await stranger.post(f"/projects/{project['id']}/export/proof")
    assert proof["equal"]
    assert proof["largest_difference"] <= proof["tolerance"]
    assert (proof["pictures"], proof["classes"]) == (2, 10)


async def test_exported_weights_fit_the_same_network_again(visitor):
    project = await visitor.project("welcome")
    weights = (await export(visitor, project, "weights")).content
    other = await visitor.project("lenet5")
    await visitor.ask("PUT", f"/projects/{other['id']}/weights", content=weights)
    assert await probabilities(visitor, other) == await probabilities(visitor, project)


async def test_a_project_comes_back_as_it_went(visitor, stranger):
    project = await visitor.project(title="Туда и обратно")
    file = await export(stranger, project, "project")
    again = await stranger.ask(
        "POST", "/import", 201, content=file.content, headers={"Content-Type": "application/json"}
    )
    assert again["mine"]
    for part in ("title", "task", "graphs", "dataset", "recipe"):
        assert again[part] == project[part]


async def test_a_mere_network_is_a_project_too(visitor):
    project = await visitor.post("/import", small_network(), 201)
    assert project["title"] == "small"
    assert project["graphs"]["main"]["nodes"].keys() == small_network()["nodes"].keys()


async def test_onnx_comes_back_with_its_weights(visitor):
    project = await visitor.project("welcome")
    file = (await export(visitor, project, "onnx")).content
    again = await bring(visitor, file, title="Обратно")
    assert (again["title"], again["dataset"], again["weights"]) == ("Обратно", "mnist", True)
    assert again["graphs"]["main"]["nodes"]["conv1"]["type"] == "conv2d"
    before, after = await probabilities(visitor, project), await probabilities(visitor, again)
    assert after == pytest.approx(before, abs=1e-6)


async def test_a_network_with_problems_is_not_exported(visitor):
    network = small_network()
    del network["nodes"]["flatten"]
    network["edges"] = {"e": {"source": "input", "target": "conv1"}}
    project = await visitor.post("/import", network, 201)
    for kind in ("pytorch", "weights", "onnx"):
        refused = (await export(visitor, project, kind, 422)).json()
        assert refused["code"] == "errand_refused"
        assert refused["problems"]
    await visitor.post(f"/projects/{project['id']}/export/proof", status=422)
    await export(visitor, {"id": "none"}, "pytorch", 404)
    await export(visitor, project, "pickle", 422)


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "{}",
        '{"svertka": 2}',
        '{"graphs": {"main": {"nodes": {"a": {"type": "none"}}}}}',
        '{"svertka": 1, "graphs": {}, "owner": "me"}',
        '{"nodes": 1}',
        "NaN",
        "{",
        "[" * 10_000,
    ],
)
async def test_what_is_no_project_is_refused_in_words(visitor, content):
    refused = await visitor.ask("POST", "/import", 422, content=content, headers={"Content-Type": "application/json"})
    assert refused["detail"]
    assert (await visitor.get("/projects"))["projects"] == []


async def test_what_is_no_onnx_model_is_refused_in_words(visitor):
    strange = helper.make_node("FancyOp", ["x"], ["y"])
    external = onnx.load_from_string(model(helper.make_node("Add", ["x", "w"], ["y"]), w=np.zeros(3, np.float32)))
    external.graph.initializer[0].data_location = TensorProto.EXTERNAL
    for content, code in (
        (b"", "onnx_unreadable"),
        (b"\x80\x04\x95pickle", "onnx_unreadable"),
        (model(strange), "onnx_operators"),
        (external.SerializeToString(), "onnx_external_data"),
    ):
        refused = await bring(visitor, content, 422)
        assert (refused["code"], refused["problems"][0]["code"]) == ("import_refused", code)
    russian = await visitor.ask("POST", "/import?lang=ru", 422, content=model(strange), headers=OCTETS)
    assert "FancyOp" in russian["detail"]
    assert "палитре" in russian["detail"]
    assert (await visitor.get("/projects"))["projects"] == []


async def test_weights_of_another_network_are_told_key_by_key(visitor):
    project = await visitor.project()
    weights = load((await export(visitor, project, "weights")).content)
    weights["conv1.bias"] = np.zeros(7, np.float32)
    weights["stranger.weight"] = weights.pop("fc1.bias")
    before = await probabilities(visitor, project)
    answers = {
        language: await visitor.ask(
            "PUT", f"/projects/{project['id']}/weights?lang={language}", 422, content=save(weights)
        )
        for language in ("en", "ru")
    }
    codes = {fault["code"]: fault["params"]["key"] for fault in answers["en"]["problems"]}
    assert codes == {
        "weights_missing": "fc1.bias",
        "weights_unknown": "stranger.weight",
        "weights_shape": "conv1.bias",
    }
    assert all(fault["message"] for answer in answers.values() for fault in answer["problems"])
    assert json.dumps(answers["en"]) != json.dumps(answers["ru"])
    assert await probabilities(visitor, project) == before

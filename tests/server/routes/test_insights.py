"""Questions to networks, as they are asked over HTTP."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image

from models import data
from server.frames import unpack_frame
from tests.server.visitor import SAMPLE


async def test_the_first_project_reads_digits(visitor):
    project = await visitor.project("welcome")
    labels = data.get("mnist").load("test").labels
    right = 0
    for index in range(20):
        asked = {"input": {**SAMPLE, "index": index}}
        told = await visitor.post(f"/projects/{project['id']}/insights/prediction", asked)
        right += told["class"] == labels[index]
        assert sum(told["probabilities"]) == pytest.approx(1)
    assert right >= 19


async def test_pictures_come_as_a_frame(visitor, stranger):
    project = await visitor.project("welcome")
    asked = {"input": SAMPLE, "nodes": ["conv1", {"id": "conv2", "tiles": 3, "size": 5}], "prediction": True}
    answer = await stranger.client.post(f"/api/projects/{project['id']}/insights/activations", json=asked)
    assert answer.headers["content-type"] == "application/octet-stream"
    header, items = unpack_frame(answer.content)
    assert (header["project"], header["revision"], header["run"]) == (project["id"], 1, None)
    by_node = {item["node"]: (item, content) for item, content in items if item["kind"] == "activations"}
    assert (by_node["conv1"][0]["height"], by_node["conv2"][0]["tiles"]) == (28, 3)
    assert [item["kind"] for item, _ in items][-1] == "prediction"


async def test_one_picture_however_it_is_given(visitor):
    project = await visitor.project("welcome")
    pixels = data.get("mnist").load("test").images[0]
    file = io.BytesIO()
    Image.fromarray(pixels[0]).save(file, "PNG")
    inputs = [SAMPLE, {"pixels": pixels.tolist()}, {"image": base64.b64encode(file.getvalue()).decode()}]
    told = [await visitor.post(f"/projects/{project['id']}/insights/prediction", {"input": each}) for each in inputs]
    for other in told[1:]:
        assert np.allclose(other["probabilities"], told[0]["probabilities"], atol=1e-6)


async def test_exact_values_are_all_there(visitor):
    project = await visitor.project("welcome")
    asked = {"input": SAMPLE, "nodes": ["conv1"], "encoding": "float32"}
    answer = await visitor.client.post(f"/api/projects/{project['id']}/insights/activations", json=asked)
    ((item, content),) = unpack_frame(answer.content)[1]
    maps = np.frombuffer(content, np.float32).reshape(item["tiles"], item["height"], item["width"])
    assert maps.shape == (6, 28, 28)
    assert np.allclose(maps.reshape(6, -1).max(1), item["hi"])


@pytest.mark.parametrize(
    ("kind", "asked", "status"),
    [
        ("none", {"input": SAMPLE}, 422),
        ("prediction", {}, 422),
        ("prediction", {"input": {**SAMPLE, "dataset": "none"}}, 422),
        ("prediction", {"input": {**SAMPLE, "index": 10**6}}, 422),
        ("prediction", {"input": {"pixels": [[[1], [2, 3]]]}}, 422),
        ("prediction", {"input": {"image": "bm9uZQ=="}}, 422),
        ("prediction", {"input": {"url": "http://example.com"}}, 422),
        ("prediction", {"input": SAMPLE, "snapshot": 5}, 404),
        ("activations", {"input": SAMPLE, "nodes": ["none"]}, 422),
    ],
)
async def test_what_cannot_be_answered_is_said(visitor, kind, asked, status):
    project = await visitor.project()
    told = await visitor.post(f"/projects/{project['id']}/insights/{kind}", asked, status)
    assert told["detail"]


async def test_a_network_with_problems_is_alive_as_far_as_it_goes(visitor):
    project = await visitor.project()
    cut = next(name for name, edge in project["graphs"]["main"]["edges"].items() if edge["target"] == "conv2")
    await visitor.patch(project, {"op": "remove", "path": f"/graphs/main/edges/{cut}"})
    asked = {"input": SAMPLE, "nodes": ["conv1", "conv2"]}
    answer = await visitor.client.post(f"/api/projects/{project['id']}/insights/activations", json=asked)
    assert [item["node"] for item, _ in unpack_frame(answer.content)[1]] == ["conv1"]

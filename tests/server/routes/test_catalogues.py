"""Catalogues, in both languages."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft202012Validator


@pytest.mark.parametrize("path", ["layers", "architectures", "datasets", "examples"])
async def test_texts_follow_the_language(visitor, path):
    english, russian = await visitor.get(f"/{path}"), await visitor.get(f"/{path}?lang=ru")
    assert len(english[path]) == len(russian[path]) > 0
    texts = [entry.get("summary") or entry["licence"] for entry in russian[path]]
    assert all(re.search("[а-яё]", text) for text in texts)


async def test_layers_bring_schemas(visitor):
    entries = {entry["type"]: entry for entry in (await visitor.get("/layers"))["layers"]}
    assert entries["conv2d"]["family"] == "convolution"
    for entry in entries.values():
        Draft202012Validator.check_schema(entry["schema"])


async def test_the_recipe_brings_a_schema(visitor):
    schema = await visitor.get("/recipe/schema?lang=ru")
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["learning_rate"]["x-changeable"] is True


async def test_architectures_adapt(visitor):
    listed = (await visitor.get("/architectures"))["architectures"]
    assert next(each for each in listed if each["name"] == "lenet5")["parameters"] == 61_706
    graph = await visitor.get("/architectures/lenet5?classes=3&shape=3,32,32")
    told = await visitor.post("/analysis", {"graph": graph})
    assert told["problems"] == []
    assert told["nodes"]["input"]["shape"] == [3, 32, 32]
    assert told["nodes"][told["main"]]["shape"] == [3]


async def test_every_example_becomes_a_project(visitor):
    for example in (await visitor.get("/examples"))["examples"]:
        project = await visitor.project(example["name"])
        assert project["dataset"] == example["dataset"]
        assert project["weights"] is example["trained"]
        assert (await visitor.post("/analysis", {"graph": project["graphs"]["main"]}))["problems"] == []


async def test_openapi_describes_every_call(visitor):
    described = await visitor.get("/openapi.json")
    calls = [call for path in described["paths"].values() for call in path.values()]
    assert len(calls) > 30
    assert all(call.get("summary") and call.get("description") for call in calls)


async def test_the_device_is_told(visitor):
    health = await visitor.get("/health")
    assert health["status"] == "ok"


async def test_architectures_say_what_they_are_for_some_data(visitor):
    found = (await visitor.get("/architectures/adapted?dataset=digits"))["parameters"]
    assert found["lenet5"] is None  # nothing would be left of such images
    graph = await visitor.get("/architectures/resnet_tiny?classes=10&shape=1,8,8")
    assert found["resnet_tiny"] == (await visitor.post("/analysis", {"graph": graph}))["totals"]["parameters"]
    assert found.keys() == {entry["name"] for entry in (await visitor.get("/architectures"))["architectures"]}
    assert (await visitor.get("/architectures/adapted?dataset=nothing", 404))["code"] == "not_found"
    await visitor.get("/architectures/adapted?classes=10&shape=1,8,8", 422)  # any number of them: any amount of work
    refused = await visitor.get("/architectures/resnet_tiny?classes=10&shape=8x8", 422)
    assert refused["problems"][0]["code"] == "invalid_value"

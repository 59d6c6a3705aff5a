"""Blocks: ready ones drawn for where they go, and saved ones, which are their owner's alone."""

from __future__ import annotations

import pytest

from server.store.blocks import MOST
from tests.server.visitor import small_network


def part(*ids, **more):
    """A chain of nodes of the small network, and the edges among them."""
    network = small_network()
    return {
        "title": "Мой блок",
        "nodes": {node: network["nodes"][node] for node in ids},
        "edges": {e: edge for e, edge in network["edges"].items() if {edge["source"], edge["target"]} <= set(ids)},
        **more,
    }


async def test_the_palette_lists_blocks_with_their_forms(visitor):
    listed = (await visitor.get("/blocks?lang=ru"))["blocks"]
    assert listed
    assert all(entry["schema"]["type"] == "object" for entry in listed)
    assert len({entry["name"] for entry in listed}) == len(listed)


async def test_a_block_joins_the_network_it_is_drawn_for(visitor):
    network = await visitor.get("/architectures/lenet5")
    taken = [*network["nodes"], *network["edges"], *network["groups"]]
    for entry in (await visitor.get("/blocks"))["blocks"]:
        drawn = await visitor.post(f"/blocks/{entry['name']}", {"shape": [16, 28, 28], "taken": taken})
        again = await visitor.post(
            f"/blocks/{entry['name']}", {"shape": [16, 28, 28], "taken": [*taken, *drawn["nodes"], *drawn["groups"]]}
        )
        assert not drawn["nodes"].keys() & {*taken, *again["nodes"]}
        assert drawn["first"]
        assert drawn["last"] in drawn["nodes"]


async def test_an_unknown_block_and_unknown_parameters_are_refused(visitor):
    await visitor.post("/blocks/none", {}, 404)
    name = (await visitor.get("/blocks"))["blocks"][0]["name"]
    refused = await visitor.post(f"/blocks/{name}", {"params": {"no_such_field": 1}}, 422)
    assert (refused["code"], refused["field"]) == ("invalid", "no_such_field")
    await visitor.post(f"/blocks/{name}", {"shape": [0, 1, 1]}, 422)


async def test_a_saved_block_is_put_into_networks(visitor):
    saved = await visitor.post("/blocks/mine", part("conv1", "relu1"), 201)
    assert (saved["title"], saved["nodes"]) == ("Мой блок", 2)
    assert (await visitor.get("/blocks/mine"))["blocks"] == [saved]
    placed = await visitor.post(f"/blocks/mine/{saved['id']}", {"taken": ["block1"]})
    assert list(placed["nodes"]) == ["block2.conv1", "block2.relu1"]
    assert placed["first"] == [{"node": "block2.conv1", "port": "in"}]
    assert placed["last"] == "block2.relu1"
    assert placed["groups"]["block2"]["title"] == "Мой блок"


async def test_a_saved_block_is_renamed_deleted_and_brought_back(visitor):
    block = f"/blocks/mine/{(await visitor.post('/blocks/mine', part('conv1'), 201))['id']}"
    renamed = await visitor.ask("PATCH", block, json={"title": "Other"})
    assert renamed["title"] == "Other"
    await visitor.ask("DELETE", block, 204)
    assert (await visitor.get("/blocks/mine"))["blocks"] == []
    await visitor.post(block, {}, 404)
    assert await visitor.post(f"{block}/restore") == renamed
    assert (await visitor.get("/blocks/mine"))["blocks"] == [renamed]


async def test_nobody_else_sees_a_saved_block(visitor, stranger):
    block = f"/blocks/mine/{(await visitor.post('/blocks/mine', part('conv1'), 201))['id']}"
    assert (await stranger.get("/blocks/mine"))["blocks"] == []
    await stranger.post(block, {}, 404)
    await stranger.ask("PATCH", block, 404, json={"title": "Theirs"})
    await stranger.ask("DELETE", block, 404)
    await stranger.post(f"{block}/restore", status=404)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"nodes": {}}, "graph_refused"),
        ({"title": ""}, "invalid"),
        ({"title": "a" * 201}, "invalid"),
        ({"nodes": {"a": {"type": "none"}}}, "graph_refused"),
        ({"edges": {"e": {"source": "conv1", "target": "away"}}}, "graph_refused"),
        ({"groups": {"g": {"title": "x", "parent": "away"}}}, "graph_refused"),
        ({"nodes": {"a" * 120: {"type": "relu"}}}, "graph_refused"),
    ],
)
async def test_what_is_no_part_of_a_network_is_not_saved(visitor, change, code):
    assert (await visitor.post("/blocks/mine", {**part("conv1"), **change}, 422))["code"] == code
    assert (await visitor.get("/blocks/mine"))["blocks"] == []


async def test_saved_blocks_are_bounded(visitor):
    labelled = part("conv1")
    labelled["nodes"] = {f"n{number}": {"type": "relu", "label": "я" * 200} for number in range(1800)}
    assert (await visitor.post("/blocks/mine", labelled, 413))["code"] == "body_too_large"
    for _ in range(MOST):
        await visitor.post("/blocks/mine", part("conv1"), 201)
    assert (await visitor.post("/blocks/mine", part("conv1"), 429))["code"] == "too_many"

"""Parts of networks on their way into others: free ids, open ports, one group around them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from models.blocks.fragment import LONGEST, check_part, free_prefix, place
from models.graph import parse_graph
from models.problems import GraphFault


def part(ids, groups=None, members=None):
    """A chain of convolutions with these ids."""
    members = members or {}
    return parse_graph(
        {
            "nodes": {
                name: {
                    "type": "conv2d",
                    "params": {"out_channels": 4},
                    "position": [100 + 10 * number, 50],
                    **({"group": members[name]} if name in members else {}),
                }
                for number, name in enumerate(ids)
            },
            "edges": {f"x{number}": {"source": a, "target": b} for number, (a, b) in enumerate(pairwise(ids))},
            "groups": groups or {},
        }
    )


def test_ids_are_free_where_they_go():
    assert free_prefix("block", []) == "block1"
    assert free_prefix("block", ["block1", "block2.conv1", "block10"]) == "block3"


def test_what_all_ids_share_is_replaced():
    placed = place(part(["layer1.0.conv1", "layer1.0.bn1"]), "Mine", ["block1"])
    assert list(placed["nodes"]) == ["block2.conv1", "block2.bn1"]
    assert list(place(part(["layer1.0.conv1", "layer1.1.conv1"]), "Mine", [])["nodes"]) == [
        "block1.0.conv1",
        "block1.1.conv1",
    ]
    assert list(place(part(["conv1"]), "Mine", [])["nodes"]) == ["block1.conv1"]


def test_a_placed_part_is_a_part_of_a_network():
    placed = place(part(["a", "b", "c"]), "Mine", [])
    assert placed["first"] == [{"node": "block1.a", "port": "in"}]
    assert placed["last"] == "block1.c"
    assert placed["groups"] == {"block1": {"title": "Mine", "parent": None, "collapsed": False}}
    assert all(node["group"] == "block1" for node in placed["nodes"].values())
    assert [node["position"] for node in placed["nodes"].values()] == [[0, 0], [10, 0], [20, 0]]
    parse_graph({key: placed[key] for key in ("nodes", "edges", "groups")})


def test_the_only_outer_group_stays_what_it_is():
    groups = {"g": {"title": "Own", "parent": None}, "h": {"title": "Inner", "parent": "g", "collapsed": True}}
    placed = place(part(["a", "b"], groups, {"a": "g", "b": "h"}), "Mine", [])
    assert placed["groups"] == {
        "block1": {"title": "Own", "parent": None, "collapsed": False},
        "block1.1": {"title": "Inner", "parent": "block1", "collapsed": True},
    }
    assert [node["group"] for node in placed["nodes"].values()] == ["block1", "block1.1"]


def test_a_part_without_a_single_end_says_so():
    document = part(["a", "b"]).as_json()
    document["edges"] = {}
    placed = place(parse_graph(document), "Mine", [])
    assert placed["last"] is None
    assert [entry["node"] for entry in placed["first"]] == ["block1.a", "block1.b"]


@pytest.mark.parametrize("ids", [[], ["a" * (LONGEST + 1)]])
def test_what_cannot_be_placed_is_refused(ids):
    with pytest.raises(GraphFault):
        check_part(part(ids))

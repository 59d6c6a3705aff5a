"""Faults of form are refused, each with a code and a place; a right document comes back as it was."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.graph import LIMITS, parse_graph
from models.problems import GraphFault
from tests.models.networks import document

GOOD = document(
    {"input": ("input", {"shape": [1, 28, 28]}), "conv": ("conv2d", {"kernel_size": 5}), "end": ("relu", {})},
    [("input", "conv"), ("conv", "end")],
)


def changed(*path_and_value: object) -> dict:
    """``GOOD`` with one value set at a path."""
    copy = json.loads(json.dumps(GOOD))
    *path, key, value = path_and_value
    here = copy
    for part in path:
        here = here[part]
    here[key] = value
    return copy


def faults(document: object) -> list[tuple[str, str | None]]:
    with pytest.raises(GraphFault) as refused:
        parse_graph(document)
    for problem in refused.value.problems:
        assert problem.message("en")
        assert problem.message("ru")
        assert len(problem.message("en")) < 400
    return [(problem.code, problem.node or problem.edge) for problem in refused.value.problems]


def test_a_document_comes_back_with_pairs():
    stored = parse_graph(GOOD).as_json()
    assert stored["nodes"]["conv"]["params"] == {"kernel_size": [5, 5]}
    assert parse_graph(stored).as_json() == stored
    assert json.loads(json.dumps(stored, allow_nan=False)) == stored


def test_everything_a_person_adds_is_kept():
    node = {"type": "relu", "params": {}, "position": [3.5, -2], "label": "first", "group": "g2"}
    groups = {"g1": {"title": "outer"}, "g2": {"title": "inner", "parent": "g1", "collapsed": True}}
    stored = parse_graph({**changed("nodes", "end", node), "groups": groups, "name": "mine"}).as_json()
    assert stored["nodes"]["end"] == node
    assert stored["groups"]["g1"] == {"title": "outer", "parent": None, "collapsed": False}
    assert stored["name"] == "mine"


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (None, ("expected_object", None)),
        ([], ("expected_object", None)),
        ({"format": 2}, ("format_unsupported", None)),
        ({"format": math.nan}, ("format_unsupported", None)),
        ({"nodes": []}, ("expected_object", None)),
        ({"nodez": {}}, ("field_unknown", None)),
        ({"name": "x" * 300}, ("text_too_long", None)),
        (changed("nodes", "conv", "type", "con2d"), ("unknown_type_near", "conv")),
        (changed("nodes", "conv", "type", "qqqqq"), ("unknown_type", "conv")),
        (changed("nodes", "conv", "type", 5), ("expected_text", "conv")),
        (changed("nodes", "conv", "params", "kernel_size", 0), ("below_minimum", "conv")),
        (changed("nodes", "conv", "params", "kernel_size", 10**6), ("above_maximum", "conv")),
        (changed("nodes", "conv", "params", "kernel_size", [3]), ("wrong_length", "conv")),
        (changed("nodes", "conv", "params", "kernel_size", [3, 3, 3]), ("wrong_length", "conv")),
        (changed("nodes", "conv", "params", "kernel_size", "5"), ("expected_list", "conv")),
        (changed("nodes", "conv", "params", "padding", [1, 2, 3]), ("wrong_length", "conv")),
        (changed("nodes", "conv", "params", "kernel_size", 2.5), ("expected_integer", "conv")),
        (changed("nodes", "conv", "params", {"out_channels": True}), ("expected_integer", "conv")),
        (changed("nodes", "conv", "params", "out_channels", 10**400), ("above_maximum", "conv")),
        (changed("nodes", "conv", "params", "bias", 1), ("expected_boolean", "conv")),
        (changed("nodes", "conv", "params", "kernels", 1), ("field_unknown", "conv")),
        (changed("nodes", "input", "params", "mean", math.nan), ("not_finite", "input")),
        (changed("nodes", "input", "params", "std", math.inf), ("not_finite", "input")),
        (changed("nodes", "conv", "position", [0, math.nan]), ("not_finite", "conv")),
        (changed("nodes", "conv", "position", [1]), ("wrong_length", "conv")),
        (changed("nodes", "conv", "colour", "red"), ("field_unknown", "conv")),
        (changed("nodes", "conv", {}), ("field_missing", "conv")),
        (changed("nodes", "conv", "group", "none"), ("unknown_group", "conv")),
        (changed("nodes", "1st", {"type": "relu"}), ("bad_id", "1st")),
        (changed("nodes", "forward", {"type": "relu"}), ("id_reserved", "forward")),
        (changed("nodes", "conv.inner", {"type": "relu"}), ("id_prefix", "conv.inner")),
        (changed("edges", "e0", {"source": "input"}), ("field_missing", "e0")),
        (changed("edges", "e0", "source", "nobody"), ("dangling_edge", "e0")),
        (changed("edges", "e0", "target", "nobody"), ("dangling_edge", "e0")),
        (changed("edges", "e0", "port", "in7"), ("unknown_port", "conv")),
        (changed("edges", "e0", "port", "in00"), ("unknown_port", "conv")),
        (changed("edges", "e0", "target", "input"), ("unknown_port", "input")),
        (changed("edges", "e0", "source_port", "side"), ("not_a_choice", "e0")),
        ({**GOOD, "groups": {"a": {"parent": "b"}, "b": {"parent": "a"}}}, ("group_cycle", None)),
        ({**GOOD, "groups": {"a": {"parent": "b"}}}, ("unknown_group", None)),
    ],
)
def test_faults_of_form_are_refused_at_their_place(document, found):
    assert faults(document)[0] == found


@pytest.mark.parametrize("part", LIMITS)
def test_a_document_is_bounded(part):
    too_many = {f"x{number}": {} for number in range(LIMITS[part] + 1)}
    assert faults({part: too_many}) == [(f"too_many_{part}", None)]


@pytest.mark.parametrize("where", ["nodes", "edges", "groups", None])
def test_half_of_a_character_is_refused_in_whole_ones(where):
    half = {"\ud800": {}}
    with pytest.raises(GraphFault) as refused:
        parse_graph(half if where is None else {where: half})
    json.dumps([problem.as_json("ru") for problem in refused.value.problems], ensure_ascii=False).encode()
    assert where is None or refused.value.problems[0].code == "bad_id"


def test_an_id_of_any_length_is_told_as_an_id():
    for length in (150, 300):
        assert faults({"nodes": {"a" * length: {"type": "relu"}}})[0][0] == "bad_id"


def test_only_the_first_faults_are_told():
    nodes = {f"x{number}": {"type": "nothing_like_it"} for number in range(500)}
    assert len(faults({"nodes": nodes})) == 20


def test_depth_is_bounded_by_the_schema():
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    assert faults(changed("nodes", "conv", "params", "kernel_size", deep))[0] == ("expected_integer", "conv")
    assert faults(changed("nodes", "conv", "params", "out_channels", deep))[0] == ("expected_integer", "conv")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200)
@given(
    st.sampled_from(
        [
            ("nodes", "conv", "params", "padding"),
            ("nodes", "conv", "params"),
            ("nodes", "conv", "position"),
            ("nodes", "conv"),
            ("nodes",),
            ("edges", "e0"),
            ("edges",),
            ("groups",),
            ("format",),
            ("name",),
        ]
    ),
    anything,
)
def test_whatever_is_put_anywhere_it_is_read_or_refused_in_words(path, value):
    try:
        json.dumps(parse_graph(changed(*path, value)).as_json(), allow_nan=False)
    except GraphFault as refused:
        told = [problem.message("ru") for problem in refused.problems]
    else:
        told = ["nothing to tell"]
    assert told
    assert all(told)

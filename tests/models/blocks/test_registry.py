"""Every block of the registry: a part of a network that fits what it is drawn for, under ids that are free."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import blocks
from models.analysis import analyse
from models.blocks import registry
from models.graph import parse_graph
from models.problems import GraphFault, LayerProblem
from tests.models.strategies import params_of

every_block = pytest.mark.parametrize("block", blocks.all_blocks(), ids=lambda block: block.name)
SHAPES = [(1, 32, 32), (64, 56, 56), (6, 7, 9)]


def behind_an_input(fragment, shape):
    """The fragment as a whole network: an input before it."""
    nodes = {"input": {"type": "input", "params": {"shape": list(shape)}}, **fragment["nodes"]}
    entering = {
        f"in{number}": {"source": "input", "target": entry["node"], "port": entry["port"]}
        for number, entry in enumerate(fragment["first"])
    }
    return parse_graph({"nodes": nodes, "edges": {**fragment["edges"], **entering}, "groups": fragment["groups"]})


@every_block
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_block_fits_what_it_is_drawn_for(block, shape):
    fragment = blocks.fragment(block.name, shape=shape)
    analysis = analyse(behind_an_input(fragment, shape))
    assert not analysis.problems
    assert analysis.nodes.keys() == {"input", *fragment["nodes"]}
    assert fragment["last"] in fragment["nodes"]
    assert not analysis.wiring.outgoing[fragment["last"]]


@every_block
def test_a_block_is_one_group_under_one_prefix(block):
    fragment = blocks.fragment(block.name)
    (outermost,) = [group for group, about in fragment["groups"].items() if about["parent"] is None]
    assert outermost == f"{block.name}1"
    inside = [*fragment["nodes"], *fragment["edges"], *(group for group in fragment["groups"] if group != outermost)]
    assert all(identifier.startswith(f"{outermost}.") for identifier in inside)
    assert all(node.get("group") in fragment["groups"] for node in fragment["nodes"].values())
    assert min(node["position"][0] for node in fragment["nodes"].values()) == 0
    again = blocks.fragment(block.name, taken={*fragment["nodes"]})
    assert not fragment["nodes"].keys() & again["nodes"].keys()


@every_block
@settings(max_examples=15, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_any_parameters_are_drawn_or_refused(block, data):
    params = data.draw(params_of(block.params))
    shape = data.draw(st.sampled_from([*SHAPES, (36,), (1, 1, 1)]))
    try:
        fragment = blocks.fragment(block.name, params, shape)
    except GraphFault as fault:
        messages = [problem.message("ru") for problem in fault.problems]
    else:
        analyse(behind_an_input(fragment, shape))
        return
    assert all(messages)


@every_block
def test_an_unknown_parameter_is_refused(block):
    with pytest.raises(GraphFault) as refused:
        blocks.fragment(block.name, {"no_such_field": 1})
    assert refused.value.problems[0].field == "no_such_field"


def test_registering_is_loud():
    block = blocks.all_blocks()[0]
    assert registry.register(block) is block
    for change in ({"title": block.summary}, {"name": "No name"}, {"family": "none"}):
        with pytest.raises(ValueError, match="block"):
            registry.register(dataclasses.replace(block, **change))


def test_a_block_that_cannot_follow_says_why():
    def draw(net, prefix, params, shape):
        raise LayerProblem("needs_maps", received="36")

    block = dataclasses.replace(blocks.all_blocks()[0], name="unfit_for_all", draw=draw)
    registry.register(block)
    try:
        with pytest.raises(GraphFault) as refused:
            blocks.fragment("unfit_for_all")
    finally:
        registry._BLOCKS.pop("unfit_for_all")
    assert refused.value.problems[0].code == "needs_maps"

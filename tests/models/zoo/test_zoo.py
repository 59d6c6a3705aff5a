"""Every architecture of the registry opens, fits, adapts, learns from its first step, and is laid out to be read."""

from __future__ import annotations

from itertools import combinations

import pytest
import torch

from models.analysis import analyse
from models.blocks.layout import COLUMN, ROW
from models.compile import compile_graph
from models.graph import parse_graph
from models.problems import GraphFault
from models.text import LANGUAGES
from models.zoo import all_architectures, build, catalogue
from models.zoo.registry import register

every_architecture = pytest.mark.parametrize("entry", all_architectures(), ids=lambda entry: entry.name)
CARD = (160, 200)


@every_architecture
def test_is_a_right_document(entry):
    graph = build(entry.name)
    assert parse_graph(graph.as_json()).as_json() == graph.as_json()
    analysis = analyse(graph)
    assert not analysis.problems
    assert analysis.main is not None
    assert analysis.nodes[analysis.main].shape == (entry.classes,)
    assert all(edge.source in graph.nodes and edge.target in graph.nodes for edge in graph.edges.values())
    members = {node.group for node in graph.nodes.values() if node.group} | {
        group.parent for group in graph.groups.values() if group.parent
    }
    assert members == graph.groups.keys(), "no group is empty"


@every_architecture
@pytest.mark.parametrize("shape", [(1, 28, 28), (3, 32, 32), (3, 64, 48)])
def test_adapts_to_data(entry, shape):
    graph = build(entry.name, classes=7, shape=shape)
    analysis = analyse(graph)
    assert not analysis.problems
    assert analysis.nodes[analysis.main].shape == (7,)
    assert analysis.nodes["input"].shape == shape


@every_architecture
def test_takes_the_smallest_picture_that_it_promises_and_no_smaller(entry):
    assert not analyse(build(entry.name, shape=(1, *entry.smallest))).problems
    with pytest.raises(GraphFault, match="cannot take pictures"):
        build(entry.name, shape=(1, entry.smallest[0] - 1, entry.smallest[1]))
    for shape in [(), (5,), (0, 28, 28)]:
        with pytest.raises(GraphFault):
            build(entry.name, shape=shape)
    with pytest.raises(GraphFault, match="classes"):
        build(entry.name, classes=0)


@every_architecture
def test_gradients_reach_every_weight(entry):
    net = compile_graph(build(entry.name))
    images = torch.rand(4, *entry.input_shape) * 255
    torch.nn.functional.cross_entropy(net(images)[net.main], torch.arange(4)).backward()
    assert all(weight.grad is not None and weight.grad.isfinite().all() for weight in net.parameters())
    assert all(weight.grad.abs().sum() > 0 for weight in net.parameters())


@every_architecture
def test_cards_do_not_overlap(entry):
    positions = [node.position for node in build(entry.name).nodes.values()]
    assert all(
        abs(one[0] - other[0]) >= CARD[0] or abs(one[1] - other[1]) >= CARD[1]
        for one, other in combinations(positions, 2)
    )
    assert all(x >= 0 and y >= 0 and x % COLUMN == 0 and y % ROW == 0 for x, y in positions)


def test_the_catalogue_counts_by_analysis():
    for language in LANGUAGES:
        for entry in catalogue(language):
            totals = analyse(build(entry["name"])).totals
            assert (entry["parameters"], entry["macs"], entry["depth"]) == (
                totals.parameters,
                totals.macs,
                totals.depth,
            )
    assert [entry["name"] for entry in catalogue("en")] == ["lenet5", "vgg_small", "resnet_tiny"]


def test_a_name_is_declared_once():
    from dataclasses import replace

    with pytest.raises(ValueError, match="twice"):
        register(replace(all_architectures()[0]))


def test_an_unknown_name():
    with pytest.raises(KeyError):
        build("lenet6")

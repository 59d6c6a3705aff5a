"""DenseNets are torchvision's, down to the last weight; their numbers are the published ones."""

from __future__ import annotations

import pytest
from torchvision import models as torchvision

from models.analysis import analyse
from models.zoo import build
from tests.models.zoo.parity import assert_same_answers, assert_same_keys

PARAMETERS = {121: 7_978_856, 161: 28_681_000, 169: 14_149_480, 201: 20_013_928}
every_depth = pytest.mark.parametrize("depth", PARAMETERS)


@every_depth
def test_torchvisions_weights_fit(depth):
    assert_same_keys(build(f"densenet{depth}"), getattr(torchvision, f"densenet{depth}"))


@every_depth
def test_parameters_and_depth_are_the_published_ones(depth):
    totals = analyse(build(f"densenet{depth}")).totals
    assert (totals.parameters, totals.depth) == (PARAMETERS[depth], depth)


def test_answers_are_torchvisions():
    assert_same_answers(build("densenet121"), torchvision.densenet121())


def test_every_layer_of_a_block_sees_all_before_it():
    graph = build("densenet121")
    first = [f"features.denseblock2.denselayer{number}" for number in range(1, 13)]
    targets = {f"{layer}.{node}" for layer in first for node in ("concat", "norm1")}
    sources = {f"{layer}.conv2" for layer in first}
    links = [edge for edge in graph.edges.values() if edge.source in sources and edge.target in targets]
    assert len(links) == 12 * 11 // 2


def test_small_pictures_keep_their_size_through_the_stem():
    analysis = analyse(build("densenet121", classes=10, shape=(3, 32, 32)))
    assert analysis.nodes["features.relu0"].shape == (64, 32, 32)
    assert analysis.nodes["features.norm5"].shape == (1024, 4, 4)

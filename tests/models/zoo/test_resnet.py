"""ResNets are torchvision's, down to the last weight; their numbers are the published ones."""

from __future__ import annotations

import pytest
from torchvision import models as torchvision

from models.analysis import analyse
from models.zoo import build
from tests.models.zoo.parity import assert_same_answers, assert_same_keys

PARAMETERS = {18: 11_689_512, 34: 21_797_672, 50: 25_557_032, 101: 44_549_160, 152: 60_192_808}
every_depth = pytest.mark.parametrize("depth", PARAMETERS)


@every_depth
def test_torchvisions_weights_fit(depth):
    assert_same_keys(build(f"resnet{depth}"), getattr(torchvision, f"resnet{depth}"))


@every_depth
def test_parameters_and_depth_are_the_published_ones(depth):
    totals = analyse(build(f"resnet{depth}")).totals
    assert (totals.parameters, totals.depth) == (PARAMETERS[depth], depth)


@pytest.mark.parametrize(("name", "size"), [("resnet18", 97), ("resnet50", 224)])
def test_answers_are_torchvisions(name, size):
    assert_same_answers(build(name, shape=(3, size, size)), getattr(torchvision, name)())


def test_resnet_50_costs_and_sees_what_is_published():
    analysis = analyse(build("resnet50"))
    assert round(analysis.totals.macs / 1e9, 3) == 4.089
    assert analysis.as_json("en")["nodes"]["layer4.2.relu"]["receptive_field"] == {
        "size": [427, 427],
        "stride": [32, 32],
        "padding": [213, 213],
        "aligned": True,
    }


def test_small_pictures_keep_their_size_through_the_stem():
    graph = build("resnet18", classes=10, shape=(1, 28, 28))
    assert "maxpool" not in graph.nodes
    assert analyse(graph).nodes["relu"].shape == (64, 28, 28)
    assert analyse(build("resnet18", shape=(3, 65, 72))).nodes["maxpool"].shape == (64, 17, 18)


def test_blocks_are_projected_only_where_the_shape_changes():
    projected = [name for name in build("resnet50").nodes if name.endswith("downsample.0")]
    assert projected == [f"layer{stage}.0.downsample.0" for stage in range(1, 5)]
    assert [name for name in build("resnet34").nodes if name.endswith("downsample.0")] == projected[1:]

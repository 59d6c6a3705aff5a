"""Residual blocks: projected where they must be, refused where they make no sense."""

from __future__ import annotations

import pytest

from models.problems import LayerProblem
from tests.models.blocks.drawn import drawn


@pytest.mark.parametrize("name", ["basic_block", "bottleneck"])
def test_flat_features_are_refused(name):
    with pytest.raises(LayerProblem, match="needs_maps"):
        drawn(name, (100,))


@pytest.mark.parametrize(
    ("name", "params", "shape", "projects"),
    [
        ("basic_block", {"channels": 16}, (16, 9, 9), False),
        ("basic_block", {"channels": 32}, (32, 9, 9), True),
        ("basic_block", {"channels": 16, "stride": 2}, (16, 5, 5), True),
        ("bottleneck", {"width": 4}, (16, 9, 9), False),
        ("bottleneck", {"width": 16}, (64, 9, 9), True),
        ("bottleneck", {"width": 4, "stride": 2}, (16, 5, 5), True),
    ],
)
def test_the_skip_is_projected_where_the_shape_changes(name, params, shape, projects):
    analysis = drawn(name, (16, 9, 9), **params)
    assert not analysis.problems
    assert analysis.nodes["it.relu"].shape == shape
    assert ("it.downsample.0" in analysis.nodes) is projects


def test_a_bottleneck_costs_little():
    basic = drawn("basic_block", (256, 14, 14), channels=256).totals
    narrow = drawn("bottleneck", (256, 14, 14), width=64).totals
    assert narrow.macs * 15 < basic.macs
    assert narrow.depth == basic.depth + 1

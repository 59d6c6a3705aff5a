"""Inception modules and Fire: branches side by side, the weights that the papers count."""

from __future__ import annotations

import pytest

from models.problems import LayerProblem
from tests.models.blocks.drawn import drawn


def test_the_default_is_inception_3a():
    analysis = drawn("inception", (192, 28, 28), batch_norm=False)
    assert not analysis.problems
    assert analysis.nodes["it.concat"].shape == (256, 28, 28)
    assert analysis.totals.parameters == 163_696  # table 1 says 159K: it leaves out the biases, and rounds
    fields = {
        name: analysis.as_json("en")["nodes"][name]["receptive_field"]["size"]
        for name in ("it.branch2.1.relu", "it.concat")
    }
    assert fields == {"it.branch2.1.relu": [3, 3], "it.concat": [5, 5]}


def test_without_reduction_the_maps_only_grow_in_number():
    analysis = drawn("naive_inception", (24, 9, 9), one=4, three=6, five=2)
    assert analysis.nodes["it.concat"].shape == (4 + 6 + 2 + 24, 9, 9)


def test_reduction_saves_most_of_the_weights():
    naive = drawn("naive_inception", (192, 28, 28), one=64, three=128, five=32)
    reduced = drawn("inception", (192, 28, 28))
    assert reduced.totals.macs < naive.totals.macs / 2


def test_fire_squeezes_then_looks_twice():
    analysis = drawn("fire", (128, 10, 10))
    assert analysis.nodes["it.squeeze"].shape == (16, 10, 10)
    assert analysis.nodes["it.concat"].shape == (128, 10, 10)
    assert analysis.totals.parameters == 128 * 16 + 16 + 16 * 64 + 64 + 16 * 64 * 9 + 64


@pytest.mark.parametrize("name", ["inception", "naive_inception", "fire", "conv_block", "pooled_head"])
def test_features_are_no_maps(name):
    with pytest.raises(LayerProblem):
        drawn(name, (100,))

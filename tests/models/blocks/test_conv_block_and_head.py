"""An encoder of conv blocks and a classifier head: what their parameters change."""

from __future__ import annotations

import pytest

from tests.models.blocks.drawn import drawn


def test_a_conv_block_repeats_its_convolution_and_pools_once():
    analysis = drawn("conv_block", (3, 32, 32), channels=8, convolutions=3)
    assert [name for name in analysis.graph.nodes if name.startswith("it.")] == [
        *(f"it.{layer}{number}" for number in (1, 2, 3) for layer in ("conv", "bn", "relu")),
        "it.pool",
    ]
    assert analysis.nodes["it.pool"].shape == (8, 16, 16)
    assert analysis.totals.parameters == 3 * 9 * 8 + 2 * (8 * 9 * 8) + 3 * 2 * 8


@pytest.mark.parametrize(("kernel", "pool", "side"), [(1, "none", 32), (5, "average", 16), (7, "max", 16)])
def test_a_conv_blocks_windows_keep_the_size(kernel, pool, side):
    analysis = drawn("conv_block", (1, 32, 32), channels=4, kernel_size=kernel, pool=pool, batch_norm=False)
    assert analysis.nodes[analysis.main].shape == (4, side, side)
    assert analysis.totals.parameters == (kernel**2 + 1) * 4 + (kernel**2 * 4 + 1) * 4


def test_a_dense_head_flattens_maps_and_takes_features_as_they_are():
    maps = drawn("dense_head", (4, 5, 5), classes=3, neurons=7, hidden=2)
    assert maps.nodes[maps.main].shape == (3,)
    assert maps.totals.parameters == 101 * 7 + 8 * 7 + 8 * 3
    features = drawn("dense_head", (100,), classes=3, hidden=0)
    assert "it.flatten" not in features.graph.nodes
    assert features.totals.parameters == 101 * 3


def test_a_pooled_head_takes_any_size():
    for side in (1, 9):
        analysis = drawn("pooled_head", (6, side, side), classes=4, dropout=0.0)
        assert analysis.totals.parameters == 7 * 4
        assert "it.dropout" not in analysis.graph.nodes

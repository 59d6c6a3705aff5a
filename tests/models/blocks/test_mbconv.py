"""MBConv: its parts stand or fall with its parameters."""

from __future__ import annotations

import pytest

from tests.models.blocks.drawn import drawn


@pytest.mark.parametrize("kernel", [2, 3, 4, 5])
def test_it_keeps_the_size_whatever_the_kernel(kernel):
    analysis = drawn("mbconv", (16, 9, 10), kernel_size=kernel)
    assert not analysis.problems
    assert analysis.nodes["it.add"].shape == (16, 9, 10)


@pytest.mark.parametrize("params", [{"stride": 2}, {"channels": 24}])
def test_there_is_a_skip_only_where_it_fits(params):
    analysis = drawn("mbconv", (16, 9, 9), **params)
    assert not analysis.problems
    assert "it.add" not in analysis.nodes


def test_without_expansion_there_is_one_convolution_less():
    captions = [layer.type for layer in drawn("mbconv", (16, 9, 9), expansion=1, squeeze=False).graph.layers.values()]
    assert captions.count("conv2d") == 2
    assert "multiply" not in captions


def test_squeeze_and_excitation_weighs_every_map():
    nodes = drawn("mbconv", (16, 9, 9), expansion=6, drop=0.1).nodes
    assert nodes["it.block.2.scale_activation"].shape == (96, 1, 1)
    assert nodes["it.block.2.fc1"].shape == (4, 1, 1)
    assert nodes["it.block.2.multiply"].shape == (96, 9, 9)
    assert "it.stochastic_depth" in nodes

"""NASNet's cells: six, or four, times as many maps; sizes agree wherever paths meet."""

from __future__ import annotations

import pytest

from tests.models.blocks.drawn import drawn

sizes = pytest.mark.parametrize("size", [(8, 8), (9, 8), (7, 12), (11, 11)])


@sizes
def test_a_normal_cell_keeps_the_size(size):
    analysis = drawn("nasnet_normal", (5, *size), channels=8)
    assert not analysis.problems
    assert analysis.nodes["it.concat"].shape == (48, *size)


@sizes
def test_a_reduction_cell_halves_it(size):
    analysis = drawn("nasnet_reduction", (5, *size), channels=8)
    assert not analysis.problems
    assert analysis.nodes["it.concat"].shape == (32, *(-(-length // 2) for length in size))

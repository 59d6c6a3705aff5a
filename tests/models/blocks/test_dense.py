"""Dense blocks: L layers, L(L − 1)/2 links between them, and maps that add up."""

from __future__ import annotations

import pytest

from models import blocks
from models.layers.base import MANY
from models.problems import GraphFault
from tests.models.blocks.drawn import drawn


@pytest.mark.parametrize("layers", [2, 5, 24])
def test_every_layer_sees_all_before_it(layers):
    analysis = drawn("dense_block", (16, 8, 8), layers=layers, growth=12)
    assert not analysis.problems
    assert analysis.nodes["it.concat"].shape == (16 + 12 * layers, 8, 8)
    ends = {f"it.denselayer{number}.conv2" for number in range(1, layers + 1)}
    links = [edge for edge in analysis.graph.edges.values() if edge.source in ends and edge.target != "it.concat"]
    assert len(links) == layers * (layers - 1) // 2


def test_more_layers_than_a_concatenation_takes_are_refused():
    assert not drawn("dense_block", (4, 2, 2), layers=MANY - 1).problems
    with pytest.raises(GraphFault) as refused:
        blocks.fragment("dense_block", {"layers": MANY})
    assert [(problem.code, problem.field) for problem in refused.value.problems] == [("above_maximum", "layers")]


def test_a_transition_halves_maps_and_size():
    analysis = drawn("transition", (17, 9, 8))
    assert analysis.nodes["it.pool"].shape == (8, 4, 4)
    assert drawn("transition", (1, 8, 8), compression=0.1).nodes["it.pool"].shape == (1, 4, 4)

"""The effective field is autograd's gradient, averaged, and lies where the unit can see."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from models import data, snapshot
from models.compile import compile_graph
from models.insight import InsightFault
from models.insight.answer import answer
from models.insight.kinds.effective_field import HELD, MOST_IMAGES, held_in_squares
from models.insight.networks import Networks
from models.problems import GraphFault
from tests.models.networks import chain, conv, dense, max_pool

GRAPH = chain(conv(3, 3, 1, 1), "relu", conv(2, 3, 1, 1), "relu", max_pool(), "flatten", dense(10))
PIXELS = {"pixels": np.random.default_rng(3).integers(0, 256, (1, 28, 28)).tolist()}


def asked(node: str, params: dict[str, Any], graph=GRAPH, **more: Any):
    question = {"kind": "effective_field", "graph": graph.as_json(), "nodes": [{"id": node}], "encoding": "float32"}
    found = answer({**question, "input": PIXELS, "dataset": "mnist", "params": params, **more}, Networks())
    ((item, values),) = found.items
    assert (item["node"], item["kind"], item["tiles"]) == ("input", "effective_field", 1)
    return item["told"], np.frombuffer(values, np.float32).reshape(item["height"], item["width"])


def by_hand(node: str, index: tuple[int, ...], images: torch.Tensor, weights=None) -> np.ndarray:
    """Image by image."""
    net = compile_graph(GRAPH).eval()
    if weights is not None:
        net.load_state_dict(weights)
    maps = []
    for image in images:
        pixels = image[None].clone().requires_grad_()
        outputs: dict[str, torch.Tensor] = {}
        net(pixels, outputs.__setitem__)
        (gradient,) = torch.autograd.grad(outputs[node][(0, *index)], pixels)
        maps.append(gradient[0].abs().sum(0))
    return torch.stack(maps).mean(0).numpy()


def test_it_is_the_mean_of_absolute_gradients_before_the_activation():
    told, found = asked("n4", {"channel": 1, "y": 13, "x": 14})
    images = torch.tensor(np.array(data.get("mnist").load("train").images[:MOST_IMAGES], np.float32))
    np.testing.assert_allclose(found, by_hand("n3", (1, 13, 14), images), rtol=1e-4, atol=1e-9)
    assert (told["of"], told["images"], told["source"]) == ("n3", MOST_IMAGES, "training")
    assert told["reach"] == [[11, 15], [12, 16]]
    inside = np.zeros_like(found, bool)
    inside[11:16, 12:17] = True
    assert (found[~inside] == 0).all()
    assert (found[inside] > 0).any()
    assert told["sides"] == [1, 3, 5]
    assert told["shares"][1] == pytest.approx(found[12:15, 13:16].sum() / found.sum(), abs=1e-6)
    assert told["shares"][-1] == 1


def test_of_the_probe_alone_and_of_a_feature():
    told, found = asked("n7", {"channel": 4, "images": "probe"})
    np.testing.assert_allclose(
        found, by_hand("n7", (4,), torch.tensor(PIXELS["pixels"], dtype=torch.float)[None]), rtol=1e-4, atol=1e-9
    )
    assert (told["of"], told["images"], told["source"]) == ("n7", 1, "probe")
    assert told["reach"] == [[-2, 29], [-2, 29]]  # the corners look into the padding


def test_through_a_max_pooling_it_follows_the_winner():
    told, found = asked("n5", {"channel": 0, "y": 6, "x": 6, "images": "probe"})
    assert told["of"] == "n5"
    assert told["reach"] == [[10, 15], [10, 15]]
    rows, columns = np.nonzero(found)
    assert rows.max() - rows.min() < 5  # of a 3×3 after a 3×3, not of the six pixels that the pooling sees
    assert columns.max() - columns.min() < 5


def test_trained_and_untrained(tmp_path):
    graph, unit = GRAPH.as_json(), {"channel": 0, "y": 9, "x": 9, "images": "probe"}
    weights = {key: value * 2 for key, value in compile_graph(GRAPH).state_dict().items()}
    snapshot.write(tmp_path / "w", weights, step=7, epoch=0)
    networks = Networks()
    question = {"kind": "effective_field", "graph": graph, "nodes": [{"id": "n3"}], "encoding": "float32",
                "input": PIXELS, "weights": [str(tmp_path / "w")]}  # fmt: skip

    def look(**more: Any) -> np.ndarray:
        ((_, values),) = answer({**question, "params": {**unit, **more}}, networks).items
        return np.frombuffer(values, np.float32).reshape(28, 28)

    pixels = torch.tensor(PIXELS["pixels"], dtype=torch.float)[None]
    trained = by_hand("n3", (0, 9, 9), pixels, weights)
    np.testing.assert_allclose(look(untrained=True), by_hand("n3", (0, 9, 9), pixels), rtol=1e-4, atol=1e-9)
    np.testing.assert_allclose(look(), trained, rtol=1e-4, atol=1e-9)  # the weights are back


def test_a_unit_that_nothing_reaches_has_no_shares():
    graph = chain(conv(1, 3, 1, 1), ("scale", {"factor": 0}), shape=(1, 8, 8))
    told, found = asked("n2", {"channel": 0, "y": 1, "x": 1}, graph)
    assert not found.any()
    assert (told["sides"], told["shares"], told["held"]) == ([], [], None)


@pytest.mark.parametrize("params", [{"channel": 0}, {"channel": 2, "y": 0, "x": 0}, {"channel": 0, "y": 28, "x": 0}])
def test_a_unit_that_is_not_there_is_refused(params):
    with pytest.raises(InsightFault, match="no value at"):
        asked("n3", params)


def test_parameters_are_checked():
    with pytest.raises(GraphFault):
        asked("n3", {"channel": 0, "y": 0, "x": 0, "images": "all"})


energies = arrays(np.float32, st.tuples(st.integers(1, 9), st.integers(1, 9)), elements=st.floats(0, 8, width=16))


@given(energies, st.integers(-3, 5), st.integers(0, 6), st.integers(-3, 5), st.integers(0, 6))
def test_squares_hold_what_lies_in_them(energy, top, height, left, width):
    reach = [(top, top + height), (left, left + width)]
    found = held_in_squares(energy, reach)
    total = energy.sum(dtype=np.float64)
    if total == 0:
        assert found == {"sides": [], "shares": [], "held": None}
        return
    for side, share in zip(found["sides"], found["shares"], strict=True):
        mine = sum(
            float(value)
            for (y, x), value in np.ndenumerate(energy)
            if max(abs(2 * y - sum(reach[0])), abs(2 * x - sum(reach[1]))) < side
        )
        assert share == pytest.approx(mine / total, abs=2e-6)
    assert found["shares"][-1] == 1
    assert found["held"] == next(s for s, share in zip(found["sides"], found["shares"], strict=True) if share >= HELD)

"""The mask that is shown is the one that the shown activations went through."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from models.insight.answer import answer
from models.insight.networks import Networks
from models.layers import all_layers
from tests.models.networks import chain, conv, dense

KINDS = [layer.type for layer in all_layers() if layer.masks]
P = 0.5
PIXELS = {"pixels": (np.arange(64).reshape(1, 8, 8) * 4).tolist()}


def graph_of(kind: str) -> dict[str, Any]:
    """Two masks with a ReLU between them: zeros of its own come to the second one."""
    return chain(conv(4), (kind, {"p": P}), "relu", (kind, {"p": P}), "flatten", dense(3), shape=(1, 8, 8)).as_json()


def look(kind: str, nodes: list[dict[str, Any]], **fields: Any) -> dict[tuple[str, str], np.ndarray]:
    question = {"kind": "activations", "graph": graph_of(kind), "input": PIXELS, "encoding": "float32", "mode": "train"}
    return {
        (item["node"], item["kind"]): np.frombuffer(values, np.float32).reshape(item["tiles"], -1)
        for item, values in answer({**question, "nodes": nodes, **fields}, Networks()).items
    }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", KINDS)
def test_output_is_input_times_mask(kind, seed):
    masks = [{"id": node, "kind": "mask"} for node in ("n4", "n2")]
    found = look(kind, [{"id": node} for node in ("n1", "n2", "n3", "n4")] + masks, seed=seed)
    for node, before in (("n2", "n1"), ("n4", "n3")):
        mask = found[node, "mask"]
        np.testing.assert_array_equal(found[node, "activations"], found[before, "activations"] * mask)
        factor = mask.max()
        assert set(np.unique(mask)) <= {0, factor}
        if kind != "drop_block2d":  # which scales by the share that it kept
            assert factor in {0, 1 / (1 - P)}
    alone = look(kind, masks[:1], seed=seed)["n4", "mask"]
    np.testing.assert_array_equal(alone, found["n4", "mask"])


def test_a_unit_that_relu_made_zero_is_told_from_one_that_is_off():
    found = look("dropout", [{"id": "n3"}, {"id": "n4"}, {"id": "n4", "kind": "mask"}])
    is_zero, is_kept = found["n4", "activations"] == 0, found["n4", "mask"] > 0
    assert (is_zero & is_kept).any()
    assert (is_zero & ~is_kept).any()


@pytest.mark.parametrize("kind", KINDS)
def test_in_use_nothing_is_off(kind):
    assert (look(kind, [{"id": "n2", "kind": "mask"}], mode="eval")["n2", "mask"] == 1).all()


def test_other_layers_have_no_mask():
    assert look("dropout", [{"id": node, "kind": "mask"} for node in ("n1", "n3", "gone")]) == {}

"""Every activation's curve is the layer's own, and follows learned weights and a form that was not sent yet."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from models import snapshot
from models.insight import InsightFault
from models.insight.answer import answer
from models.insight.kinds.curve import POINTS, SPAN
from models.insight.networks import Networks
from models.layers import activation, all_layers
from models.problems import GraphFault
from tests.models.networks import chain, conv, dense

ACTIVATIONS = [layer for layer in all_layers() if layer.family is activation.FAMILY]
X = torch.linspace(-SPAN, SPAN, POINTS, dtype=torch.float64)


def curve(kind: str, params: dict[str, Any] | None = None, node: str = "n2", **fields: Any) -> dict[str, Any]:
    graph = chain(conv(3), (kind, params or {}), "flatten", dense(2), shape=(1, 6, 6)).as_json()
    found = answer({"kind": "curve", "graph": graph, "nodes": [{"id": node}], **fields}, Networks()).json
    assert found is not None
    return found


@pytest.mark.parametrize("kind", ACTIVATIONS, ids=lambda kind: kind.type)
def test_every_activation_has_a_curve_and_its_slope(kind):
    found = curve(kind.type)
    assert len(found["x"]) == POINTS
    y, slope = (np.array(found["curves"][0][name]) for name in ("y", "slope"))
    if kind.type == "softmax":
        np.testing.assert_allclose(y, 1 / (1 + 2 * np.exp(-X.numpy())), rtol=1e-5)  # beside two zeros
    else:
        np.testing.assert_allclose(y, kind().build([(1,)]).double()(X[:, None])[:, 0].detach(), rtol=1e-5, atol=1e-6)
    # Central differences, away from the corners.
    differences = (y[2:] - y[:-2]) / (2 * SPAN * 2 / (POINTS - 1))
    smooth = np.abs(np.diff(slope, 2)) < 0.02
    np.testing.assert_allclose(slope[1:-1][smooth], differences[smooth], atol=0.01)


def test_a_form_that_was_not_sent_is_followed_at_once():
    assert min(curve("leaky_relu", {"negative_slope": 0.5})["curves"][0]["y"]) == pytest.approx(-2.5)
    assert min(curve("leaky_relu", params=None)["curves"][0]["y"]) == pytest.approx(-0.05)
    graph = {"negative_slope": 0.1}
    found = answer(
        {
            "kind": "curve",
            "graph": chain(("leaky_relu", graph), shape=(1, 2, 2)).as_json(),
            "nodes": [{"id": "n1"}],
            "params": {"negative_slope": 0.3},
        },
        Networks(),
    ).json
    assert found is not None
    assert min(found["curves"][0]["y"]) == pytest.approx(-1.5)
    with pytest.raises(GraphFault) as fault:
        answer(
            {
                "kind": "curve",
                "graph": chain("relu", shape=(1, 2, 2)).as_json(),
                "nodes": [{"id": "n1"}],
                "params": {"slope": 1},
            },
            Networks(),
        )
    assert [(problem.node, problem.field) for problem in fault.value.problems] == [("n1", "slope")]


def test_learned_slopes_are_drawn_one_curve_for_each_that_differs(tmp_path):
    assert len(curve("prelu", {"per_channel": True})["curves"]) == 1, "all start alike"
    file = tmp_path / "live.safetensors"
    snapshot.write(file, {"n2.weight": torch.tensor([0.5, -1.0, 0.5])}, step=1, epoch=0)
    found = curve("prelu", {"per_channel": True}, weights=[str(file)])
    assert [one["y"][0] for one in found["curves"]] == pytest.approx([-2.5, 5.0])
    assert [one["slope"][0] for one in found["curves"]] == pytest.approx([0.5, -1.0])


def test_a_layer_that_is_not_connected_has_its_curve_too():
    graph = chain(conv(3), shape=(1, 6, 6)).as_json()
    graph["nodes"]["loose"] = {"type": "tanh", "params": {}, "position": [0, 0]}
    found = answer({"kind": "curve", "graph": graph, "nodes": [{"id": "loose"}]}, Networks()).json
    assert found is not None
    assert len(found["curves"]) == 1


@pytest.mark.parametrize("nodes", [["n1"], ["n2", "n2"], [], ["gone"]])
def test_only_one_activation_can_be_asked_for(nodes):
    graph = chain(conv(3), "relu", shape=(1, 6, 6)).as_json()
    with pytest.raises(InsightFault) as fault:
        answer({"kind": "curve", "graph": graph, "nodes": [{"id": node} for node in nodes]}, Networks())
    assert fault.value.problem.code == "question_needs_activation"

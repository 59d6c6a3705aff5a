"""Classification against the formulas, with auxiliary outputs and without."""

from __future__ import annotations

import pytest
import torch

from models import tasks
from models.compile import compile_graph
from tests.models.networks import chain, dense, network


def test_loss_is_cross_entropy_and_accuracy_counts():
    net = compile_graph(chain("flatten", dense(3), shape=(1, 2, 2)))
    pixels = torch.randint(0, 256, (5, 1, 2, 2)).float()
    labels = torch.tensor([0, 1, 2, 0, 1])
    loss, measures = tasks.get("classify").losses(net, pixels, labels)
    logits = net(pixels)["n2"]
    expected = -(logits.log_softmax(1)[range(5), labels]).mean()
    torch.testing.assert_close(loss, expected)
    torch.testing.assert_close(measures["loss"], expected.detach())
    assert measures["accuracy"].item() == pytest.approx((logits.argmax(1) == labels).float().mean().item())
    assert loss.requires_grad
    assert not measures["loss"].requires_grad


def test_auxiliary_outputs_count_with_their_weight_and_only_in_the_loss():
    nodes = {
        "input": ("input", {"shape": [1, 2, 2]}),
        "flat": ("flatten", {}),
        "fc": ("linear", {"out_features": 3}),
        "side": ("linear", {"out_features": 3}),
        "out": ("output", {}),
        "aux": ("output", {"role": "auxiliary", "weight": 0.3}),
    }
    edges = [("input", "flat"), ("flat", "fc"), ("flat", "side"), ("fc", "out"), ("side", "aux")]
    net = compile_graph(network(nodes, edges))
    pixels, labels = torch.rand(4, 1, 2, 2) * 255, torch.tensor([0, 1, 2, 0])
    loss, measures = tasks.get("classify").losses(net, pixels, labels)
    parts = {node: torch.nn.functional.cross_entropy(logits, labels) for node, logits in net(pixels).items()}
    torch.testing.assert_close(loss, parts["fc"] + 0.3 * parts["side"])
    torch.testing.assert_close(measures["loss"], parts["fc"].detach())


def test_tasks_are_registered_once():
    assert [task.name for task in tasks.all_tasks()] == ["classify"]
    with pytest.raises(ValueError, match="twice"):
        tasks.base.register(type(tasks.get("classify")))
    with pytest.raises(KeyError):
        tasks.get("juggle")

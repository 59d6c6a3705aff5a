"""Estimates of memory against what torch keeps alive."""

from __future__ import annotations

import torch
from hypothesis import given, settings

from models.analysis import analyse
from models.analysis.memory import saved_elements
from models.compile import compile_graph
from models.zoo import build
from tests.models.networks import chain, dense
from tests.models.random_networks import SIZE, networks

FLOAT = 4


@settings(max_examples=30)
@given(networks())
def test_training_keeps_each_tensor_once(graph):
    batch = 61  # no other size of these networks is
    net = compile_graph(graph)
    kept: dict[int, int] = {}

    def keep(value: torch.Tensor) -> torch.Tensor:
        if value.numel() % batch == 0:  # instance normalisation keeps (1, B·C, H, W)
            kept[value.data_ptr()] = value.numel() * value.element_size()
        return value

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda value: value):
        result = net(torch.rand(batch, 2, SIZE, SIZE))
    stored = sum(value.numel() * value.element_size() for value in net.state_dict().values())
    weights = sum(value.numel() for value in net.parameters()) * FLOAT
    analysis = analyse(graph, batch_size=batch, optimizer="adam")
    told = saved_elements(graph, analysis.wiring, analysis.nodes) * batch * FLOAT
    assert told == sum(kept.values())
    assert analysis.totals.training_bytes >= stored + 3 * weights + told
    assert analysis.totals.training_bytes >= analysis.totals.inference_bytes
    assert result["fc"].shape == (batch, 3)


def test_optimisers_differ_in_what_they_remember():
    graph = build("lenet5")
    sizes = {name: analyse(graph, optimizer=name).totals.training_bytes for name in ("sgd", "momentum", "adam")}
    assert sizes["momentum"] - sizes["sgd"] == 61_706 * FLOAT
    assert sizes["adam"] - sizes["sgd"] == 2 * 61_706 * FLOAT


def test_batches_scale_activations_only():
    graph = build("lenet5")
    one, two = (analyse(graph, batch_size=size).totals for size in (1, 2))
    assert two.memory_bytes == 2 * one.memory_bytes
    assert two.inference_bytes - one.inference_bytes == one.inference_bytes - 61_706 * FLOAT


def test_a_chain_holds_two_outputs_at_a_time():
    totals = analyse(chain("relu", "relu", "relu", "flatten", dense(1), shape=(1, 10, 10)), batch_size=1).totals
    assert totals.inference_bytes == (101 + 200) * FLOAT


def test_training_needs_no_less_than_looking():
    """Nothing before the first weights is kept, but it is computed all the same."""
    graph = chain("relu", "relu", "flatten", dense(1), shape=(1, 10, 10))
    totals = analyse(graph, batch_size=64, optimizer="sgd").totals
    assert totals.inference_bytes == (101 + 64 * 200) * FLOAT
    assert totals.training_bytes == (2 * 101 + 64 * 200) * FLOAT


def test_a_kept_tensor_that_two_layers_need_counts_once():
    """ReLU keeps its output, and the dense layer after it keeps the same tensor."""
    once = analyse(chain("flatten", dense(100), "relu"), batch_size=1, optimizer="sgd").totals
    both = analyse(chain("flatten", dense(100), "relu", dense(1)), batch_size=1, optimizer="sgd").totals
    assert both.training_bytes - once.training_bytes == 2 * 101 * FLOAT

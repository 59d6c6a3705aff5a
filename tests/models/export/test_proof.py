"""The exported file proves itself in a process of its own, and a file that is not the network is found out."""

from __future__ import annotations

import pytest
import torch

from models import zoo
from models.compile import compile_graph
from models.export.proof import _largest_difference, prove
from models.problems import GraphFault


@pytest.mark.parametrize("name", ["lenet5", "resnet_tiny"])
def test_the_file_gives_the_same_logits(name, tmp_path):
    graph = zoo.build(name)
    proof = prove(graph, compile_graph(graph, seed=3), "Сеть “1”", tmp_path)
    assert proof.equal
    assert proof.largest_difference <= proof.tolerance
    assert (proof.pictures, proof.classes) == (2, 10)


def test_weights_of_another_network_are_no_proof(tmp_path):
    with pytest.raises(GraphFault) as refused:
        prove(zoo.build("lenet5"), compile_graph(zoo.build("lenet5", classes=5)), "LeNet-5", tmp_path)
    assert refused.value.problems[0].code == "proof_failed"


def test_differences_are_found_where_there_are_no_numbers():
    nan, inf = float("nan"), float("inf")
    some = torch.tensor([[1.0, nan, inf]])
    assert _largest_difference(some, some.clone()) == 0
    assert _largest_difference(some, torch.tensor([[1.0, 2.0, inf]])) == inf
    assert _largest_difference(some, torch.tensor([[1.0]])) == inf
    assert _largest_difference(torch.tensor([[1.0, 2.0]]), torch.tensor([[1.5, 2.0]])) == 0.5

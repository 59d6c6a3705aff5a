"""The exported PyTorch file is the network: the same weights by name, the same logits, nested by its ids."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from itertools import pairwise

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch import nn

from models import zoo
from models.compile import compile_graph
from models.export.pytorch import pytorch_file
from models.graph import Graph, parse_graph
from models.problems import GraphFault
from tests.models.networks import chain, conv, dense, document, network
from tests.models.random_networks import networks


def source_of(graph: Graph, title: str) -> str:
    """The exported file's text."""
    return pytorch_file(graph, title).source


def network_class(source: str) -> type[nn.Module]:
    """The class of the network: the last one of the file."""
    names = [statement.name for statement in ast.parse(source).body if isinstance(statement, ast.ClassDef)]
    space = {"__name__": "exported"}
    exec(compile(source, "exported.py", "exec"), space)
    return space[names[-1]]


def pixels_for(graph: Graph, batch: int = 2) -> torch.Tensor:
    """Random pictures."""
    shape = next(layer for layer in graph.layers.values() if layer.type == "input").shape
    return torch.rand(batch, *shape) * 255


def assert_same(graph: Graph, source: str) -> None:
    """The file's network takes our weights, all of them, and gives our logits."""
    ours = compile_graph(graph).eval()
    theirs = network_class(source)().eval()
    theirs.load_state_dict(ours.state_dict(), strict=True)
    pixels = pixels_for(graph)
    with torch.inference_mode():
        torch.testing.assert_close(theirs(pixels), ours(pixels)[ours.main], rtol=0, atol=0)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(graph=networks())
def test_any_network_gives_the_same_logits(graph):
    assert_same(graph, source_of(graph, "Any"))


@pytest.mark.parametrize("entry", zoo.all_architectures(), ids=lambda entry: entry.name)
def test_every_architecture_takes_its_weights_by_name(entry):
    graph = zoo.build(entry.name)
    source = source_of(graph, graph.name)
    with torch.device("meta"):
        ours, theirs = compile_graph(graph), network_class(source)()
        assert {key: value.shape for key, value in theirs.state_dict().items()} == {
            key: value.shape for key, value in ours.state_dict().items()
        }
        pixels = pixels_for(graph)
        assert theirs.eval()(pixels).shape == ours.eval()(pixels)[ours.main].shape
    assert max(map(len, source.splitlines())) <= 150


@pytest.mark.parametrize("name", ["lenet5", "resnet_tiny", "vgg_small"])
def test_small_architectures_give_the_same_logits(name):
    graph = zoo.build(name)
    assert_same(graph, source_of(graph, graph.name))


def test_parts_that_are_alike_share_a_class():
    source = source_of(zoo.build("resnet_tiny"), "ResNet tiny")
    assert (
        source.count("(nn.Module):") == 4
    )  # normalisation, a block that keeps the shape, one that halves, the network
    assert "LayerBlock2(in_channels=16, channels=32)" in source


def test_ids_that_python_cannot_write_are_looked_up():
    nodes = {
        "input": ("input", {}),
        "class.0": conv(2),
        "class.if": ("relu", {}),
        "flat": ("flatten", {}),
        "out": dense(3),
    }
    graph = network(nodes, [("input", "class.0"), ("class.0", "class.if"), ("class.if", "flat"), ("flat", "out")])
    source = source_of(graph, "Odd")
    assert_same(graph, source)
    assert 'getattr(self, "class")' in source


def test_a_part_that_paths_leave_and_enter_again_is_a_holder():
    nodes = {
        "input": ("input", {}),
        "part.a": conv(2),
        "between": ("relu", {}),
        "part.b": conv(2),
        "flat": ("flatten", {}),
        "out": dense(3),
    }
    names = list(nodes)
    graph = network(nodes, list(pairwise(names)))
    source = source_of(graph, "Holder")
    assert_same(graph, source)
    assert "self.part = nn.Module()" in source
    assert "x = self.part.b(x)" in source


def auxiliary_network() -> Graph:
    """A head for training only beside the main one."""
    nodes = {
        "input": ("input", {}),
        "conv": conv(2),
        "aux.flat": ("flatten", {}),
        "aux.fc": dense(3),
        "flat": ("flatten", {}),
        "fc": dense(3),
        "answer": ("output", {}),
        "help": ("output", {"role": "auxiliary", "weight": 0.3}),
    }
    edges = [
        ("input", "conv"),
        ("conv", "aux.flat"),
        ("aux.flat", "aux.fc"),
        ("conv", "flat"),
        ("flat", "fc"),
        ("fc", "answer"),
        ("aux.fc", "help"),
    ]
    return network(nodes, edges)


def test_auxiliary_heads_answer_in_training_only():
    graph = auxiliary_network()
    source = source_of(graph, "Aux")
    assert_same(graph, source)
    theirs, ours = network_class(source)(), compile_graph(graph)
    theirs.load_state_dict(ours.state_dict())
    pixels = pixels_for(graph)
    assert all(map(torch.equal, theirs.train()(pixels), ours.train()(pixels).values()))


@settings(max_examples=30)
@given(title=st.text(max_size=40), group=st.text(max_size=40))
def test_titles_are_only_words_in_it(title, group):
    parts = chain(conv(2), "flatten", dense(3)).as_json()
    parts["groups"] = {"g": {"title": group, "parent": None, "collapsed": False}}
    parts["nodes"]["n1"]["group"] = "g"
    source = source_of(parse_graph(parts), title)
    assert [type(statement).__name__ for statement in ast.parse(source).body] == [
        type(statement).__name__ for statement in ast.parse(source_of(parse_graph(parts), "x")).body
    ]
    network_class(source)()


def test_a_file_stands_alone():
    source = source_of(zoo.build("resnet_tiny"), "ResNet tiny")
    imported = set(re.findall(r"^ *(?:from|import) (\w+)", source, re.MULTILINE))
    assert imported <= {"__future__", "collections", "torch", "sys", "safetensors"}


def test_a_file_run_without_weights_says_how_to_run_it(tmp_path):
    file = tmp_path / "network.py"
    file.write_text(source_of(chain(conv(2), shape=(1, 8, 8)), "x"))
    ended = subprocess.run([sys.executable, file], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, f"usage: python {file} WEIGHTS.safetensors\n")


def test_a_network_with_problems_is_not_exported():
    graph = parse_graph(document({"input": ("input", {}), "fc": dense(3)}, [("input", "fc")]))
    with pytest.raises(GraphFault):
        source_of(graph, "Unfit")

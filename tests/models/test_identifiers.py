"""Ids are names of modules: the fixed list of reserved names is torch's and ours."""

from __future__ import annotations

import pytest
from torch import nn

from models.compile import Net, compile_graph
from models.identifiers import MODULE_NAMES, OWN_NAMES, id_problems
from tests.models.networks import chain


def test_the_reserved_names_are_those_of_torchs_modules():
    module = nn.Module()
    assert {name for name in {*dir(module), *vars(module)} if not name.startswith("__")} <= MODULE_NAMES


def test_our_own_names_are_those_of_the_compiled_network():
    net = compile_graph(chain("relu"))
    own = {*dir(net), *vars(net), *Net.__annotations__} - {*dir(nn.Module()), *net._modules}
    assert {name for name in own if not name.startswith("__")} == OWN_NAMES


@pytest.mark.parametrize("name", ["conv1", "layer1.0.conv1", "_x", "a.b.c", "A9", "input", "a" * 128])
def test_ids_that_pass(name):
    assert id_problems([name]) == []


@pytest.mark.parametrize("name", ["", "1conv", "a..b", "a.", ".a", "a-b", "свёртка", "a b", "a" * 129, "a\n", "a/b"])
def test_ids_that_are_malformed(name):
    assert [problem.code for problem in id_problems([name])] == ["bad_id"]


@pytest.mark.parametrize("name", ["forward", "a.train", "type", "main", "training", "block._modules", "__class__"])
def test_ids_that_are_taken(name):
    assert [problem.code for problem in id_problems([name])] == ["id_reserved"]


def test_no_id_lies_inside_another():
    problems = id_problems(["a", "b.c", "a.b.c", "b.cd"])
    assert [(problem.code, problem.node, problem.params["id"]) for problem in problems] == [("id_prefix", "a.b.c", "a")]

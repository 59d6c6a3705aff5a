"""The gradient that arrives at each layer is autograd's, and without its skips a residual network is a plain one."""

from __future__ import annotations

import pytest
import torch
from torch.nn.functional import cross_entropy

from models import data, snapshot
from models.compile import compile_graph
from models.insight import InsightFault
from models.insight.answer import answer
from models.insight.kinds.gradient_flow import BATCH
from models.insight.networks import Networks
from tests.models.networks import chain, conv, dense, max_pool, network

NODES = ("d1", "d2", "d3", "d4")


def course(*, skip: bool):
    """Four layers whose derivative is 0.1 each, and a skip about the last two: the example of the course (E8)."""
    layers = {"input": ("input", {"shape": [1, 28, 28]}), "flatten": ("flatten", {}), "in": dense(10)}
    merge = {"sum": ("add", {})} if skip else {}
    edges = [("input", "flatten"), ("flatten", "in"), ("in", "d1"), ("d1", "d2"), ("d2", "d3"), ("d3", "d4")]
    edges += [("d4", "sum", "in0"), ("d2", "sum", "in1")] if skip else []
    return network({**layers, **{node: dense(10) for node in NODES}, **merge}, edges)


def with_tenths(graph, path):
    """Weights with which each of the four layers is 0.1·x."""
    weights = compile_graph(graph).state_dict()
    for node in NODES:
        weights[f"{node}.weight"] = 0.1 * torch.eye(10)
        weights[f"{node}.bias"] = torch.zeros(10)
    snapshot.write(path, weights, step=5, epoch=0)
    return [str(path)]


def asked(graph, **more):
    question = {"kind": "gradient_flow", "graph": graph.as_json(), "dataset": "mnist", **more}
    return answer(question, Networks()).json


@pytest.mark.parametrize(
    ("skip", "without", "factor"), [(False, False, 1e-4), (True, False, 0.0101), (True, True, 1e-4)]
)
def test_the_courses_factors(tmp_path, skip, without, factor):
    graph = course(skip=skip)
    found = asked(graph, weights=with_tenths(graph, tmp_path / "w"), without_skips=without)
    end = "sum" if skip and not without else "d4"
    shrunk = found["layers"]["in"]["arriving"] / found["layers"][end]["arriving"]
    assert shrunk == pytest.approx(factor, rel=1e-4)
    assert found["step"] == 5


def test_norms_are_those_of_autograd():
    graph = chain(conv(3, 5), "batch_norm2d", "relu", max_pool(4), "flatten", dense(10))
    found = asked(graph)
    assert found["images"] == BATCH
    net = compile_graph(graph).train()
    images = data.get("mnist").load("train")
    pixels, labels = (
        torch.from_numpy(images.images[:BATCH].copy()).float(),
        torch.from_numpy(images.labels[:BATCH].copy()),
    )
    outputs = {}

    def keep(node, output):
        if output.requires_grad:
            output.retain_grad()
            outputs[node] = output

    loss = cross_entropy(next(iter(net(pixels, keep).values())), labels)
    loss.backward()
    assert found["loss"] == pytest.approx(loss.item(), rel=1e-4)
    for node, layer in found["layers"].items():
        own = [weight.grad.ravel() for weight in net.get_submodule(node).parameters()]
        assert layer["gradient"] == (pytest.approx(torch.cat(own).norm().item(), rel=1e-3) if own else None)
        reached = outputs.get(node)
        assert layer["arriving"] == (None if reached is None else pytest.approx(reached.grad.norm().item(), rel=1e-3))


def test_nothing_is_learned_and_the_network_is_as_it_was():
    graph = chain(conv(2), "batch_norm2d", "relu", "flatten", dense(10))
    networks = Networks()
    question = {"kind": "gradient_flow", "graph": graph.as_json(), "dataset": "mnist"}
    net = networks.get(graph.as_json(), 0).net
    before = {key: tensor.clone() for key, tensor in net.state_dict().items()}
    first = answer(question, networks).json
    assert answer({**question, "without_skips": True}, networks).json == first  # it has none
    assert all(torch.equal(before[key], tensor) for key, tensor in net.state_dict().items())
    assert not any(weight.requires_grad for weight in net.parameters())
    assert not net.training


def test_without_skips_what_only_a_skip_feeds_has_no_gradient():
    nodes = {
        "input": ("input", {"shape": [1, 28, 28]}),
        **{name: conv(2, padding=1) for name in ("stem", "deep1", "deep2", "short")},
        "sum": ("add", {}),
        "flatten": ("flatten", {}),
        "out": dense(10),
    }
    edges = [("input", "stem"), ("stem", "deep1"), ("deep1", "deep2"), ("stem", "short"), ("deep2", "sum", "in0")]
    graph = network(nodes, [*edges, ("short", "sum", "in1"), ("sum", "flatten"), ("flatten", "out")])
    assert asked(graph)["layers"]["short"]["gradient"] > 0
    cut = asked(graph, without_skips=True)["layers"]
    assert cut["short"] == {"gradient": None, "arriving": None}
    assert cut["deep1"]["gradient"] > 0


def test_what_cannot_be_asked_is_said():
    with pytest.raises(InsightFault, match="answer"):
        asked(chain(conv(2)))
    with pytest.raises(InsightFault, match="answer"):
        asked(chain("flatten", dense(5)))  # ten classes are too many for five logits

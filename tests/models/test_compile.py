"""Any DAG compiles to what the analysis said, computes what plain torch computes, and starts from its seed alone."""

from __future__ import annotations

import weakref
from math import prod

import pytest
import torch
from hypothesis import given, settings
from torch import nn

from models.analysis import analyse
from models.compile import compile_graph
from models.problems import GraphFault
from models.zoo import build
from tests.models.networks import chain, conv, dense, max_pool, network
from tests.models.random_networks import SIZE, networks


def pixels(batch: int, *shape: int) -> torch.Tensor:
    return torch.rand(batch, *shape, generator=torch.Generator().manual_seed(3)) * 255


@settings(max_examples=40)
@given(networks())
def test_a_compiled_network_is_what_was_analysed(graph):
    analysis = analyse(graph)
    assert not analysis.problems
    net = compile_graph(graph)
    outputs: dict[str, torch.Tensor] = {}
    kept: dict[str, torch.Tensor] = {}

    def record(node: str, output: torch.Tensor) -> None:
        outputs[node] = output
        kept[node] = output.detach().clone()

    answer = net(pixels(2, 2, SIZE, SIZE), record)
    assert {node: tuple(output.shape) for node, output in outputs.items()} == {
        node: (2, *report.shape) for node, report in analysis.nodes.items()
    }
    assert list(outputs) == list(analysis.wiring.order)
    assert all(torch.equal(outputs[node], kept[node]) for node in outputs), "a recorded output was changed later"
    assert list(answer) == ["fc"] == [net.main]
    assert answer["fc"] is outputs["fc"]
    for node, report in analysis.nodes.items():
        assert sum(value.numel() for value in net.get_submodule(node).parameters()) == report.parameters
    assert sum(value.numel() for value in net.parameters()) == analysis.totals.parameters


@settings(max_examples=40)
@given(networks())
def test_receptive_fields_are_what_a_disturbed_picture_shows(graph):
    """Every pixel row (then column) is disturbed in turn; positive weights let no disturbance cancel out."""
    analysis = analyse(graph)
    net = compile_graph(graph).double().eval()
    for value in net.parameters():
        value.data.uniform_(0.5, 1)
    for axis in (0, 1):
        picture = pixels(1, 2, SIZE, SIZE).double().repeat(SIZE + 1, 1, 1, 1)
        for place in range(SIZE):  # the last one stays undisturbed
            picture[place].select(axis + 1, place).add_(1e4)
        outputs: dict[str, torch.Tensor] = {}
        with torch.no_grad():
            net(picture, outputs.__setitem__)
        for node, report in analysis.nodes.items():
            if report.field is None:
                assert len(report.shape) == 1
                continue
            window = report.field[axis]
            moved = (outputs[node][:-1] - outputs[node][-1:]).abs() > 1e-6 * outputs[node][-1:].abs()
            changed = moved.any(1).any(2 - axis)  # (disturbed place, output position)
            for position in range(report.shape[axis + 1]):
                places = changed[:, position].nonzero().flatten().tolist()
                first, last = window.bounds(position)
                assert all(first <= place <= last for place in places)
                if window.aligned:
                    assert last - first + 1 == window.size
                    assert first == position * window.stride - window.padding


def test_fields_are_not_just_an_upper_bound():
    graph = chain(
        conv(2, 3, 1, 1), max_pool(3, 2, 1), conv(2, 5, 2, 2), ("upsample", {}), conv(2, 3), shape=(1, 64, 64)
    )
    net = compile_graph(graph).double().eval()
    for value in net.parameters():
        value.data.uniform_(0.5, 1)
    picture = pixels(1, 1, 64, 64).double().repeat(65, 1, 1, 1)
    for place in range(64):
        picture[place].select(1, place).add_(1e4)
    outputs: dict[str, torch.Tensor] = {}
    with torch.no_grad():
        net(picture, outputs.__setitem__)
    for node, report in analyse(graph).nodes.items():
        changed = (outputs[node][:-1] != outputs[node][-1:]).any(1).any(2)
        middle = report.shape[1] // 2
        places = changed[:, middle].nonzero().flatten().tolist()
        assert (places[0], places[-1]) == report.field[0].bounds(middle)


def test_lenet_is_the_usual_sequence_of_torch_modules():
    net = compile_graph(build("lenet5"), seed=5)
    plain = nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    )  # fmt: skip
    plain.load_state_dict(dict(zip(plain.state_dict(), net.state_dict().values(), strict=True)))
    picture = pixels(3, 1, 28, 28)
    assert torch.equal(net(picture)["fc3"], plain(picture / 255 - 0.5))
    assert list(net.state_dict())[:3] == ["conv1.weight", "conv1.bias", "conv2.weight"]


def test_a_start_depends_on_seed_and_id_only():
    short = compile_graph(chain(conv(4), "flatten", dense(5)), seed=1).state_dict()
    longer = compile_graph(chain(conv(4), "flatten", dense(5), "relu", dense(3)), seed=1).state_dict()
    other = compile_graph(chain(conv(4), "flatten", dense(5)), seed=2).state_dict()
    assert all(torch.equal(short[key], longer[key]) for key in short)
    assert not any(torch.equal(short[key], other[key]) for key in short)
    assert not torch.equal(
        compile_graph(chain(conv(4), conv(4, padding=1))).state_dict()["n1.weight"][:, :1],
        compile_graph(chain(conv(4), conv(4, padding=1))).state_dict()["n2.weight"][:, :1],
    )


def test_compiling_leaves_the_global_generator_alone():
    torch.manual_seed(11)
    before = torch.get_rng_state()
    compile_graph(build("lenet5"), seed=4)
    assert torch.equal(torch.get_rng_state(), before)


def test_a_network_with_problems_is_refused_with_them():
    with pytest.raises(GraphFault) as refused:
        compile_graph(chain(dense(3)))
    assert [problem.code for problem in refused.value.problems] == ["needs_features"]


def test_what_fits_of_a_network_with_problems_can_be_looked_at():
    nodes = {"input": ("input", {}), "conv": conv(4), "fc": dense(3), "new": ("relu", {}), "huge": dense(10**9)}
    nodes["flat"] = ("flatten", {})
    graph = network(nodes, [("input", "conv"), ("conv", "fc"), ("conv", "flat"), ("flat", "huge")])
    net = compile_graph(graph, partial=True)
    outputs: dict[str, torch.Tensor] = {}
    assert net(pixels(1, 1, 28, 28), outputs.__setitem__) == {}
    assert net.main is None
    assert outputs.keys() == {"input", "conv", "flat"}


def test_what_would_take_minutes_is_not_even_looked_at():
    graph = chain(conv(4), conv(1000, kernel=33, padding=16), "relu", shape=(8, 512, 512))
    assert [problem.code for problem in analyse(graph).problems] == ["too_slow"]
    assert {name for name, _ in compile_graph(graph, partial=True).named_children()} == {"input", "n1"}


def test_a_branch_that_leads_nowhere_yet_is_alive():
    nodes = {"input": ("input", {}), "conv": conv(4), "relu": ("relu", {}), "branch": conv(2)}
    graph = network(nodes, [("input", "conv"), ("conv", "relu"), ("conv", "branch")])
    assert [problem.code for problem in analyse(graph).problems] == ["several_ends"]
    outputs: dict[str, torch.Tensor] = {}
    compile_graph(graph, partial=True)(pixels(1, 1, 28, 28), outputs.__setitem__)
    assert outputs.keys() == set(nodes)


def test_auxiliary_outputs_enter_the_loss_with_their_weights():
    nodes = {"input": ("input", {}), "flat": ("flatten", {}), "a": dense(3), "b": dense(3)}
    nodes |= {"main_end": ("output", {}), "other_end": ("output", {"role": "auxiliary", "weight": 0.3})}
    edges = [("input", "flat"), ("flat", "a"), ("flat", "b"), ("a", "main_end"), ("b", "other_end")]
    net = compile_graph(network(nodes, edges))
    assert net.loss_weights == {"a": 1.0, "b": 0.3}
    assert list(net(pixels(2, 1, 28, 28))) == ["a", "b"]


def test_an_auxiliary_output_on_the_main_logits_adds_nothing():
    nodes = {"input": ("input", {}), "flat": ("flatten", {}), "fc": dense(3)}
    nodes |= {"main_end": ("output", {}), "other_end": ("output", {"role": "auxiliary", "weight": 0.3})}
    edges = [("input", "flat"), ("flat", "fc"), ("fc", "main_end"), ("fc", "other_end")]
    assert compile_graph(network(nodes, edges)).loss_weights == {"fc": 1.0}


def test_outputs_are_freed_when_their_last_reader_is_done():
    net = compile_graph(chain(*(["tanh"] * 6), shape=(1, 8, 8)))
    outputs: list[weakref.ref[torch.Tensor]] = []
    alive: list[int] = []

    def count(_module: nn.Module, _inputs: object, output: torch.Tensor) -> None:
        outputs.append(weakref.ref(output))
        alive.append(sum(output() is not None for output in outputs))

    for name, module in net.named_children():
        assert name in {"input", "n1", "n2", "n3", "n4", "n5", "n6"}
        module.register_forward_hook(count)
    with torch.no_grad():
        net(pixels(1, 1, 8, 8))
    assert alive == [1, 2, 2, 2, 2, 2, 2]


def test_the_estimated_peak_is_the_schedules():
    graph = build("resnet_tiny", shape=(3, 16, 16))
    analysis = analyse(graph, batch_size=1)
    weights = sum(value.numel() * value.element_size() for value in compile_graph(graph).state_dict().values())
    largest = max(prod(report.shape) for report in analysis.nodes.values()) * 4
    assert weights + largest < analysis.totals.inference_bytes <= weights + 4 * largest


def test_auxiliary_heads_are_computed_in_training_and_for_who_looks():
    nodes = {
        "input": ("input", {"shape": [1, 4, 4]}),
        "flat": ("flatten", {}),
        "aux": ("linear", {"out_features": 3}),
        "aux_end": ("output", {"role": "auxiliary", "weight": 0.3}),
        "fc": ("linear", {"out_features": 3}),
    }
    edges = [("input", "flat"), ("flat", "aux"), ("aux", "aux_end"), ("flat", "fc")]
    net = compile_graph(network(nodes, edges))
    pixels = torch.rand(2, 1, 4, 4)
    computed: list[str] = []
    for node in nodes:
        net.get_submodule(node).register_forward_hook(lambda *_, node=node: computed.append(node))
    assert list(net(pixels)) == ["fc", "aux"]
    assert set(computed) == set(nodes)
    computed.clear()
    assert list(net.eval()(pixels)) == ["fc"]
    assert computed == ["input", "flat", "fc"]
    seen: list[str] = []
    assert list(net(pixels, lambda node, _: seen.append(node))) == ["fc", "aux"]
    assert set(seen) == set(nodes)

"""Wrong networks are told once, at the right place, and everything else about them is still computed."""

from __future__ import annotations

import json

import orjson
import pytest

from models.analysis import Analysis, analyse
from models.graph import Graph
from tests.models.networks import chain, conv, dense, max_pool, network

CLASSIFIER = {
    "input": ("input", {}),
    "conv": conv(4),
    "flat": ("flatten", {}),
    "fc": dense(10),
}
WIRES = [("input", "conv"), ("conv", "flat"), ("flat", "fc")]


def told(graph: Graph) -> list[tuple[str, str | None]]:
    """Codes and nodes; on the way, that the answer is fit for the wire in both languages."""
    analysis = analyse(graph)
    for language in ("en", "ru"):
        answer = json.loads(json.dumps(analysis.as_json(language), allow_nan=False))
        assert orjson.loads(orjson.dumps(answer)) == answer  # which refuses integers beyond 64 bits
        assert all(problem["message"] for problem in answer["problems"])
        assert answer["nodes"].keys() == graph.nodes.keys()
    return [(problem.code, problem.node) for problem in analysis.problems]


def shapes(analysis: Analysis) -> dict[str, tuple[int, ...]]:
    return {name: report.shape for name, report in analysis.nodes.items()}


def test_a_right_network_has_no_problem():
    assert told(network(CLASSIFIER, WIRES)) == []


def test_a_loop():
    nodes = {**CLASSIFIER, "sum": ("add", {}), "back": ("relu", {})}
    wires = [
        ("input", "conv"),
        ("conv", "sum", "in0"),
        ("sum", "back"),
        ("back", "sum", "in1"),
        ("back", "flat"),
        ("flat", "fc"),
    ]
    graph = network(nodes, wires)
    assert told(graph) == [("cycle", "sum")]
    assert analyse(graph).problems[0].message("en").startswith("These layers form a loop: sum → back → sum.")
    assert shapes(analyse(graph)) == {"input": (1, 28, 28), "conv": (4, 26, 26)}


def test_every_loop_is_told():
    nodes = {"input": ("input", {})}
    wires = []
    for name in ("p", "q"):
        nodes |= {f"{name}1": ("add", {}), f"{name}2": ("relu", {})}
        wires += [(f"{name}1", f"{name}2"), (f"{name}2", f"{name}1", "in1")]
    wires += [("input", "p1", "in0"), ("p2", "q1", "in0")]
    assert told(network(nodes, wires)) == [("cycle", "p1"), ("cycle", "q1")]


def test_a_layer_that_feeds_itself():
    nodes = {**CLASSIFIER, "self": ("relu", {})}
    assert ("cycle", "self") in told(network(nodes, [*WIRES, ("self", "self")]))


def test_a_kernel_larger_than_its_input():
    graph = chain(max_pool(4), conv(3, 7, padding=0), "relu", "flatten", dense(10), shape=(1, 20, 20))
    assert told(graph) == [("kernel_too_large", "n2")]
    problem = analyse(graph).problems[0]
    assert problem.field == "kernel_size"
    assert problem.message("en").startswith("Kernel 7×7 is larger than its padded input 5×5.")
    assert shapes(analyse(graph)) == {"input": (1, 20, 20), "n1": (1, 5, 5)}


def test_a_dilated_kernel_is_as_large_as_it_reaches():
    assert told(chain(conv(1, 3, dilation=3), shape=(1, 6, 9))) == [("kernel_too_large", "n1")]
    assert told(chain(conv(1, 3, dilation=3), shape=(1, 7, 9))) == []


def test_different_shapes_into_add_are_told_at_add_only():
    nodes = {
        "input": ("input", {}),
        "a": conv(4, 3),
        "b": conv(5, 3),
        "sum": ("add", {}),
        "after": conv(2, 3),
        "more": ("relu", {}),
    }
    wires = [
        ("input", "a"),
        ("input", "b"),
        ("a", "sum", "in0"),
        ("b", "sum", "in1"),
        ("sum", "after"),
        ("after", "more"),
    ]
    graph = network(nodes, wires)
    assert told(graph) == [("shapes_differ", "sum")]
    assert "in1 brings 5×26×26, expected 4×26×26" in analyse(graph).problems[0].message("en")


@pytest.mark.parametrize(
    ("layers", "code", "node"),
    [
        ((dense(10),), "needs_features", "n1"),
        (("flatten", conv(3)), "needs_maps", "n2"),
        (("flatten", max_pool()), "needs_maps", "n2"),
        (("flatten", "batch_norm2d"), "needs_maps", "n2"),
        ((conv(4, groups=3),), "groups_input", "n1"),
        ((conv(6), conv(4, groups=3)), "groups_output", "n2"),
        ((max_pool(2, padding=2),), "pool_padding", "n1"),
    ],
)
def test_inputs_that_do_not_fit(layers, code, node):
    assert told(chain(*layers)) == [(code, node)]


@pytest.mark.parametrize(
    ("shape", "mean", "code"), [((3, 8, 8), [0.5, 0.5], "per_channel"), ((8, 8), [0.5], "input_axes")]
)
def test_an_input_that_contradicts_itself(shape, mean, code):
    graph = network({"input": ("input", {"shape": shape, "mean": mean}), "end": ("relu", {})}, [("input", "end")])
    assert told(graph) == [(code, "input")]


def test_inputs_to_join():
    nodes = {"input": ("input", {}), "a": conv(4, 3), "b": conv(4, 5), "f": ("flatten", {}), "join": ("concat", {})}
    sizes = network(nodes, [("input", "a"), ("input", "b"), ("a", "join", "in0"), ("b", "join", "in1"), ("b", "f")])
    assert ("sizes_differ", "join") in told(sizes)
    axes = network(nodes, [("input", "a"), ("input", "b"), ("b", "f"), ("a", "join", "in0"), ("f", "join", "in1")])
    assert told(axes) == [("axes_differ", "join")]


def test_no_path_from_input_to_output():
    graph = network(CLASSIFIER, [WIRES[0], WIRES[2]])
    assert told(graph) == [("unconnected", "flat"), ("no_path", "fc")]
    assert shapes(analyse(graph))["conv"] == (4, 26, 26)
    marked = network(CLASSIFIER | {"out": ("output", {})}, [WIRES[0], WIRES[2], ("fc", "out")])
    assert told(marked) == [("unconnected", "flat"), ("no_path", "out")]


def test_an_input_that_leads_nowhere():
    graph = network({"input": ("input", {}), "fc": dense(3), "end": ("relu", {})}, [("fc", "end")])
    assert told(graph) == [("unconnected", "fc"), ("no_path", "end")]


def test_a_layer_just_dropped_on_the_canvas_is_told_once():
    graph = network(CLASSIFIER | {"new": ("relu", {})}, WIRES)
    assert told(graph) == [("unconnected", "new")]
    assert analyse(graph).main == "fc"


def test_a_merge_with_one_input():
    graph = network({"input": ("input", {}), "sum": ("add", {})}, [("input", "sum", "in1")])
    assert told(graph) == [("unconnected", "sum")]
    assert analyse(graph).problems[0].params["port"] == "in0"


def test_two_edges_into_one_port():
    graph = network(CLASSIFIER | {"other": conv(2)}, [*WIRES, ("input", "other"), ("other", "flat")])
    analysis = analyse(graph)
    assert ("port_taken", "flat") in told(graph)
    assert next(problem.edge for problem in analysis.problems if problem.code == "port_taken") == "e4"
    assert shapes(analysis)["fc"] == (10,)


def test_missing_and_surplus_inputs():
    assert told(network({}, [])) == [("no_input", None)]
    assert told(network({"fc": dense(3)}, [])) == [("no_input", None), ("unconnected", "fc")]
    assert ("second_input", "second") in told(network(CLASSIFIER | {"second": ("input", {})}, WIRES))


def test_outputs():
    assert told(network({"input": ("input", {})}, [])) == [("no_output", None)]
    two = CLASSIFIER | {"other": ("relu", {})}
    wires = [*WIRES, ("conv", "other")]
    assert told(network(two, wires)) == [("several_ends", "other")]
    assert told(network(two | {"out": ("output", {})}, [*wires, ("fc", "out")])) == []
    auxiliary = two | {"out": ("output", {}), "aux": ("output", {"role": "auxiliary", "weight": 0.3})}
    analysis = analyse(network(auxiliary, [*wires, ("fc", "out"), ("other", "aux")]))
    assert not analysis.problems
    assert (analysis.main, analysis.auxiliary) == ("fc", {"other": 0.3})
    twice = two | {"out": ("output", {}), "out2": ("output", {})}
    assert told(network(twice, [*wires, ("fc", "out"), ("other", "out2")])) == [("second_output", "out2")]


def test_the_loss_looks_through_a_last_softmax():
    assert analyse(chain("flatten", dense(10), "softmax")).main == "n2"
    assert analyse(chain("flatten", dense(10), "softmax", "output")).main == "n2"
    assert analyse(chain("flatten", dense(10), "softmax", dense(3))).main == "n4"


def test_a_million_million_parameters():
    graph = chain("flatten", dense(1300 * 10**6), "relu", shape=(1, 28, 28))
    assert told(graph) == [("too_large", "n2")]
    analysis = analyse(graph)
    assert analysis.totals.parameters == 785 * 1_300_000_000
    assert analysis.problems[0].message("en").startswith("This layer has 1.0·10¹² parameters (4.1\u202fTB)")


def test_many_layers_that_are_too_large_together():
    layers = [dense(20_000)] * 3
    assert told(chain("flatten", *layers)) == [("network_too_large", "n3")]


def test_outputs_and_work_are_bounded():
    assert told(chain(("upsample", {"scale_factor": 4096}))) == [("output_too_large", "n1")]
    slow = conv(100_000, 64, padding=32)
    assert told(chain(slow, shape=(1, 50, 50)))[0] == ("too_slow", "n1")


def test_numbers_stay_finite_however_absurd():
    layers = [("upsample", {"scale_factor": 4096})] * 400
    answer = analyse(chain(*layers), batch_size=10**6).as_json("en")
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer


def test_absurd_resizing_takes_no_time_and_no_memory():
    corners = {"scale_factor": [1, 4096], "mode": "bilinear", "align_corners": True}
    graph = chain(("upsample", corners), conv(1, 1), shape=(1, 1, 65_536))
    assert told(graph) == []
    assert analyse(graph).nodes["n2"].field is None
    sizes = [("adaptive_avg_pool2d", {"output_size": 4096 - number % 7}) for number in range(300)]
    graph = chain(*sizes, shape=(1, 4001, 4001))
    assert analyse(graph).nodes["n300"].field is None


def test_chains_of_absurd_strides_stay_within_what_json_carries():
    down = conv(1, kernel=3, stride=4096, padding=1)
    for layers in ([down] * 100, [("upsample", {"scale_factor": 3}), down] * 100):
        graph = chain(*layers)
        assert told(graph) == []
        assert analyse(graph).nodes["n2"].field is not None
        assert analyse(graph).nodes[f"n{len(layers)}"].field is None

"""Answers show what the network computes: exactly, in part where it is broken, and with the weights of the moment."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from models import snapshot
from models.compile import compile_graph
from models.graph import parse_graph
from models.insight import InsightFault
from models.insight.answer import answer
from models.insight.inputs import pixels_of
from models.insight.networks import Networks
from models.insight.question import Sample
from models.problems import GraphFault
from models.snapshot import SnapshotFault
from models.zoo import build
from tests.models.networks import chain, conv, dense, max_pool

LENET = build("lenet5").as_json()
NO_PICTURES = ((784,), (28, 28), (64, 65536, 65536))
"""Shapes of inputs: features, a mistake, more than is ever built."""

SAMPLE = {"dataset": "mnist", "split": "val", "index": 3}


def asked(graph: dict[str, Any] = LENET, kind: str = "activations", nodes: Any = None, **fields: Any) -> dict[str, Any]:
    names = graph["nodes"] if nodes is None else nodes
    wanted = [name if isinstance(name, dict) else {"id": name, "tiles": 64, "size": 64} for name in names]
    return {"kind": kind, "graph": graph, "input": SAMPLE, "nodes": wanted, "encoding": "float32", **fields}


def arrays(question: dict[str, Any], networks: Networks | None = None) -> dict[str, np.ndarray]:
    found = answer(question, networks or Networks())
    return {
        item["node"]: np.frombuffer(data, np.float32).reshape(item["tiles"], item["height"], item["width"])
        for item, data in found.items
    }


def outputs(graph: dict[str, Any], seed: int = 0) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    net = compile_graph(parse_graph(graph), seed).eval()
    recorded: dict[str, torch.Tensor] = {}
    pixels = pixels_of(Sample(**SAMPLE), net_input(graph))
    with torch.no_grad():
        logits = net(pixels, recorded.__setitem__)[net.main]
    return recorded, logits[0]


def net_input(graph: dict[str, Any]) -> tuple[int, int, int]:
    return tuple(graph["nodes"]["input"]["params"]["shape"])


def test_every_layer_shows_what_it_computes():
    expected, _ = outputs(LENET)
    found = arrays(asked())
    assert found.keys() == expected.keys() == LENET["nodes"].keys()
    for node, values in found.items():
        wanted = expected[node][0]
        np.testing.assert_array_equal(values, wanted if wanted.ndim == 3 else wanted[None, None])


def test_who_names_no_nodes_sees_all_and_who_names_none_sees_none():
    question = {**asked(), "encoding": "uint8", "nodes": None}
    assert [item["node"] for item, _ in answer(question, Networks()).items] == list(LENET["nodes"])
    filters = answer({**question, "kind": "filters"}, Networks()).items
    assert [item["node"] for item, _ in filters] == ["conv1", "conv2", "fc1", "fc2", "fc3"]
    assert answer({**question, "nodes": []}, Networks()).items == []


def test_channels_and_size_are_chosen_before_quantising():
    found = answer(asked(nodes=[{"id": "conv1", "tiles": 4, "size": 7}], encoding="uint8"), Networks())
    [(item, data)] = found.items
    assert (item["tiles"], item["height"], item["width"], item["channels"]) == (4, 7, 7, [0, 1, 2, 3])
    expected = torch.nn.functional.avg_pool2d(outputs(LENET)[0]["conv1"][0, :4], 4)
    np.testing.assert_allclose(item["hi"], expected.amax((1, 2)), rtol=1e-6)
    assert len(data) == 4 * 49


def test_probabilities_come_beside_the_pictures_and_alone():
    _, logits = outputs(LENET)
    beside = answer(asked(nodes=["conv1"], encoding="uint8", prediction=True), Networks()).items[-1]
    assert (beside[0]["kind"], beside[0]["dtype"], beside[0]["width"]) == ("prediction", "float32", 10)
    np.testing.assert_allclose(np.frombuffer(beside[1], np.float32), logits.softmax(0), rtol=1e-5)
    alone = answer(asked(kind="prediction", nodes=[]), Networks()).json
    assert alone is not None
    assert alone["class"] == int(logits.argmax())
    np.testing.assert_allclose(alone["logits"], logits, rtol=1e-5)


def test_filters_are_rows_of_output_and_input():
    net = compile_graph(parse_graph(LENET))
    found = arrays(asked(kind="filters"))
    assert found.keys() == {"conv1", "conv2", "fc1", "fc2", "fc3"}
    kernels = net.get_parameter("conv2.weight").detach().numpy()
    np.testing.assert_array_equal(found["conv2"], kernels.reshape(96, 5, 5))
    np.testing.assert_array_equal(found["fc3"], net.get_parameter("fc3.weight").detach().numpy()[None])
    few = answer(asked(kind="filters", nodes=[{"id": "conv2", "tiles": 20, "size": 5}], encoding="uint8"), Networks())
    assert (few.items[0][0]["tiles"], few.items[0][0]["channels"]) == (18, [0, 1, 2])
    assert few.items[0][0]["total"] == 96


def test_the_first_layer_of_a_colour_network_is_told_to_be_rgb():
    graph = chain(conv(4), conv(3), conv(2), shape=(3, 16, 16)).as_json()
    items = [item for item, _ in answer(asked(graph, kind="filters"), Networks()).items]
    assert [item.get("colour") for item in items] == ["rgb", None, None]
    assert [item["tiles"] for item in items] == [12, 12, 6]
    for other in (chain(conv(4), shape=(4, 8, 8)), chain(conv(4, groups=2), shape=(6, 8, 8))):
        question = asked(other.as_json(), kind="filters", nodes=[{"id": "n1", "tiles": 3}], encoding="uint8")
        [(item, _)] = answer(question, Networks()).items
        assert (item["tiles"], item.get("colour")) == (3, None)


def test_layers_whose_weight_is_no_row_of_filters_show_what_they_multiply_by():
    graph = chain(
        ("conv_transpose2d", {"out_channels": 4, "kernel_size": [2, 3], "groups": 2}),
        ("partial_conv2d", {"table": [[0, 2], [3]], "kernel_size": [3, 3]}),
        ("depthwise_separable_conv2d", {"out_channels": 5}),
        ("weighted_avg_pool2d", {"learned": True}),
        "flatten",
        dense(84),
        ("rbf", {"codes": "digits"}),
        shape=(6, 14, 14),
    ).as_json()
    net, found = compile_graph(parse_graph(graph)), arrays(asked(graph, kind="filters"))
    assert [found[f"n{number}"].shape for number in (1, 2, 3, 4, 7)] == [
        (4 * 3, 2, 3),
        (2 * 4, 3, 3),
        (2, 3, 3),
        (1, 3, 3),
        (10, 12, 7),
    ]
    painted = net.get_parameter("n1.weight").detach().numpy()  # (6, 2, 2, 3): input 4 is the second of the other group
    np.testing.assert_array_equal(found["n1"][2 * 3 + 1], painted[4, 0])
    assert not found["n2"][1].any()
    assert found["n4"].sum() == pytest.approx(1)
    assert set(np.unique(found["n7"])) == {-1, 1}


def test_gradients_are_those_of_the_chosen_logit():
    graph = chain(conv(2), "tanh", "flatten", dense(3), shape=(1, 6, 6)).as_json()
    found = arrays(asked(graph, kind="gradients", nodes=["n1", "n2", "n4"], target=2))
    net = compile_graph(parse_graph(graph)).eval()
    weight = net.get_parameter("n4.weight")[2].detach().reshape(2, 4, 4).numpy()
    np.testing.assert_allclose(found["n2"], weight, rtol=1e-6)
    activations = arrays(asked(graph, nodes=["n2"]))["n2"]
    np.testing.assert_allclose(found["n1"], weight * (1 - activations**2), rtol=1e-5)
    np.testing.assert_array_equal(found["n4"], [[[0, 0, 1]]])
    assert answer(asked(graph, kind="gradients", nodes=["gone"]), Networks()).items == []


def test_a_broken_network_shows_what_still_computes():
    graph = chain(conv(4), max_pool(), conv(2, kernel=20), "relu", "flatten", dense(10)).as_json()
    found = answer(asked(graph, prediction=True), Networks())
    assert [item["node"] for item, _ in found.items] == ["input", "n1", "n2"]
    with pytest.raises(InsightFault) as fault:
        answer(asked(graph, kind="prediction"), Networks())
    assert fault.value.problem.code == "question_needs_answer"


def test_maps_at_the_end_are_no_classes():
    graph = chain(conv(4)).as_json()
    found = answer(asked(graph, prediction=True), Networks())
    assert [item["kind"] for item, _ in found.items] == ["activations", "activations"]
    for kind in ("prediction", "gradients"):
        with pytest.raises(InsightFault, match="for each class"):
            answer(asked(graph, kind=kind), Networks())


def test_weights_come_from_the_best_file_that_fits_and_are_read_again_when_it_changes(tmp_path):
    best, second = tmp_path / "live.safetensors", tmp_path / "start.safetensors"
    ones, twos = {"fc3.bias": torch.ones(10)}, {"fc3.bias": torch.full((10,), 2.0), "fc2.bias": torch.full((84,), 2.0)}
    networks, question = Networks(), asked(nodes=[], prediction=True, weights=[str(best), str(second)])

    def biases() -> tuple[float, float]:
        found = answer(question, networks)
        net = networks.get(LENET, 0).net
        steps.append(found.step)
        return net.get_parameter("fc3.bias")[0].item(), net.get_parameter("fc2.bias")[0].item()

    steps: list[int | None] = []
    fresh = biases()
    snapshot.write(second, twos, step=5, epoch=0)
    assert biases() == (2.0, 2.0)
    snapshot.write(best, ones, step=9, epoch=0)
    assert biases() == (1.0, 2.0)
    best.unlink()
    assert biases() == (2.0, 2.0)
    second.unlink()
    assert biases() == fresh
    assert steps == [None, 5, 9, 5, None]
    best.write_bytes(b"no weights")
    with pytest.raises(SnapshotFault):
        biases()


def test_overrides_touch_one_answer_only():
    networks = Networks()
    plain = arrays(asked(), networks)
    change = {"key": "conv1.weight", "index": [2, 0, 1, 1], "value": 50.0}
    changed = arrays(asked(overrides={"weights": [change], "channels_off": {"pool1": [0, 2]}}), networks)
    assert not np.array_equal(changed["conv1"][2], plain["conv1"][2])
    np.testing.assert_array_equal(changed["conv1"][[0, 1, 3]], plain["conv1"][[0, 1, 3]])
    assert np.all(changed["pool1"][[0, 2]] == 0)
    assert not np.array_equal(changed["conv2"], plain["conv2"])
    for node, values in arrays(asked(), networks).items():
        np.testing.assert_array_equal(values, plain[node])
    for index in ([9, 0, 0, 0], [0, 0], [-1, 0, 0, 0]):
        with pytest.raises(InsightFault):
            answer(asked(overrides={"weights": [{**change, "index": index}]}), networks)
    for node, channel in (("pool1", 6), ("pool1", -1), ("gone", 0)):
        with pytest.raises(InsightFault, match=f"{node} has no channel {channel}"):
            answer(asked(overrides={"channels_off": {node: [channel]}}), networks)
    with pytest.raises(GraphFault):
        answer(asked(overrides={"conv1.weight": 1}), networks)


def test_a_channel_of_what_cannot_be_built_is_off_already():
    graph = chain(conv(4, kernel=40)).as_json()
    found = answer(asked(graph, overrides={"channels_off": {"n1": [0]}}), Networks())
    assert [item["node"] for item, _ in found.items] == ["input"]


def test_only_what_matters_makes_another_network(monkeypatch):
    networks = Networks()
    one = networks.get(LENET, 0)
    moved = {**LENET, "nodes": {k: {**node, "position": [5, 5]} for k, node in LENET["nodes"].items()}}
    assert networks.get(moved, 0) is one
    assert networks.get(LENET, 1) is not one
    monkeypatch.setattr("models.insight.networks.MOST_NETWORKS", 1)
    networks.get(LENET, 2)
    assert networks.get(LENET, 0) is not one
    small = Networks(most_bytes=1)
    kept = small.get(LENET, 0)
    assert small.get(LENET, 0) is kept
    small.get(LENET, 1)
    assert small.get(LENET, 0) is not kept


def test_questions_that_cannot_be_answered_say_why():
    for question, code in (
        (asked(kind="dreams"), "question_kind_unknown"),
        (asked(input=None), "question_needs_input"),
        (asked(kind="gradients", target=10), "class_missing"),
        *((asked(chain("relu", shape=shape).as_json()), "question_needs_picture") for shape in NO_PICTURES),
    ):
        with pytest.raises(InsightFault) as fault:
            answer(question, Networks())
        assert fault.value.problem.code == code
    with pytest.raises(GraphFault):
        answer({"kind": "activations"}, Networks())
    with pytest.raises(GraphFault):
        answer(asked({"nodes": {"a": {"type": "teleport"}}}, nodes=[]), Networks())

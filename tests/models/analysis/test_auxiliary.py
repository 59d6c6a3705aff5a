"""What only auxiliary outputs need is counted apart: it is trained, and answers nothing."""

from __future__ import annotations

from models.analysis import analyse
from tests.models.networks import conv, dense, network

NODES = {
    "input": ("input", {"shape": [1, 8, 8]}),
    "conv": conv(4, padding=1),
    "body": ("flatten", {}),
    "fc": dense(10),
    "softmax": ("softmax", {}),
    "side": conv(2),
    "flat": ("flatten", {}),
    "wide": dense(50),
    "deep": dense(50),
    "aux": dense(10),
    "aux_end": ("output", {"role": "auxiliary", "weight": 0.3}),
}
MAIN = [("input", "conv"), ("conv", "body"), ("body", "fc"), ("fc", "softmax")]
SIDE = [("conv", "side"), ("side", "flat"), ("flat", "wide"), ("wide", "deep"), ("deep", "aux"), ("aux", "aux_end")]


def test_an_auxiliary_head_is_counted_apart():
    whole = analyse(network(NODES, [*MAIN, *SIDE]))
    bare = analyse(network({name: NODES[name] for name in ["input", "conv", "body", "fc", "softmax"]}, MAIN))
    assert whole.training_only == {"side", "flat", "wide", "deep", "aux", "aux_end"}
    assert not whole.problems
    assert bare.training_only == frozenset()
    for number in ("parameters", "macs", "depth", "inference_bytes"):
        assert getattr(whole.totals, number) == getattr(bare.totals, number)
    head = (4 * 9 + 1) * 2 + (2 * 36 + 1) * 50 + 51 * 50 + 51 * 10
    assert whole.totals.training_only_parameters == head
    assert bare.totals.training_only_parameters == 0
    assert whole.totals.training_bytes - bare.totals.training_bytes >= 4 * 4 * head  # weights, gradients, Adam's two
    assert whole.as_json("en")["totals"]["training_only_parameters"] == head


def test_what_the_answer_needs_too_is_no_training_only():
    nodes = {name: NODES[name] for name in ["input", "conv", "body", "fc", "softmax", "aux_end"]}
    assert analyse(network(nodes, [*MAIN, ("fc", "aux_end")])).training_only == {"aux_end"}


def test_a_network_without_an_answer_is_counted_whole():
    nodes = {name: NODES[name] for name in ["input", "conv", "side", "flat", "wide", "deep", "aux", "aux_end"]}
    analysis = analyse(network(nodes, [MAIN[0], *SIDE]))
    assert analysis.training_only == frozenset()
    assert analysis.totals.training_only_parameters == 0
    assert analysis.totals.parameters == sum(report.parameters for report in analysis.nodes.values())

"""The LeNets have the weights and connections that their papers count."""

from __future__ import annotations

import torch

from models.analysis import analyse
from models.compile import compile_graph
from models.zoo import build


def parameters(name: str) -> dict[str, int]:
    return {node: report.parameters for node, report in analyse(build(name)).nodes.items() if report.parameters}


def test_lenet1_has_2_578_weights_and_98_442_connections():
    analysis = analyse(build("lenet1"))
    assert analysis.totals.parameters == 2_578
    maps = {name: report.shape for name, report in analysis.nodes.items()}
    assert maps["h1"] == (4, 24, 24)
    assert maps["h3"] == (12, 8, 8)
    assert maps["h4"] == (12, 4, 4)
    # Every unit's inputs and its bias: the paper's count.
    connections = 4 * 24 * 24 * 26 + 4 * 12 * 12 * 5 + 8 * 8 * (20 * 25 + 12) + 12 * 4 * 4 * 5 + 1_930
    assert connections == 98_442
    assert analysis.nodes["h3"].parameters == 20 * 25 + 12


def test_lenet5_of_1998_has_the_papers_weights():
    counted = parameters("lenet5_1998")
    assert counted == {"c1": 156, "s2": 12, "c3": 1_516, "s4": 32, "c5": 48_120, "f6": 10_164}
    analysis = analyse(build("lenet5_1998"))
    assert analysis.nodes["c5"].shape == (120, 1, 1)
    assert analysis.totals.parameters == 60_000
    padded = analyse(build("lenet5_1998", shape=(1, 28, 28)))
    assert padded.nodes["c5"].shape == (120, 1, 1)


def test_its_input_is_black_at_minus_0_1_and_white_at_1_175():
    net = compile_graph(build("lenet5_1998"))
    ends = net.input(torch.tensor([0.0, 255.0]).view(2, 1, 1, 1)).flatten()
    torch.testing.assert_close(ends, torch.tensor([-0.1, 1.175]))


def test_drawn_codes_are_for_ten_digits_only():
    assert build("lenet5_1998").layers["output"].codes == "digits"
    assert build("lenet5_1998", classes=26).layers["output"].codes == "random"


def test_lenet4_makes_eight_maps_of_four():
    analysis = analyse(build("lenet4"))
    assert analysis.nodes["s2"].shape == (8, 14, 14)
    assert analysis.nodes["f5"].parameters == 48_120

"""Initialisations have the spread that their papers give, layer by layer, and touch nothing else."""

from __future__ import annotations

import math

import pytest
import torch

from models.compile import compile_graph
from models.initialization import Initialization, Override
from tests.models.networks import chain, conv, dense

WIDE = chain(
    conv(64, 3), "batch_norm2d", ("conv_transpose2d", {"out_channels": 48, "kernel_size": 3}), "flatten", dense(100),
    shape=(16, 6, 6),
)  # fmt: skip
KERNELS = {"n1.weight": (16 * 9, 64 * 9), "n3.weight": (64 * 9, 48 * 9), "n5.weight": (48 * 36, 100)}
"""Weights with fan-in and fan-out."""


def weights(kind: str, seed: int = 3, **more) -> dict[str, torch.Tensor]:
    return compile_graph(WIDE, seed, initialization=Initialization(kind=kind, **more)).state_dict()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("normal", lambda _in, _out: 0.05),
        ("xavier", lambda fan_in, fan_out: math.sqrt(2 / (fan_in + fan_out))),
        ("kaiming", lambda fan_in, _out: math.sqrt(2 / fan_in)),
    ],
)
def test_spread(kind, expected):
    found = weights(kind, std=0.05, bias=1.0)
    for key, fans in KERNELS.items():
        assert found[key].std().item() == pytest.approx(expected(*fans), rel=0.05)
        assert abs(found[key].mean().item()) < 4 * expected(*fans) / math.sqrt(found[key].numel())
        assert (found[key.replace("weight", "bias")] == 1).all()
    if kind == "xavier":
        assert found["n1.weight"].abs().max() <= math.sqrt(6 / sum(KERNELS["n1.weight"]))


def test_orthogonal_rows_or_columns():
    found = weights("orthogonal")
    for key, outermost in (("n1.weight", 0), ("n3.weight", 1), ("n5.weight", 0)):
        matrix = found[key].movedim(outermost, 0).flatten(1)
        small = matrix @ matrix.T if matrix.shape[0] <= matrix.shape[1] else matrix.T @ matrix
        torch.testing.assert_close(small, torch.eye(len(small)), atol=1e-4, rtol=0)


def test_the_default_and_what_is_no_convolution_stay_as_they_were():
    plain = compile_graph(WIDE, 3).state_dict()
    assert all(torch.equal(value, plain[key]) for key, value in weights("default", bias=1.0).items())
    drawn = weights("kaiming")
    assert all(torch.equal(drawn[key], plain[key]) for key in plain if key.startswith("n2."))


def test_a_layer_may_have_its_own_and_the_others_do_not_notice():
    own = Override(kind="normal", std=0.3, bias=-1.0)
    whole, one = weights("kaiming"), weights("kaiming", layers={"n3": own})
    assert one["n3.weight"].std().item() == pytest.approx(0.3, rel=0.05)
    assert (one["n3.bias"] == -1).all()
    assert all(torch.equal(one[key], whole[key]) for key in whole if not key.startswith("n3."))
    default = weights("kaiming", layers={"n3": Override(kind="default")})
    assert torch.equal(default["n3.weight"], compile_graph(WIDE, 3).state_dict()["n3.weight"])


def test_the_same_seed_draws_the_same_and_another_does_not():
    assert torch.equal(weights("normal")["n1.weight"], weights("normal")["n1.weight"])
    assert not torch.equal(weights("normal")["n1.weight"], weights("normal", seed=4)["n1.weight"])


def test_a_table_of_connections_counts_the_maps_that_a_filter_sees():
    table = [[0, 1], [1, 2], [0, 1, 2, 3]] * 150
    partial = chain(("partial_conv2d", {"table": table, "kernel_size": 3}), "flatten", dense(2), shape=(4, 4, 4))
    found = compile_graph(partial, initialization=Initialization(kind="kaiming")).state_dict()["n1.weight"]
    kernels = found.split([len(row) for row in table])
    for maps in (2, 4):
        drawn = torch.cat([kernel for kernel in kernels if len(kernel) == maps])
        assert drawn.std().item() == pytest.approx(math.sqrt(2 / (9 * maps)), rel=0.1)

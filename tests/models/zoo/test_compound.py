"""Compound scaling: B0 at the start, the paper's factors on the way, and limits said in words."""

from __future__ import annotations

import pytest

from models.analysis import analyse
from models.problems import GraphFault
from models.zoo import build
from models.zoo.compound import compound, dropout
from models.zoo.efficientnet import VARIANTS


def test_it_starts_at_b0():
    scaled, b0 = compound(0).as_json(), build("efficientnet_b0").as_json()
    assert {**scaled, "name": b0["name"]} == b0


@pytest.mark.parametrize("phi", [1, 2.5, 4])
def test_a_step_costs_about_twice_as_much(phi):
    at_phi, before = (analyse(compound(steps)).totals.macs for steps in (phi, phi - 1))
    assert at_phi / before == pytest.approx(1.2 * 1.1**2 * 1.15**2, rel=0.2)  # rounding to whole blocks and maps


def test_every_factor_does_its_own():
    b0, deep, wide, sharp = (analyse(compound(1, *factors)) for factors in ((1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2)))
    assert deep.totals.depth > 1.7 * b0.totals.depth
    assert wide.totals.depth == sharp.totals.depth == b0.totals.depth
    assert wide.nodes["avgpool"].shape == (2560, 1, 1)
    assert sharp.nodes["input"].shape == (3, 448, 448)
    assert sharp.totals.parameters == b0.totals.parameters


def test_dropout_follows_the_released_table():
    assert [dropout(phi) for phi in range(8)] == [scale.dropout for scale, *_ in VARIANTS]


@pytest.mark.parametrize(
    ("factors", "code"), [((6, 1.6, 1.1, 1.15), "compound_too_deep"), ((8, 1, 1, 1.5), "compound_too_sharp")]
)
def test_what_is_too_large_is_said_in_words(factors, code):
    with pytest.raises(GraphFault) as refused:
        compound(*factors)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert all(problem.message("ru") for problem in refused.value.problems)


def test_the_deepest_that_is_allowed_fits_into_a_document():
    deepest = compound(1, alpha=7)
    assert len(deepest.nodes) <= 2000

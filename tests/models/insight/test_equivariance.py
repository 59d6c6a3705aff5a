"""What moves with the picture, and what stays: measured on networks where the answer is known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.insight.answer import answer
from models.insight.faults import InsightFault
from models.insight.networks import Networks
from tests.models.networks import chain, conv, dense

PIXELS = np.random.default_rng(0).integers(0, 256, (1, 24, 24))
NETWORK = chain(
    conv(3, kernel_size=3, padding=1), "relu", ("max_pool2d", {"kernel_size": 2, "stride": 2}), conv(2, kernel_size=3),
    "flatten", dense(4), shape=(1, 24, 24),
)  # fmt: skip
CONV, POOL, LAST, FLAT, DENSE = "n1", "n3", "n4", "n5", "n6"


def measured(**moved: Any) -> dict[str, dict[str, Any]]:
    question = {
        "kind": "equivariance",
        "graph": NETWORK.as_json(),
        "input": {"pixels": PIXELS.tolist(), "moved": moved},
    }
    found = answer(question, Networks()).json
    assert found is not None
    assert len(found["probabilities"]) == 2
    return {each["node"]: each for each in found["nodes"]}


@settings(max_examples=10)
@given(down=st.integers(-3, 3), right=st.integers(-3, 3))
def test_a_convolution_commutes_with_every_shift_inside(down, right):
    found = measured(down=down, right=right)[CONV]
    assert found["inside"] == pytest.approx(0, abs=1e-6)
    assert found["inside_units"] == (22 - abs(down)) * (22 - abs(right))
    assert found["units"] == 24 * 24


def test_a_stride_of_two_commutes_with_even_shifts_alone():
    even, odd = measured(down=2, right=-4), measured(down=1)
    assert even[POOL]["cells"] == [1, -2]
    assert even[POOL]["inside"] == pytest.approx(0, abs=1e-6)
    assert even[LAST]["inside"] == pytest.approx(0, abs=1e-6)
    assert odd[POOL]["cells"] == [0.5, 0]
    assert odd[POOL]["inside"] > 0.01


def test_the_maximum_stays_when_nothing_leaves_the_picture():
    pixels = np.zeros((1, 24, 24), int)
    pixels[0, 8:14, 8:14] = PIXELS[0, :6, :6]
    question = {
        "kind": "equivariance",
        "graph": NETWORK.as_json(),
        "input": {"pixels": pixels.tolist(), "moved": {"down": 4, "right": 2}},
    }
    found = {each["node"]: each for each in answer(question, Networks()).json["nodes"]}  # type: ignore[index]
    assert found[LAST]["maximum"] == pytest.approx(0, abs=1e-5)
    assert found[FLAT]["change"] > 0.1, "the same features, at other places"
    assert found[DENSE]["change"] > 0


def test_a_turn_is_no_symmetry_and_a_cover_hides():
    turned = measured(turn=30.0)[CONV]
    assert turned["error"] > 0.1
    assert turned["inside"] is None
    covered = measured(cover={"top": 4, "left": 4, "side": 8})[CONV]
    assert covered["error"] > 0.1
    assert covered["inside"] is None


def test_a_picture_that_stands_still_cannot_be_compared():
    question = {"kind": "equivariance", "graph": NETWORK.as_json(), "input": {"pixels": PIXELS.tolist()}}
    with pytest.raises(InsightFault, match="stands still"):
        answer(question, Networks())

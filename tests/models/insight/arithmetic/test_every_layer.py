"""Every layer of the registry, in both modes: the steps lead to the very number that torch computed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from models.insight.arithmetic import rule_of
from models.layers import all_layers
from tests.models.insight.arithmetic.computing import array, computed, units, worked_out
from tests.models.strategies import layers_with_inputs

every_layer = pytest.mark.parametrize("kind", all_layers(), ids=lambda kind: kind.type)
tried = settings(max_examples=12, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


def reckoned(step: dict) -> float:
    """What the numbers of a step come to, reckoned from them alone."""
    return RECKONINGS[step["form"]](step)


def combined(step: dict) -> float:
    """The values of all inputs, added up or multiplied."""
    values = [part["value"] for part in step["parts"]]
    return sum(values) if step["operation"] == "add" else math.prod(values)


def normalised(step: dict) -> float:
    """The fourth formula."""
    return step["standardised"] * (1 if step["gamma"] is None else step["gamma"]) + (step["beta"] or 0)


def moved(step: dict) -> float:
    """A mixture of values, with weight 1 where none is told."""
    return sum(part["value"] * (1 if part["weight"] is None else part["weight"]) for part in step["parts"])


def pooled(step: dict) -> float:
    """The same of a window's values."""
    height, width = step["size"]
    values = array(step["patch"])
    inside = [[0 <= row < height and 0 <= column < width for column in step["columns"]] for row in step["rows"]]
    match step["operation"]:
        case "max":
            return values[inside].max()
        case "mean":
            return values.sum() / step["divisor"]
        case "weighted":
            return (values * array(step["weights"])).sum()
        case "power":
            return (abs(values) ** step["power"]).sum() ** (1 / step["power"])
    return step["weight"] * values.sum() + step["bias"]


RECKONINGS: dict[str, Callable[[dict], float]] = {
    "products": lambda step: step["sum"] + (step["bias"] or 0),
    "terms": lambda step: step["sum"] + (step["bias"] or 0),
    "pooled": pooled,
    "normalised": normalised,
    "response": lambda step: step["x"] / step["denominator"],
    "combined": combined,
    "moved": moved,
    "noisy": lambda step: step["mean"] + step["deviation"] * step["noise"],
    "masked": lambda step: step["x"] * step["factor"],
    "shares": lambda step: {score["channel"]: score["probability"] for score in step["scores"]}[step["channel"]],
    "pixel": lambda step: (step["x"] / 255 - step["mean"]) / step["std"],
}


@every_layer
@tried
@given(data=st.data(), train=st.booleans())
def test_the_steps_lead_to_the_output(kind, data, train):
    layer, inputs, output = data.draw(layers_with_inputs(kind))
    made = computed(layer, inputs, seed=data.draw(st.integers(0, 9)), train=train)
    unit = data.draw(units(output))
    assume(made.output[0][unit.place].isfinite())
    steps = [asdict(step) for step in worked_out(made, unit)]
    expected = float(made.output[0][unit.place])
    assert steps[-1]["output"] == pytest.approx(expected, rel=1e-7, abs=0)  # float32, told in as few digits as it has
    for step in steps:
        if step["form"] == "function":
            assert step["x"] == pytest.approx(float(made.input[unit.place]), rel=1e-6)
            continue
        step.setdefault("channel", unit.channel)
        scale = step.get("magnitude") or abs(step["output"]) + 1
        assert reckoned(step) == pytest.approx(step["output"], rel=1e-5, abs=1e-5 * scale)


def test_all_layers_say_how_their_values_come_about():
    assert [kind.type for kind in all_layers() if rule_of(kind()) is None] == []

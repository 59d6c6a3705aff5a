"""An untrained network is looked at with the initial weights that its training would begin with."""

from __future__ import annotations

from models.compile import compile_graph
from models.graph import parse_graph
from models.initialization import Initialization
from tests.models.insight.test_answer import LENET, arrays, asked


def test_filters_are_drawn_as_the_recipe_says():
    initialization = {"kind": "normal", "std": 0.5, "layers": {"conv2": {"kind": "default"}}}
    question = asked(kind="filters", nodes=["conv1", "conv2"], seed=4, initialization=initialization)
    found = arrays(question)
    begun = Initialization.model_validate(initialization)
    expected = compile_graph(parse_graph(LENET), 4, initialization=begun).state_dict()
    plain = arrays(asked(kind="filters", nodes=["conv1", "conv2"], seed=4))
    for node in ("conv1", "conv2"):
        assert (found[node] == expected[f"{node}.weight"].flatten(0, 1).numpy()).all()
    assert (found["conv2"] == plain["conv2"]).all()
    assert not (found["conv1"] == plain["conv1"]).all()

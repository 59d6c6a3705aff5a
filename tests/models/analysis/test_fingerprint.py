"""The fingerprint changes with what is trained, and with nothing else."""

from __future__ import annotations

import json

from models.analysis import training_fingerprint
from models.graph import parse_graph
from models.zoo import build

LENET = build("lenet5").as_json()


def fingerprint(*path_and_value: object) -> str:
    """Of LeNet-5 with one value set at a path."""
    copy = json.loads(json.dumps(LENET))
    *path, key, value = path_and_value
    here = copy
    for part in path:
        here = here[part]
    here[key] = value
    return training_fingerprint(parse_graph(copy))


SAME = training_fingerprint(parse_graph(LENET))


def test_looks_do_not_count():
    assert fingerprint("nodes", "conv1", "position", [7, 7]) == SAME
    assert fingerprint("nodes", "conv1", "label", "edges") == SAME
    assert fingerprint("groups", {"g": {"title": "G"}}) == SAME
    assert fingerprint("name", "mine") == SAME
    assert fingerprint("nodes", dict(reversed(LENET["nodes"].items()))) == SAME
    edges = {f"x{name}": edge for name, edge in reversed(LENET["edges"].items())}
    assert fingerprint("edges", edges) == SAME


def test_a_default_said_aloud_is_the_same_network():
    assert fingerprint("nodes", "conv1", "params", "stride", 1) == SAME


def test_what_is_trained_counts():
    assert fingerprint("nodes", "conv1", "params", "out_channels", 7) != SAME
    assert fingerprint("nodes", "relu1", "type", "tanh") != SAME
    assert fingerprint("edges", "e2", "source", "conv1") == SAME
    assert fingerprint("edges", "e3", "source", "conv1") != SAME
    assert fingerprint("nodes", "other", {"type": "relu"}) != SAME

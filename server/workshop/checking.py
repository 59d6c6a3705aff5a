"""Whether a file of weights from outside is of a network: every key there, of its shape, and finite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import prod
from pathlib import Path

import numpy as np
from safetensors import safe_open

from models.problems import Problem
from models.quantities import shape_words
from models.snapshot import SnapshotFault, inspect
from server.answers import WeightsAnswer
from server.errors import Refusal
from server.jobs.insight import InsightService

from .asking import Subject, ask

Shapes = Mapping[str, tuple[int, ...]]
MOST_FAULTS = 100


async def expected_weights(insight: InsightService, subject: Subject, asker: str) -> Shapes:
    """The weights that a network has, with their shapes; it is built by the insight process, which has torch."""
    answer = await ask(insight, subject, "weights", {}, asker)
    assert answer.json is not None
    return {key: tuple(shape) for key, shape in answer.json["weights"].items()}


def check_file(path: Path, expected: Shapes) -> WeightsAnswer:
    """What the file holds; reads all of it.

    Raises:
        Refusal: `weights_unreadable`; `weights_unfit` with a fault for each key.
    """
    try:
        found = inspect(path).shapes
    except SnapshotFault as fault:
        raise Refusal("weights_unreadable", faults=[fault.problem]) from fault
    faults = [*_misfits(found, expected)] or [*_broken(path, found)]
    if faults:
        raise Refusal("weights_unfit", faults=faults[:MOST_FAULTS], count=len(faults))
    return WeightsAnswer(keys=len(found), parameters=sum(map(prod, found.values())))


def _misfits(found: Shapes, expected: Shapes) -> Iterator[Problem]:
    for key in expected.keys() - found.keys():
        yield Problem("weights_missing", {"key": key}, field=key)
    for key in found.keys() - expected.keys():
        yield Problem("weights_unknown", {"key": key}, field=key)
    for key in found.keys() & expected.keys():
        if found[key] != expected[key]:
            shapes = {"received": shape_words(found[key]), "expected": shape_words(expected[key])}
            yield Problem("weights_shape", {"key": key, **shapes}, field=key)


def _broken(path: Path, keys: Shapes) -> Iterator[Problem]:
    with safe_open(path, framework="numpy") as file:
        for key in keys:
            if not np.isfinite(file.get_tensor(key)).all():
                yield Problem("weights_not_finite", {"key": key}, field=key)

"""A network with everything that resuming must get right, and specs that train it in a few large steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.training.control import Control
from models.training.loop import train
from models.training.spec import TrainingSpec
from tests.models.networks import chain, conv, dense, max_pool

SMALL = chain(
    *(conv(3, 4, stride=4), "batch_norm2d", "relu", max_pool(), conv(4, 2)),
    *(("dropout", {"p": 0.3}), "flatten", dense(10)),
).as_json()
"""Statistics, masks, and weights whose memory is laid out channels last: 1×28×28 → 3×7×7 → 3×3×3 → 4×2×2 → 10."""

STEPS_PER_EPOCH = 7
"""55 000 images in batches of 8 192, the last one smaller."""


def spec(**fields: Any) -> TrainingSpec:
    recipe = {"batch_size": 8192, "epochs": 1, "learning_rate": 0.01, **fields.pop("recipe", {})}
    return TrainingSpec(**{"graph": SMALL, "dataset": "mnist", "recipe": recipe, **fields})


def pull(events: Iterator[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """All remaining events of a kind."""
    return [event for event in events if event["type"] == kind]


def points(events: list[dict[str, Any]], split: str) -> dict[int, dict[str, Any]]:
    found = [point for event in events if event["type"] == "metrics" for point in event["points"]]
    return {point["step"]: point for point in found if point["split"] == split}


def run(directory: Path | None = None, control: Control | None = None, **fields: Any) -> list[dict[str, Any]]:
    return list(train(spec(directory=directory, **fields), control))

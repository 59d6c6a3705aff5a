"""What a training is started with: plain JSON, complete enough to repeat it on another machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class Recorded(BaseModel):
    """A change made in the middle of a run, with the step before which it took effect."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    step: int = Field(ge=0)
    values: dict[str, JsonValue]


class TrainingSpec(BaseModel):
    """One training: network, data, recipe, where to begin, where to end, and where to leave files."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    graph: dict[str, Any]
    """The document of the network."""
    dataset: str
    recipe: dict[str, Any] = {}
    """Values that differ from the data set's defaults."""
    task: str = "classify"
    directory: Path | None = None
    """Folder for the snapshots that are kept; without one nothing is kept."""
    live: Path | None = None
    """File for the newest weights, best in memory (tmpfs); without one they are not shown."""
    resume: Path | None = None
    """Snapshot to go on from, bit for bit."""
    initial: list[Path] = []
    """Files of weights to begin with instead of the seeded initialisation, best first, as far as they fit."""
    changes: list[Recorded] = []
    """Changes made in the middle of the run so far, made again when their step comes."""
    until: int | None = Field(default=None, ge=0)
    """Steps in all; without it as many as the recipe's epochs have."""

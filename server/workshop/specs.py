"""What a training of a run is started with, to be done in earnest or to be looked at again."""

from __future__ import annotations

from typing import Any

from server.store.runs import KeptSnapshot, Run, Runs

from .places import Places


async def training_spec(run: Run, runs: Runs, places: Places, snapshot: KeptSnapshot | None) -> dict[str, Any]:
    """The fields of `models.training.spec.TrainingSpec` that decide what is computed: from a snapshot, or the start."""
    return {
        "graph": run.graph,
        "dataset": run.dataset,
        "recipe": run.recipe,
        "task": run.task,
        "resume": str(places.absolute(snapshot.file)) if snapshot else None,
        "initial": [str(places.absolute(path)) for path in run.initial],
        "changes": await runs.changes(run.id),
    }

"""Trains the variants of experiments and prints what came of them: ``python -m models.experiments NAME ...``."""

from __future__ import annotations

import argparse
import sys
import time
from typing import Any

import torch

from models.experiments import Experiment, Facts, Variant, all_experiments, facts
from models.training.loop import train
from models.training.spec import TrainingSpec

HEADER = (
    "| experiment | variant | best | training, validation at the end | loss | parameters | MACs | field | s |",
    "|---|---|---|---|---|---|---|---|---|",
)


def main(arguments: list[str] | None = None) -> int:
    """A row of a Markdown table for every variant."""
    parser = argparse.ArgumentParser(prog="python -m models.experiments", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="of experiments; without one, all")
    parser.add_argument("--threads", type=int, default=1, help="threads of a CPU; the bits depend on it")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    for line in HEADER:
        _say(line)
    for experiment in all_experiments():
        if experiment.name in (options.names or [experiment.name]) and not experiment.devices:
            for variant, about in zip(experiment.variants, facts(experiment), strict=True):
                _say(_row(experiment, variant, about))
    return 0


def _row(experiment: Experiment, variant: Variant, about: Facts) -> str:
    recipe = {**experiment.recipe, **variant.recipe}
    spec = TrainingSpec(graph=experiment.graph(variant).as_json(), dataset=experiment.dataset, recipe=recipe)
    start = time.process_time()
    points: dict[str, list[dict[str, Any]]] = {"train": [], "val": []}
    ended = ""
    for event in train(spec):
        match event:
            case {"type": "metrics", "points": found}:
                for point in found:
                    points[point["split"]].append(point)
            case {"type": "diverged", "step": step}:
                ended = f", diverged at step {step}"
    seconds = time.process_time() - start
    best = max((point["accuracy"] for point in points["val"]), default=float("nan"))
    last = [f"{_tail(points[split], split):.3f}" for split in points]
    loss = points["val"][-1]["loss"] if points["val"] else float("nan")
    numbers = [
        f"{best:.3f}",
        ", ".join(last) + ended,
        f"{loss:.3f}",
        about.parameters,
        about.macs,
        about.field or "–",
        round(seconds),
    ]
    return f"| {experiment.name} | {variant.title.en} | {' | '.join(map(str, numbers))} |"


def _tail(points: list[dict[str, Any]], split: str) -> float:
    """The last validation, or the mean over the last twenty batches."""
    last = points[-20:] if split == "train" else points[-1:]
    return float(sum(point["accuracy"] for point in last) / max(1, len(last)))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

"""Trains a network from the command line and saves its weights: ``python -m models.training --help``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import torch

from models import data, snapshot, tasks
from models.compile import compile_graph
from models.device import choose_device
from models.graph import parse_graph
from models.training import recipe
from models.training.evaluation import evaluate
from models.training.loop import train
from models.training.spec import TrainingSpec
from models.zoo import build


def main(arguments: list[str] | None = None) -> int:
    """Train, save, measure on the test split, and describe what was done in a JSON file beside the weights."""
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    dataset = data.get(options.dataset)
    graph = build(options.architecture, classes=len(dataset.classes), shape=dataset.shape)
    values = dict(option.split("=", 1) for option in options.set)
    values = {name: json.loads(value) if value[:1] in "-0123456789tf" else value for name, value in values.items()}
    full = recipe.complete(values, dataset.recipe)
    spec = TrainingSpec(graph=graph.as_json(), dataset=dataset.name, recipe=full.model_dump(), live=options.out)
    last: dict[str, dict[str, Any]] = {}
    for event in train(spec):
        match event:
            case {"type": "metrics", "points": points}:
                last.update({point["split"]: point for point in points})
                if points[0]["split"] == "val":
                    _say(f"step {last['train']['step']}", last)
            case {"type": "diverged", "step": step, "node": node}:
                _say(f"diverged at step {step} in {node}", last)
                return 1
            case {"type": "state"}:
                break
    found = snapshot.read(options.out)
    device = choose_device()
    net = compile_graph(parse_graph(spec.graph)).to(device)
    snapshot.carry(net, [found.weights])
    test = evaluate(net, tasks.get(spec.task), dataset.load("test"), full.batch_size, device)
    about = {
        "architecture": options.architecture,
        "dataset": dataset.name,
        "recipe": full.model_dump(),
        "step": found.step,
        "epoch": found.epoch,
        "validation": _rounded(last["val"]),
        "test": _rounded(test),
    }
    options.out.with_suffix(".json").write_text(json.dumps(about, indent=2) + "\n")
    sys.stdout.write(json.dumps(about) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    parser.add_argument("--architecture", default="lenet5", help="one of the zoo's: lenet5, vgg_small, ...")
    parser.add_argument("--dataset", default="mnist")
    parser.add_argument("--out", type=Path, required=True, help="the safetensors file to write")
    parser.add_argument("--threads", type=int, default=1, help="threads of a CPU; the bits depend on it")
    parser.add_argument(
        "--set", nargs="*", default=[], metavar="FIELD=VALUE", help="recipe: epochs=5 optimizer=sgd learning_rate=0.05"
    )
    return parser


def _rounded(measures: dict[str, Any]) -> dict[str, float]:
    return {name: round(measures[name], 6) for name in ("loss", "accuracy")}


def _say(what: str, last: dict[str, dict[str, Any]]) -> None:
    measures = "  ".join(f"{split}: loss {p['loss']:.4f}, accuracy {p['accuracy']:.4f}" for split, p in last.items())
    sys.stderr.write(f"{what}  {measures}\n")


if __name__ == "__main__":
    sys.exit(main())

"""What validation accuracy costs: the product's training against the usual notebook's, on digits and on photos.

Both train the same network from fresh weights with the same optimiser, rate and batches for as many steps: LeNet-5, on
MNIST and on CIFAR-10 (`make data`). Ours does all it does for a run that is shown: live weights, snapshots, signals,
validation early on. The notebook's does what notebooks do: pictures through PIL and torchvision's transforms, image by
image, in the default DataLoader. Seconds are divided by the accuracy that they bought, measured afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import torch
from PIL import Image
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

from models import data, snapshot, tasks
from models.compile import Net, compile_graph
from models.graph import parse_graph
from models.training.evaluation import evaluate
from models.training.loop import train
from models.training.spec import TrainingSpec
from models.zoo import build

from .measure import Result, of_pairs

STEPS = 500
BLOCKS = 3
BATCH = 64
RATE = 2e-3
Cost = tuple[float, float]
"""CPU and wall seconds for a whole accuracy of 1."""


class Pictures(Dataset[tuple[torch.Tensor, int]]):
    """A training split as torchvision's data sets give theirs: a PIL picture, transformed."""

    def __init__(self, name: str) -> None:
        self._images = data.get(name).load("train")
        channels = self._images.images.shape[1]
        self._transform = transforms.Compose(
            [transforms.ToTensor(), transforms.Normalize((0.5,) * channels, (1.0,) * channels)]
        )

    def __len__(self) -> int:
        return len(self._images)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        pixels = self._images.images[index].transpose(1, 2, 0).squeeze()
        return self._transform(Image.fromarray(pixels)), int(self._images.labels[index])


def graph_for(name: str) -> dict[str, Any]:
    """LeNet-5 for a data set's images."""
    dataset = data.get(name)
    return build("lenet5", classes=len(dataset.classes), shape=dataset.shape).as_json()


def accuracy_of(net: Net, name: str) -> float:
    """On the whole validation split."""
    return evaluate(net, tasks.get("classify"), data.get(name).load("val"), 256, torch.device("cpu"))["accuracy"]


def ours(name: str, seed: int) -> Cost:
    """The product's training."""
    graph = graph_for(name)
    recipe = {"optimizer": "adam", "learning_rate": RATE, "batch_size": BATCH, "seed": seed}
    with TemporaryDirectory() as folder:
        live = Path(folder) / "live"
        spec = TrainingSpec(
            graph=graph, dataset=name, recipe=recipe, until=STEPS, live=live, directory=Path(folder) / "run"
        )
        cpu, wall = process_time(), perf_counter()
        for _ in train(spec):
            pass
        cpu, wall = process_time() - cpu, perf_counter() - wall
        net = compile_graph(parse_graph(graph))
        snapshot.carry(net, [snapshot.read(live).weights])
    reached = accuracy_of(net, name)
    return cpu / reached, wall / reached


def notebook(name: str, seed: int) -> Cost:
    """The usual loop. The network is ours, so that what is measured is the loop and nothing else."""
    torch.manual_seed(seed)
    net = compile_graph(parse_graph(graph_for(name)), seed).train()
    inside = torch.nn.Sequential(*(module for key, module in net.named_children() if key not in {"input", "softmax"}))
    optimizer = torch.optim.Adam(inside.parameters(), lr=RATE)
    loader = DataLoader(Pictures(name), batch_size=BATCH, shuffle=True)
    cpu, wall = process_time(), perf_counter()
    for images, labels in islice((batch for _ in count() for batch in loader), STEPS):
        optimizer.zero_grad()
        functional.cross_entropy(inside(images), labels).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    cpu, wall = process_time() - cpu, perf_counter() - wall
    reached = accuracy_of(net, name)
    return cpu / reached, wall / reached


def benchmarks() -> Iterator[Result]:
    """Seconds for a whole accuracy, on every data set that is here (budget 0.75, as for an epoch)."""
    for name in ("mnist", "cifar10"):
        if not data.get(name).available():
            continue
        pairs = [(ours(name, seed), notebook(name, seed)) for seed in range(BLOCKS + 1)][1:]
        for clock, suffix in enumerate(("", "_wall")):
            found = [(mine[clock], theirs[clock]) for mine, theirs in pairs]
            yield of_pairs(f"accuracy_{name}{suffix}", "s/accuracy", 0.75, found)

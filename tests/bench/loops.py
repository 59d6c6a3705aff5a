"""The loops we measure ourselves against, written as a course's notebook would: LeNet-5, Adam, batches of 64.

Run as a process of its own (one thread and as low a priority as our trainers), so that its CPU time is its own:
`python -m tests.bench.loops bare|notebook DIRECTORY` answers each line `STEPS VALIDATIONS` on standard input with
`{"wall": seconds, "cpu": seconds}` for so many steps and so many passes over 5000 validation images.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

from models.data import Split, get

BATCH = 64
RATE = 1e-3
VALIDATION_IMAGES = 5000

Batches = Iterable[tuple[Tensor, Tensor]]
"""Pixels (B, 1, 28, 28) and labels (B,)."""


@dataclass(frozen=True)
class Source:
    """Where batches come from: one epoch of training, or the validation images, each time it is called."""

    training: Callable[[], Batches]
    validation: Callable[[], Batches]


def lenet5() -> nn.Sequential:
    """The same network as `models.zoo` builds, without our graph: 61 706 parameters."""
    return nn.Sequential(
        *(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
    )


def bare() -> Source:
    """Batches cut from the whole uint8 array by index: the least that feeding a network can cost."""

    def tensors(split: Split) -> tuple[Tensor, Tensor]:
        found = get("mnist").load(split)
        return torch.from_numpy(found.images.copy()), torch.from_numpy(found.labels.copy())

    def batches(images: Tensor, labels: Tensor, order: Tensor) -> Batches:
        return ((images[chosen].float() / 255 - 0.5, labels[chosen]) for chosen in order.split(BATCH))

    train, val = tensors("train"), tensors("val")
    return Source(
        training=lambda: batches(*train, torch.randperm(len(train[1]))),
        validation=lambda: batches(*val, torch.arange(VALIDATION_IMAGES)),
    )


def notebook(directory: Path) -> Source:
    """Batches as nearly every notebook makes them: torchvision's data set, transforms and the default DataLoader."""
    transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5,), (1.0,))])
    train = datasets.MNIST(directory, train=True, transform=transform)
    held_back = Subset(datasets.MNIST(directory, train=False, transform=transform), range(VALIDATION_IMAGES))
    return Source(
        training=lambda: DataLoader(train, batch_size=BATCH, shuffle=True),
        validation=lambda: DataLoader(held_back, batch_size=BATCH),
    )


class Loop:
    """A network being trained, as far as it is asked."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._network = lenet5()
        self._optimizer = torch.optim.Adam(self._network.parameters(), lr=RATE)
        self._batches = self._endless()

    def train(self, steps: int) -> None:
        """So many steps."""
        for images, labels in islice(self._batches, steps):
            self._optimizer.zero_grad()
            functional.cross_entropy(self._network(images), labels).backward()
            self._optimizer.step()

    def validate(self) -> float:
        """The share of validation images that are recognised."""
        self._network.eval()
        with torch.no_grad():
            right = sum(
                (self._network(pixels).argmax(1) == wanted).sum() for pixels, wanted in self._source.validation()
            )
        self._network.train()
        return float(right) / VALIDATION_IMAGES

    def _endless(self) -> Iterator[tuple[Tensor, Tensor]]:
        while True:
            yield from self._source.training()


def main(kind: str, directory: Path) -> None:
    """Answer requests until standard input closes."""
    torch.set_num_threads(1)
    os.nice(19)
    loop = Loop(bare() if kind == "bare" else notebook(directory))
    for line in sys.stdin:
        steps, validations = map(int, line.split())
        wall, cpu = perf_counter(), process_time()
        loop.train(steps)
        for _ in range(validations):
            loop.validate()
        sys.stdout.write(json.dumps({"wall": perf_counter() - wall, "cpu": process_time() - cpu}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

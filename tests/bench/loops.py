"""The loops we measure ourselves against, written as a course's notebook would: LeNet-5, Adam, batches of 64.

Run as a process of its own (one thread, as our trainers), so that its CPU time can be read from outside:
`python -m tests.bench.loops bare|notebook DIRECTORY` answers each line on standard input, a number of steps, with
`{"wall": seconds, "cpu": seconds}` for them on standard output.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

from models.data import get

BATCH = 64
RATE = 1e-3


def lenet5() -> nn.Sequential:
    """The same network as `models.zoo` builds, without our graph: 61 706 parameters."""
    return nn.Sequential(
        *(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
    )


def indexed_batches() -> Iterator[tuple[Tensor, Tensor]]:
    """Batches cut from the whole uint8 array by index: the least that feeding a network can cost."""
    train = get("mnist").load("train")
    images, labels = torch.from_numpy(train.images.copy()), torch.from_numpy(train.labels.copy())
    while True:
        for indices in torch.randperm(len(labels)).split(BATCH):
            yield images[indices].float() / 255 - 0.5, labels[indices]


def notebook_batches(directory: Path) -> Iterator[tuple[Tensor, Tensor]]:
    """Batches as nearly every notebook makes them: torchvision's data set, transforms and the default DataLoader."""
    transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5,), (1.0,))])
    loader = DataLoader(datasets.MNIST(directory, train=True, transform=transform), batch_size=BATCH, shuffle=True)
    while True:
        yield from loader


def steps(batches: Iterator[tuple[Tensor, Tensor]]) -> Iterator[None]:
    """One step of training each time it is pulled."""
    network = lenet5()
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    for images, labels in batches:
        optimizer.zero_grad()
        functional.cross_entropy(network(images), labels).backward()
        optimizer.step()
        yield


def main(kind: str, directory: Path) -> None:
    """Answer requests for steps until standard input closes."""
    torch.set_num_threads(1)
    os.nice(19)
    training = steps(indexed_batches() if kind == "bare" else notebook_batches(directory))
    for line in sys.stdin:
        wall, cpu = perf_counter(), process_time()
        for _ in range(int(line)):
            next(training)
        sys.stdout.write(json.dumps({"wall": perf_counter() - wall, "cpu": process_time() - cpu}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

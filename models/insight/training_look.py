"""A network looked at as it is in training: the input in a batch of training images, masks drawn, nothing learned."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from models import data
from models.insight.inputs import images_of
from models.insight.networks import Network
from models.seeds import mix

BATCH = 32
"""The input and 31 images: as many as a usual batch has, so that statistics are like those of a step."""

LARGEST = 2**26
"""Elements of the largest output of the whole batch, 256 MiB: a network on large pictures gets a smaller batch."""


def in_batch(network: Network, pixels: torch.Tensor, dataset: str | None) -> torch.Tensor:
    """The input, (1, C, H, W), as the first of a batch, (B, C, H, W); the others are always the same.

    They are the first training images of the data set, or copies of the input where there are none.
    """
    others = max(2, min(BATCH, LARGEST // network.largest_output)) - 1
    try:
        images = [] if dataset is None else [images_of(dataset, others, tuple(pixels.shape[1:]))]
    except data.DatasetProblem:
        images = []
    return torch.cat([pixels, *(images or [pixels.expand(others, -1, -1, -1)])])


@contextmanager
def training(network: Network, seed: int) -> Iterator[None]:
    """The network in training mode for as long as the context lasts.

    The same masks are drawn every time. Running statistics move on copies, so that they are what they were afterwards,
    and so that a gradient can still be taken then.
    """
    kept = [
        (module, name, buffer)
        for module in network.net.modules()
        for name, buffer in module.named_buffers(recurse=False)
    ]
    for module, name, buffer in kept:
        setattr(module, name, buffer.clone())
    network.net.train()
    try:
        with torch.random.fork_rng(devices=[]):
            torch.default_generator.manual_seed(mix(seed, "training look"))
            yield
    finally:
        network.net.eval()
        for module, name, buffer in kept:
            setattr(module, name, buffer)

"""The images of a data set that a study looks at: never those that a network is tested with, where there are others."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray

from models import data
from models.insight.faults import InsightFault
from models.insight.inputs import fitted
from models.insight.look import Look
from models.insight.networks import Network
from models.insight.question import Question
from models.problems import Problem
from models.seeds import mix

PREFERRED: tuple[data.Split, ...] = ("val", "train", "test")
"""Validation images were not learned by heart. Test images are for the one look that tells how good a network is: only
a data set that is all for looking at, and has no others, shows them."""

SECONDS = 120.0
"""For looking at images, at most."""
BATCH = 64
LARGEST = 2**26
"""Elements of the largest output of a batch, 256 MiB: a network on large pictures gets a smaller batch."""


@dataclass(frozen=True)
class Subset:
    """Some images of a split, chosen by a seed and in a mixed order: its beginning stands for the whole of it."""

    dataset: str
    split: data.Split
    total: int
    """images of the split"""
    indices: NDArray[np.int64]  # (N,)
    labels: NDArray[np.int64]  # (N,)
    classes: int

    def __len__(self) -> int:
        return len(self.indices)

    def batches(self, network: Network) -> Iterator[tuple[slice, torch.Tensor]]:
        """The images as the network takes them, (B, C, H, W), 0 to 255, with their places in the subset.

        After `SECONDS` there are no more: because their order is mixed, those that came stand for all.

        Raises:
            InsightFault: the network takes no pictures.
        """
        shape = network.input_shape
        if shape is None:
            raise InsightFault(Problem("question_needs_picture"))
        images = data.get(self.dataset).load(self.split).images  # mapped, not read
        size = max(1, min(BATCH, LARGEST // network.largest_output))
        end = time.monotonic() + SECONDS
        for start, stop in pairwise([*range(0, len(self), size), len(self)]):
            part = slice(start, stop)
            yield part, fitted(torch.from_numpy(images[self.indices[part]]).float(), shape)
            if time.monotonic() > end:
                return


def subset(question: Question, most: int) -> Subset:
    """At most so many images of the question's data set, the same ones for every network.

    Raises:
        InsightFault: the question is about no data set. DatasetProblem: its images are not here.
    """
    if question.dataset is None:
        raise InsightFault(Problem("question_needs_dataset"))
    dataset = data.get(question.dataset)
    split = next(split for split in PREFERRED if split in dataset.splits)
    images = dataset.load(split)
    chosen = np.random.default_rng(mix(0, "study")).permutation(len(images))[:most]
    return Subset(dataset.name, split, len(images), chosen, images.labels[chosen], len(dataset.classes))


def one_node(look: Look) -> str:
    """The only node that was asked about.

    Raises:
        InsightFault: there is none, or several, or it cannot be computed.
    """
    nodes = look.question.nodes or []
    if len(nodes) != 1 or nodes[0].id not in look.network.built:
        raise InsightFault(Problem("question_needs_node", node=nodes[0].id if nodes else None))
    return nodes[0].id

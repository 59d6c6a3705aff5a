"""Untrained examples: the networks that learn one of the data sets within minutes on a processor.

They take its pictures as they are, or adapted to them; what is larger stands in the gallery.
"""

from __future__ import annotations

from functools import partial

from models import data, zoo
from models.analysis import analyse
from models.problems import GraphFault

from .registry import Example, register

LARGEST_PICTURE = 64
MOST_MACS = 50_000_000
"""Multiply-adds for one picture."""


def _declare(architecture: zoo.Architecture) -> None:
    datasets = [dataset for dataset in data.all_datasets() if dataset.trainable]
    as_they_are = [dataset for dataset in datasets if dataset.shape == architecture.input_shape]
    for dataset in [*as_they_are, *datasets]:
        graph = partial(zoo.build, architecture.name, len(dataset.classes), dataset.shape)
        try:
            macs = analyse(graph()).totals.macs
        except GraphFault:
            continue
        if macs <= MOST_MACS:
            register(Example(architecture.name, architecture.title, architecture.summary, dataset.name, graph))
        return


for _architecture in zoo.all_architectures():
    if max(_architecture.input_shape[1:]) <= LARGEST_PICTURE:
        _declare(_architecture)

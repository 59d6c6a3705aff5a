"""One untrained example for each architecture, on a data set whose images it takes: as they are, or adapted to them."""

from __future__ import annotations

from functools import partial

from models import data, zoo
from models.problems import GraphFault

from .registry import Example, register


def _declare(architecture: zoo.Architecture) -> None:
    as_they_are = [dataset for dataset in data.all_datasets() if dataset.shape == architecture.input_shape]
    for dataset in [*as_they_are, *data.all_datasets()]:
        graph = partial(zoo.build, architecture.name, len(dataset.classes), dataset.shape)
        try:
            graph()
        except GraphFault:
            continue
        register(Example(architecture.name, architecture.title, architecture.summary, dataset.name, graph))
        return


for _architecture in zoo.all_architectures():
    _declare(_architecture)

"""What an experiment is, and the registry of those there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models import data
from models.graph import Graph
from models.layers import Shape
from models.text import Text

TOPICS: dict[str, Text] = {
    "convolution": Text("What a convolution is", "Что такое свёртка"),
    "field": Text("Receptive field and pooling", "Рецептивное поле и пулинг"),
    "training": Text("Training", "Обучение"),
    "data": Text("Little data", "Мало данных"),
}
"""The parts of the course that experiments belong to, in their order."""

NETWORK = "network"
"""Among what varies: the network itself. All else is fields of the recipe."""

Network = Callable[[int, Shape], Graph]
"""From the number of classes and the input's shape to a network, as an architecture's builder."""


@dataclass(frozen=True)
class Variant:
    """One training of an experiment."""

    title: Text
    network: Network
    recipe: Mapping[str, Any] = field(default_factory=dict)
    """What is different from the experiment's recipe."""


@dataclass(frozen=True)
class Experiment:
    """Trainings that differ in one thing, and what is to be seen when they are put side by side."""

    name: str
    topic: str
    """One of ``TOPICS``."""
    title: Text
    question: Text
    look: Text
    """What to look for, in a sentence or two; nothing that these variants do not show."""
    dataset: str
    varies: tuple[str, ...]
    """What differs among the variants, and nothing else: ``NETWORK`` and fields of the recipe."""
    recipe: Mapping[str, Any]
    """Of all variants."""
    variants: Sequence[Variant]
    rank: int = 0
    """Experiments of a topic with smaller ranks come first."""
    devices: tuple[str, ...] = ()
    """The kinds of device of which one is needed; none: any will do."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the recipe that differ among the variants."""
        return tuple(name for name in self.varies if name != NETWORK)

    def graph(self, variant: Variant) -> Graph:
        """The network of a variant, for the experiment's data set."""
        dataset = data.get(self.dataset)
        return variant.network(len(dataset.classes), dataset.shape)


_EXPERIMENTS: dict[str, Experiment] = {}


def register(experiment: Experiment) -> None:
    """Make an experiment known by its name.

    Raises:
        ValueError: the name is taken, or there is no such topic.
    """
    if experiment.topic not in TOPICS:
        raise ValueError(f"experiment {experiment.name!r} is of topic {experiment.topic!r}, none of {list(TOPICS)}")
    if _EXPERIMENTS.setdefault(experiment.name, experiment) is not experiment:
        raise ValueError(f"experiment {experiment.name!r} is declared twice")


def all_experiments() -> list[Experiment]:
    """Every experiment, in the order of the course."""
    topics = list(TOPICS)
    return sorted(_EXPERIMENTS.values(), key=lambda each: (topics.index(each.topic), each.rank, each.name))


def get(name: str) -> Experiment | None:
    """The experiment of a name."""
    return _EXPERIMENTS.get(name)

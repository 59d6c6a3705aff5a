"""What is said of the experiments of the course."""

from __future__ import annotations

from .answers import Answer, ProblemAnswer, Thumbnail


class VariantEntry(Answer):
    """One training of an experiment, and the numbers of its network.

    `field` is the side, in pixels of the picture, of what a unit sees at the last layer whose maps have several places.
    """

    title: str
    parameters: int
    macs: int
    depth: int
    field: int | None
    thumbnail: Thumbnail


class ExperimentEntry(Answer):
    """An experiment: its question, what to look for, and its variants.

    `unavailable` says why it cannot be begun on this server, if it cannot.
    """

    name: str
    topic: str
    topic_title: str
    title: str
    question: str
    look: str
    dataset: str
    variants: list[VariantEntry]
    unavailable: ProblemAnswer | None


class Experiments(Answer):
    """Every experiment, in the order of the course."""

    experiments: list[ExperimentEntry]


class BegunExperiment(Answer):
    """The project that an experiment was begun in, and its series of runs."""

    project: str
    series: str

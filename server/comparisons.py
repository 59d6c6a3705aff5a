"""What is said of a project's runs beside one another: the list, and series of runs that are to be compared."""

from __future__ import annotations

from typing import Any, Literal

from .answers import Answer, Device, ProblemAnswer, RunStateName, Split

LONGEST_SERIES = 24
"""Runs of a series at most."""

SeriesKind = Literal["sweep", "experiment", "transfer"]


class Curve(Answer):
    """A run's curve in miniature: at most 48 points of `split`, columns of equal length in the order of step.

    Of the validation split where it was measured, else of training; four significant digits.
    """

    split: Split
    steps: list[int]
    loss: list[float | None]
    accuracy: list[float | None]


class BestResult(Answer):
    """The validation with the highest accuracy (of equals the lowest loss, then the first); `step` is when."""

    loss: float | None
    accuracy: float | None
    step: int


class VariantAnswer(Answer):
    """What a run is in its series: its place, the recipe's fields that it sets, and whether it has its own network."""

    index: int
    values: dict[str, Any]
    graph: bool


class RunSummary(Answer):
    """A run as the list of its project shows it.

    `accuracy` is the newest, on validation where measured; `recipe` as changes made it; `seconds` were spent on
    training, without pauses. `parent` is the run that it was forked from at `parent_step`, or that it repeats (then
    without a step). `shown`: the project shows this one. `graph_differs`: its network is not what the project's is now.
    """

    id: str
    project: str
    title: str | None
    note: str | None
    state: RunStateName
    position: int | None
    reason: ProblemAnswer | None
    created: str
    deleted: bool
    shown: bool
    step: int
    steps: int | None
    epoch: int
    epoch_steps: int | None
    best: BestResult | None
    accuracy: float | None
    curve: Curve | None
    device: Device | None
    images_per_second: float | None
    seconds: float | None
    trained_parameters: int | None
    dataset: str
    recipe: dict[str, Any]
    graph_differs: bool
    parent: str | None
    parent_step: int | None
    series: str | None
    variant: VariantAnswer | None


class SeriesEntry(Answer):
    """Several runs of a project that are to be compared; `fields` are those of the recipe that vary among them.

    `experiment` names the experiment of the course that it is, if it is one.
    """

    id: str
    project: str
    kind: SeriesKind
    title: str
    note: str | None
    fields: list[str]
    experiment: str | None
    created: str


class RunList(Answer):
    """A project's runs, and the series among them, newest first."""

    runs: list[RunSummary]
    series: list[SeriesEntry]


class SeriesAnswer(SeriesEntry):
    """A series with its runs, in the order of its variants."""

    runs: list[RunSummary]

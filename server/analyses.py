"""What the calls about a network's numbers, connections and places say."""

from __future__ import annotations

from typing import Literal

from .answers import Answer, ProblemAnswer


class ReceptiveField(Answer):
    """Which inputs influence a unit: pairs `[height, width]`; `padding` is the leading offset.

    The stride is below 1 where maps are finer than the input.
    """

    size: list[int]
    stride: list[int | float]
    padding: list[int]
    aligned: bool


class AxisWindow(Answer):
    """What a place of the output looks at along one axis of an input.

    Place q·P + r looks from `first[r] + q·step` to `last[r] + q·step`, at every `spacing`-th place; P is the length of
    `first` and `last`. What lies outside of the input is padding.
    """

    first: list[int]
    last: list[int]
    step: int
    spacing: int


class NodeAnalysis(Answer):
    """A node's numbers; null where they cannot be computed.

    `sees_whole`: every place of its maps sees the whole input, as after global pooling. `caption` says its parameters
    in a word; `formulas` are worked examples of its own sizes. `links` say for each input, in the order of the ports,
    what a unit looks at in it: a window along each axis (height and width, or the features), null for its own place
    alone, `whole` for everything, `order` for the same numbers laid out anew; they are empty where all are null.
    """

    shape: list[int] | None
    parameters: int | None
    macs: int | None
    memory_bytes: int | None
    receptive_field: ReceptiveField | None
    sees_whole: bool
    links: list[list[AxisWindow] | Literal["whole", "order"] | None]
    caption: str
    formulas: dict[str, str]


class Totals(Answer):
    """A network's numbers; `training_bytes` for the batch size and optimiser asked about.

    `training_only_parameters` are those of auxiliary heads: training has them besides `parameters`.
    """

    parameters: int | None
    training_only_parameters: int | None
    macs: int | None
    memory_bytes: int | None
    inference_bytes: int | None
    training_bytes: int | None
    depth: int | None


class AnalysisAnswer(Answer):
    """Sizes, costs and receptive fields of a network, and what is wrong with it."""

    nodes: dict[str, NodeAnalysis]
    totals: Totals
    main: str | None
    problems: list[ProblemAnswer]


class ConnectTarget(Answer):
    """A port an edge could go to, and what speaks against it."""

    port: str
    problem: ProblemAnswer | None = None


class ConnectAnswer(Answer):
    """Where an edge from a node could go."""

    targets: dict[str, list[ConnectTarget]]


class ArrangeAnswer(Answer):
    """Where the cards of a network could stand with every group open: upper left corners `[x, y]`, in canvas units."""

    positions: dict[str, list[float]]

"""What the calls about a network's numbers, connections and places say."""

from __future__ import annotations

from .answers import Answer, ProblemAnswer


class ReceptiveField(Answer):
    """Which inputs influence a unit: pairs `[height, width]`; `padding` is the leading offset.

    The stride is below 1 where maps are finer than the input.
    """

    size: list[int]
    stride: list[int | float]
    padding: list[int]
    aligned: bool


class NodeAnalysis(Answer):
    """A node's numbers; null where they cannot be computed.

    `sees_whole`: every place of its maps sees the whole input, as after global pooling. `caption` says its parameters
    in a word; `formulas` are worked examples of its own sizes.
    """

    shape: list[int] | None
    parameters: int | None
    macs: int | None
    memory_bytes: int | None
    receptive_field: ReceptiveField | None
    sees_whole: bool
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

"""What the REST calls answer, as classes: OpenAPI and the page's types are generated from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from server.jobs.runner import Gait

from .documents import OPTIONAL, LeftOut, ProjectDocument, is_none

RunStateName = Literal["queued", "running", "paused", "finished", "stopped", "failed", "diverged"]
Split = Literal["train", "val", "test"]
WorkRole = Literal["owner", "partner", "teacher", "visitor"]
"""What somebody is towards a project: a teacher towards those of students."""


class Answer(BaseModel):
    """Base of everything the server says: every field is present, floats are finite or null."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True, ser_json_inf_nan="null", extra="forbid")


class ProblemAnswer(Answer):
    """Something that is wrong, at its place if it has one.

    `message` is in the language asked for; the page can say it in its own from `code` and `params`.
    """

    code: str
    params: dict[str, Any]
    message: str
    node: LeftOut = None
    edge: LeftOut = None
    field: LeftOut = None


class ErrorAnswer(Answer):
    """RFC 9457 problem details (`application/problem+json`): the body of every error."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    params: dict[str, Any]
    node: LeftOut = None
    edge: LeftOut = None
    field: LeftOut = None
    problems: Annotated[list[ProblemAnswer] | None, Field(exclude_if=is_none, json_schema_extra=OPTIONAL)] = None


class Device(Answer):
    """Where trainings run."""

    kind: Literal["cpu", "cuda", "mps"]
    name: str


class Health(Answer):
    """The server is up. `device` is null in the first seconds, while its processes are starting."""

    status: Literal["ok"] = "ok"
    version: str
    device: Device | None


class Publication(Answer):
    """A paper: authors, title, place and year in one line, and where to read it."""

    citation: str
    url: str


class LayerModes(Answer):
    """What a layer does while the network learns, and what once it is used."""

    training: str
    inference: str


class LayerEntry(Answer):
    """A layer type; `schema` is the JSON Schema of its parameters, from which the form is made.

    `accent` is its family's colour, `#rrggbb`; `modes` is null where training and inference do the same.
    `masks`: training multiplies by a random mask, which a watch of kind `mask` shows.
    """

    type: str
    family: str
    family_title: str
    accent: str
    title: str
    summary: str
    formula: str | None
    paper: Publication | None
    modes: LayerModes | None
    masks: bool
    schema_: Annotated[dict[str, Any], Field(alias="schema")]
    inputs: list[int | None]
    outputs: int


class Layers(Answer):
    """Every layer type the palette offers."""

    layers: list[LayerEntry]


class ArchitectureEntry(Answer):
    """An architecture that opens on the canvas, with the numbers of its published size.

    `top5_error` on ImageNet is in per cent, where there is a figure for this one network; `error_protocol` says in two
    words how it was measured. `thumbnail` shows it as it opens, groups folded.
    """

    name: str
    title: str
    family: str
    rank: int
    summary: str
    year: int
    paper: str
    input_shape: list[int]
    classes: int
    parameters: int
    macs: int
    depth: int
    top5_error: float | None
    error_source: str | None
    error_protocol: str | None
    note: str | None
    thumbnail: Thumbnail


class Architectures(Answer):
    """Every architecture, oldest first."""

    architectures: list[ArchitectureEntry]


class AdaptedArchitectures(Answer):
    """The parameters of every architecture for some data, by its name; null where it cannot take them."""

    parameters: dict[str, int | None]


class DatasetEntry(Answer):
    """A data set; `shape` is `[channels, height, width]`, `classes` their names in order of the label.

    `of_bytes` is what its download comes to, null where there is none; `bytes` of them are here. With all of them it
    is being unpacked. `problem` is why the last download failed. `brought` ones somebody uploaded, `mine` are your own;
    one that was deleted has `vanished`. `held_back`: its test images decide a contest, and `splits` is without them.
    """

    name: str
    title: str
    shape: list[int]
    classes: list[str]
    splits: dict[str, int]
    held_back: bool
    available: bool
    state: Literal["available", "missing", "downloading", "failed", "vanished"]
    brought: bool
    mine: bool
    bytes: int
    of_bytes: int | None
    problem: ProblemAnswer | None
    licence: str
    source: str
    recipe: dict[str, Any]


class Datasets(Answer):
    """Every data set; `may_download` says that you may have the server get those that it does not have."""

    datasets: list[DatasetEntry]
    may_download: bool


class Sample(Answer):
    """One example of a data set; its picture is under the same path + `.png`."""

    dataset: str
    split: Split
    index: int
    label: int
    title: str


class ExampleEntry(Answer):
    """A project to start from; `trained` when it brings weights."""

    name: str
    title: str
    summary: str
    trained: bool
    dataset: str
    thumbnail: Thumbnail


class Examples(Answer):
    """Every example."""

    examples: list[ExampleEntry]


class Encoder(Answer):
    """The part of a run's network that is frozen before all that learns: its `nodes` with weights.

    Where `is_kept`, its outputs were computed once for every image, in so many bytes; else they took too many.
    """

    nodes: list[str]
    bytes: int
    is_kept: bool


class Carried(Answer):
    """Which nodes of a run started with earlier weights and which with fresh ones; and its frozen encoder, if any."""

    kept: list[str]
    fresh: list[str]
    encoder: Encoder | None = None


class Waiting(Answer):
    """How long a place in line is still waited for, about (null: nobody can tell), and what for."""

    seconds: int | None
    because: Literal["places", "memory", "own_limit", "room_limit"]


class RunAnswer(Answer):
    """A training of a frozen copy of a project.

    `position` is its place in line (0 = next), and `waiting` what it waits for; `current` says that it trains what its
    project now is.
    """

    id: str
    project: str
    state: RunStateName
    step: int
    steps: int | None
    epoch_steps: int | None
    epoch: int
    device: Device | None
    reason: ProblemAnswer | None
    accuracy: float | None
    validation_accuracy: float | None
    images_per_second: float | None
    overhead: float | None
    gait: Gait | None
    carried: Carried | None
    position: int | None
    waiting: Waiting | None
    recipe: dict[str, Any]
    created: str
    current: bool


class ScheduleAnswer(Answer):
    """What a recipe plans on a data set: its steps, the learning rate along them, and what makes it impossible.

    `steps` is null for one that ends by the clock; `curve` are pairs `[step, learning rate]`.
    """

    steps: int | None
    epoch_steps: int
    warmup_steps: int
    curve: list[tuple[int, float]]
    problems: list[ProblemAnswer]


class Point(Answer):
    """Metrics at a step; further numbers (gradient norms, learning rate, ...) come under their own names."""

    model_config = ConfigDict(extra="allow")

    step: int
    epoch: int
    split: Split
    loss: float | None
    accuracy: float | None


class Points(Answer):
    """A run's metrics, in the order of step."""

    points: list[Point]


class SnapshotEntry(Answer):
    """Weights at a step; kept ones stay, `live` (kept false) is replaced as the training goes on."""

    step: int
    epoch: int
    kept: bool


class Snapshots(Answer):
    """A run's snapshots, in the order of step."""

    snapshots: list[SnapshotEntry]


class ThumbnailNode(Answer):
    """A node of a thumbnail, in canvas units."""

    family: str
    x: float
    y: float


class Thumbnail(Answer):
    """A project's network in miniature; edges are pairs of indices into `nodes`."""

    nodes: list[ThumbnailNode]
    edges: list[list[int]]


class ProjectEntry(Answer):
    """A project on the home page. `weights` says that it has trained weights: its own, or those of a run.

    `role`: whether the visitor owns it, or builds on it as somebody's partner.
    """

    id: str
    role: WorkRole
    title: str
    dataset: str
    revision: int
    created: str
    updated: str
    state: RunStateName | None
    accuracy: float | None
    weights: bool
    thumbnail: Thumbnail


class Projects(Answer):
    """The visitor's own projects and those they are a partner on, newest first."""

    projects: list[ProjectEntry]


class Origin(Answer):
    """The project that weights were copied from, and the accuracy that it had then (on validation, where known)."""

    title: str
    accuracy: float | None


class ProjectAnswer(ProjectDocument):
    """A project: its document, and what the server knows about it.

    `mine`: the visitor may change it, as its owner or as a partner; `role` says which. `weights` says that it has
    trained weights, `origin` where a copy's come from.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    id: str
    revision: int
    mine: bool
    role: WorkRole
    created: str
    updated: str
    run: RunAnswer | None
    weights: bool
    origin: Origin | None


class PlayAnswer(Answer):
    """What "play" turned out to mean, and the run it concerns."""

    did: Literal["started", "resumed", "extended", "stepped"]
    run: RunAnswer
    carried: Carried | None


class WeightsAnswer(Answer):
    """An accepted set of weights."""

    keys: int
    parameters: int


class PredictionAnswer(Answer):
    """Class probabilities of an input."""

    probabilities: list[float | None]


ArchitectureEntry.model_rebuild()
ExampleEntry.model_rebuild()

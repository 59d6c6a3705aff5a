"""What the calls about data sets of one's own say, and about what a data set looks like."""

from __future__ import annotations

from typing import Literal

from .answers import Answer, DatasetEntry, ProblemAnswer

UploadState = Literal["inspecting", "ready", "importing", "imported", "refused"]


class ClassCount(Answer):
    """A class of an upload, and how many pictures of it can be read."""

    title: str
    images: int


class BrokenFile(Answer):
    """A file that cannot be taken, and why."""

    file: str
    problem: ProblemAnswer


class DuplicateGroup(Answer):
    """Files with equal pixels: in several `classes`, in several `splits`, or the `same` of both; eight are named."""

    kind: Literal["same", "classes", "splits"]
    files: list[str]


class DuplicateGroups(Answer):
    """How many groups of equal pictures there are."""

    same: int
    classes: int
    splits: int


class Duplicates(Answer):
    """Equal pictures: `images` are more than one of each; the first groups are listed, the worst first."""

    images: int
    groups: DuplicateGroups
    listed: list[DuplicateGroup]


class SuggestedSize(Answer):
    """A size that the gallery's networks are made for, near that of the pictures; 1 channel where all are grey."""

    side: int
    channels: Literal[1, 3]


class UploadPreview(Answer):
    """What was found in an archive.

    `splits` are pictures by the part that its folders or table tell, empty where they tell none. `ignored` files mean
    nothing here. `smallest` and `largest` are `[height, width]` of pictures. `samples` are the labels of the pictures
    under `/samples/{number}.png`.
    """

    layout: Literal["folders", "table"]
    images: int
    classes: list[ClassCount]
    splits: dict[str, int]
    broken: list[BrokenFile]
    broken_count: int
    ignored: int
    duplicates: Duplicates
    samples: list[int]
    smallest: list[int]
    largest: list[int]
    suggested: SuggestedSize


class UploadAnswer(Answer):
    """An archive that was brought, and how far it is: `done` of `of` pictures of what is being done.

    `preview` is there once it was looked through; `problem` is why it is refused, or why an import was. `dataset` is
    what was made of it.
    """

    id: str
    state: UploadState
    done: int
    of: int
    preview: UploadPreview | None
    problem: ProblemAnswer | None
    dataset: DatasetEntry | None


class OwnDatasets(Answer):
    """The data sets that the visitor brought, newest first, and how many and how much there may be."""

    datasets: list[DatasetEntry]
    most: int
    bytes: int
    most_bytes: int
    max_upload: int


class SampleList(Answer):
    """Some samples of a split, of one class or of all: their numbers, and how many there are in all."""

    total: int
    indices: list[int]
    labels: list[int]


class DatasetStatistics(Answer):
    """A data set as a whole. `counts` are images by split and class; all else is of its training images.

    `mean` and `deviation` are of all pixels from 0 to 255, by channel; `histogram` counts each value, by channel.
    """

    counts: dict[str, list[int]]
    mean: list[float]
    deviation: list[float]
    histogram: list[list[int]]

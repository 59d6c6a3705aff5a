"""What the calls about results say, and what they are asked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.results.choosing import Order

from .answers import Answer
from .comparisons import VariantAnswer
from .requests import Body

MeasuredSplit = Literal["val", "test"]


class MeasureRequest(Body):
    """Which result is wanted; `snapshot` is the step of a snapshot, or "live" for the newest weights."""

    snapshot: Annotated[int, Field(ge=0, le=2**53)] | Literal["live"] = "live"
    split: MeasuredSplit
    tta: bool = False


class ResultQuery(Body):
    """Which of two results of a step."""

    tta: Annotated[bool, Field(description="With test-time augmentation.")] = False


class ImagesQuery(ResultQuery):
    """Which images of a split: of a class (`true`), given to a class (`predicted`), mistaken (`wrong`)."""

    true: Annotated[int | None, Field(ge=0, le=100_000)] = None
    predicted: Annotated[int | None, Field(ge=0, le=100_000)] = None
    wrong: Annotated[bool, Field(description="Only mistakes.")] = False
    order: Order = "confident"
    limit: Annotated[int, Field(ge=1, le=1000)] = 100


class ClassMeasures(Answer):
    """How well one class was told from the others; null is not defined (see `models.results.measures`)."""

    images: int
    predicted: int
    precision: float | None
    recall: float | None
    f1: float | None


class MeanMeasures(Answer):
    """Means over the classes for which each measure is defined."""

    precision: float | None
    recall: float | None
    f1: float | None


class CalibrationBin(Answer):
    """The images whose confidence lies in (lo, hi]; without images it has no means."""

    lo: float
    hi: float
    count: int
    confidence: float | None
    accuracy: float | None


class Calibration(Answer):
    """A reliability diagram; the expected (ECE) and the largest (MCE) difference of confidence and accuracy."""

    bins: list[CalibrationBin]
    expected_error: float
    largest_error: float


class ResultSummary(Answer):
    """The measures of a split.

    `matrix` has `[true, predicted, count]` of the cells that are not 0; `top5` is null where there are few classes.
    """

    images: int
    classes: int
    loss: float
    accuracy: float
    top5: float | None
    macro: MeanMeasures
    weighted: MeanMeasures
    by_class: list[ClassMeasures]
    matrix: list[tuple[int, int, int]]
    calibration: Calibration


class ResultAnswer(Answer):
    """A result: of which weights (`step`), on which split.

    With test-time augmentation the answers to so many `views` of each image were averaged: shifted by `shift` pixels
    to its corners, and `mirrored` where that changes no class.
    """

    state: Literal["ready"] = "ready"
    run: str
    dataset: str
    split: MeasuredSplit
    step: int
    tta: bool
    views: int
    mirrored: bool
    shift: int
    created: str
    summary: ResultSummary


class UnderwayAnswer(Answer):
    """A result that is being reckoned; `done` of `of` images, null while it waits for its turn.

    Asked again with this `step`, the call answers with the result as soon as there is one.
    """

    state: Literal["underway"] = "underway"
    run: str
    split: MeasuredSplit
    step: int
    tta: bool
    done: int | None
    of: int | None


class ResultHead(Answer):
    """A result in a list."""

    split: MeasuredSplit
    step: int
    tta: bool
    created: str
    images: int
    loss: float
    accuracy: float
    macro_f1: float | None


class TestLook(Answer):
    """Another run of the project whose test result was seen; `related` by a fork, in either direction.

    It is called by its `title`, by the `values` that it varies in a series, or by when it was `created`.
    """

    run: str
    title: str | None
    created: str
    variant: VariantAnswer | None
    step: int
    accuracy: float
    related: bool


class ResultList(Answer):
    """A run's results; what is underway; and the looks that other runs of the project took at the test images."""

    results: list[ResultHead]
    underway: list[UnderwayAnswer]
    looks: list[TestLook]


class AnsweredImage(Answer):
    """An image of the split and what the network said: the probability of the predicted class, and of the right one."""

    index: int
    label: int
    predicted: int
    confidence: float
    truth: float


class AnsweredImages(Answer):
    """Images behind a number, `total` in all."""

    total: int
    images: list[AnsweredImage]

"""What is said of augmentation: the operations there are, and what a list of them makes of some images."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .answers import Answer, Publication


class AugmentationEntry(Answer):
    """An operation; `schema` is the JSON Schema of its parameters, from which the form is made.

    `mixes`: it mixes images of a batch, and their labels in the same shares.
    """

    op: str
    family: str
    family_title: str
    title: str
    summary: str
    paper: Publication | None
    mixes: bool
    schema_: Annotated[dict[str, Any], Field(alias="schema")]


class AugmentationPreset(Answer):
    """A list to start from, as a recipe takes it."""

    name: str
    title: str
    summary: str
    augmentation: list[dict[str, Any]]


class Augmentations(Answer):
    """Every operation in the order of the menu; a recipe lists at most `most`."""

    operations: list[AugmentationEntry]
    presets: list[AugmentationPreset]
    most: int


class LabelShare(Answer):
    """The share of a class in an image; 1 where nothing was mixed."""

    index: int
    share: float


class AugmentedVariant(Answer):
    """One draw; `png` is the picture in base64, `labels` has the largest share first."""

    png: str
    labels: list[LabelShare]


class AugmentedImage(Answer):
    """A training image as it is, and as it came out of each draw."""

    index: int
    label: int
    png: str
    variants: list[AugmentedVariant]


class AugmentedImages(Answer):
    """What augmentation makes of training images."""

    images: list[AugmentedImage]

"""What a list of augmentations makes of chosen training images, to be looked at before a training uses it."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from models import data
from models.insight.faults import InsightFault
from models.insight.question import Sample
from models.problems import GraphFault, Problem
from models.seeds import mix
from models.training.augmentation.pipeline import Pipeline
from models.training.augmentation.registry import Augmentation
from models.validation import problems_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

KIND = "augmentation"
"""Of the question, among those that the insight process answers."""

MOST_IMAGES = 12
MOST_VARIANTS = 8

PARTNERS = 16
"""Other images of the training split in the batch, where images are mixed."""

LEAST_SHARE = 0.005
"""Of a class, to be told: what rounds to one per cent."""


class Preview(BaseModel):
    """The question: some training images of a data set, and how often each is to be augmented."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    kind: str = KIND
    dataset: str
    augmentation: Augmentation
    indices: Annotated[list[Annotated[int, Field(ge=0, le=2**31)]], Field(min_length=1, max_length=MOST_IMAGES)]
    variants: Annotated[int, Field(ge=1, le=MOST_VARIANTS)] = 6
    seed: Annotated[int, Field(ge=0, le=2**53 - 1)] = 0


def preview(asked: Mapping[str, Any]) -> dict[str, Any]:
    """``{images: [{index, label, png, variants: [{png, labels: [{index, share}]}]}]}``; pictures are PNG in base64.

    Variant v is what a training with the seed would make of the images in its step v, were they its batch; where
    images are mixed, others of the data set are in it too.

    Raises:
        GraphFault: a field of the question is malformed.
        InsightFault: there are no such images.
    """
    import torch

    try:
        question = Preview.model_validate(asked)
    except ValidationError as error:
        raise GraphFault(problems_of(error)) from error
    images, classes = _images(question.dataset)
    if max(question.indices) >= len(images):
        sample = Sample(dataset=question.dataset, split="train", index=max(question.indices))
        raise InsightFault(Problem("sample_missing", {**sample.model_dump(exclude={"moved"}), "count": len(images)}))
    pipeline, chosen = Pipeline(question.augmentation, classes), list(question.indices)
    if pipeline.mixes:
        rng = np.random.default_rng(mix(question.seed, "partners"))
        chosen += rng.integers(len(images), size=PARTNERS).tolist()
    pixels = torch.from_numpy(images.images.take(chosen, axis=0)).float()  # (B, C, H, W)
    labels = torch.from_numpy(images.labels.take(chosen))  # (B,)
    with torch.inference_mode():
        batches = [pipeline.at(pixels, labels, question.seed, step) for step in range(question.variants)]
    return {
        "images": [
            {
                "index": index,
                "label": int(labels[place]),
                "png": _png(pixels[place]),
                "variants": [
                    {"png": _png(changed[place]), "labels": _shares(targets[place])} for changed, targets in batches
                ],
            }
            for place, index in enumerate(question.indices)
        ]
    }


def _images(dataset: str) -> tuple[data.Images, int]:
    """The training images of a data set, and how many classes it has."""
    try:
        found = data.get(dataset)
        return found.load("train"), len(found.classes)
    except data.DatasetProblem as error:
        raise InsightFault(Problem(error.code, error.params)) from error


def _shares(target: Tensor) -> list[dict[str, float]]:
    """The classes of an image with their shares, the largest first."""
    if target.ndim == 0:
        return [{"index": int(target), "share": 1.0}]
    shares: list[float] = target.tolist()
    found = [{"index": index, "share": share} for index, share in enumerate(shares) if share >= LEAST_SHARE]
    return sorted(found, key=lambda label: -label["share"])


def _png(pixels: Tensor) -> str:
    from PIL import Image

    values: NDArray[np.uint8] = pixels.round().byte().numpy()
    picture = Image.fromarray(values[0] if len(values) == 1 else np.ascontiguousarray(values.transpose(1, 2, 0)))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return base64.b64encode(buffer.getvalue()).decode()

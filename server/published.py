"""What the calls about published weights say."""

from __future__ import annotations

from typing import Literal

from .answers import Answer, ProblemAnswer


class WeightsEntry(Answer):
    """Weights that torchvision publishes for an architecture, and how far they are: `bytes` of `of_bytes` are here.

    `top1` and `top5` are its accuracies on ImageNet-1K's validation split, in percent, with pictures of `side` pixels;
    `recipe` is the address of how they were trained.
    """

    architecture: str
    state: Literal["available", "missing", "downloading", "failed"]
    bytes: int
    of_bytes: int
    problem: ProblemAnswer | None
    top1: float
    top5: float
    side: int
    licence: str
    source: str
    recipe: str


class PublishedWeights(Answer):
    """All of them; `may_download` says that you may have the server get those that it does not have."""

    weights: list[WeightsEntry]
    may_download: bool

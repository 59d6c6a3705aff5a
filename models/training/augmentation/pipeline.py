"""A list of augmentations at work: neighbouring moves become one, and labels become shares where images are mixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from models.seeds import mix
from models.training.augmentation.operation import Fill, Operation, Warp
from models.training.augmentation.registry import parse

if TYPE_CHECKING:
    from torch import Tensor


class Pipeline:
    """The operations of a recipe, ready for batches.

    Args:
        listed: entries ``{op, ...parameters}``, in the order in which they are done.
        classes: how many there are, for labels that are mixed.
    """

    def __init__(self, listed: Sequence[Mapping[str, Any]], classes: int) -> None:
        operations = [operation for operation in map(parse, listed) if operation.enabled]
        self._stages = list(_stages(operations))
        self._classes = classes
        self.changes = bool(operations)
        """Whether anything is done to images or labels."""
        self.mixes = any(operation.mixes for operation in operations)
        """Whether labels come out as targets (B, K)."""

    def at(self, pixels: Tensor, labels: Tensor, seed: int, step: int) -> tuple[Tensor, Tensor]:
        """The batch of a training's step: a function of seed and step. See `apply`."""
        return self.apply(pixels, labels, np.random.default_rng(mix(seed, "augmentation", step)))

    def apply(self, pixels: Tensor, labels: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Augment a batch, each image with parameters of its own.

        Args:
            pixels: (B, C, H, W) float, 0 to 255; not changed.
            labels: (B,) int64.
            rng: all that is random comes from it.

        Returns:
            pixels, of the same shape and range; and the labels, or where images are mixed, the share of each class in
            each image, (B, K) float.
        """
        from torch.nn.functional import one_hot

        targets = one_hot(labels, self._classes).to(pixels.dtype) if self.mixes else labels
        for stage in self._stages:
            pixels, targets = _performed(stage, pixels, targets, rng)
        return pixels, targets


Stage = list[Warp] | Operation
"""Moves that are put together, or one operation."""


def _stages(operations: Sequence[Operation]) -> Iterator[Stage]:
    moves: list[Warp] = []
    for operation in operations:
        if moves and not (isinstance(operation, Warp) and _agree([*moves, operation])):
            yield moves
            moves = []
        if isinstance(operation, Warp):
            moves.append(operation)
        else:
            yield operation
    if moves:
        yield moves


def _agree(moves: Sequence[Warp]) -> bool:
    """Whether all of them that leave empty places fill them alike."""
    return len({move.filled for move in moves} - {None}) < 2


def _performed(stage: Stage, pixels: Tensor, targets: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    if isinstance(stage, Operation):
        return stage.apply(pixels, targets, rng)
    from models.training.augmentation._warp import warped

    count, _, height, width = pixels.shape
    matrices = np.tile(np.eye(3), (count, 1, 1))
    for move in stage:  # the last move is asked first where a pixel comes from, so its matrix stands right
        matrices = matrices @ move.drawn(rng, count, height, width)
    fill: Fill = next((move.filled for move in stage if move.filled), "edge")
    return warped(pixels, matrices, fill), targets

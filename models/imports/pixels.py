"""Normalisation at the beginning of a file: scaling and shifting of the pixels, which the input node does here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from models.imports.model import Array
from models.layers import Shape
from models.quantities import shortest


@dataclass(frozen=True)
class Affine:
    """factor·x + shift for every channel of a picture of ``shape``; float64, one number or one a channel."""

    shape: Shape
    factor: Array
    shift: Array

    @classmethod
    def raw(cls, shape: Shape) -> Affine:
        """The pixels as they come."""
        return cls(shape, np.ones(1), np.zeros(1))

    def multiplied(self, constant: Array) -> Affine | None:
        """Times a number for every channel; None for a constant of another kind."""
        values = self._per_channel(constant)
        return None if values is None else Affine(self.shape, self.factor * values, self.shift * values)

    def added(self, constant: Array) -> Affine | None:
        """Plus a number for every channel; None for a constant of another kind."""
        values = self._per_channel(constant)
        return None if values is None else Affine(self.shape, self.factor, self.shift + values)

    def normalisation(self) -> dict[str, Any]:
        """``mean`` and ``std`` of the input node: (x/255 − mean)/std is this."""
        if (self.factor == 0).any():
            return {"mean": (0.0,), "std": (1.0,)}
        std = 1 / (255 * self.factor)
        return {"mean": _shortest(-self.shift * std), "std": _shortest(np.broadcast_to(std, self.factor.shape))}

    def _per_channel(self, constant: Array) -> Array | None:
        """A constant as one number or one a channel."""
        values = constant.astype(np.float64)
        if values.size == 1:
            return values.reshape(1)
        trailing = (self.shape[0], *[1] * (len(self.shape) - 1))
        return values.reshape(-1) if values.shape in {trailing, (1, *trailing)} else None


def _shortest(values: Array) -> tuple[float, ...]:
    """The numbers with the fewest digits that are the same in float32; a single one where all are equal."""
    numbers = tuple(shortest(value) for value in values)
    return numbers[:1] if len(set(numbers)) == 1 else numbers

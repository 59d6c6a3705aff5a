"""Layers that put values elsewhere: where this one comes from, or from which neighbours it is mixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.insight.arithmetic.computed import Computed, Number, Step, Unit, slopes
from models.insight.arithmetic.merging import Part, part
from models.insight.arithmetic.registry import works_out
from models.layers.dense.flatten import Flatten
from models.layers.input_output.output import Output
from models.layers.merge.concat import Concat
from models.layers.shape.identity import Identity
from models.layers.shape.pixel_shuffle import PixelShuffle
from models.layers.shape.reshape import Reshape
from models.layers.shape.scale import Scale
from models.layers.shape.unflatten import Unflatten
from models.layers.shape.upsample import Upsample
from models.layers.shape.zero_pad2d import ZeroPad2d


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A value from elsewhere, or a mixture of a few; from nowhere, and 0, where it is padding."""

    form: Literal["moved"] = "moved"
    parts: list[Part]
    output: Number


@works_out(Concat, Flatten, Identity, Output, PixelShuffle, Reshape, Unflatten, Upsample, ZeroPad2d)
def movement(computed: Computed, unit: Unit) -> list[Step]:
    """The inputs that the value is made of, with their weights: these layers are linear, so slopes are weights."""
    parts = []
    for port, slope in enumerate(slopes(computed, unit)):
        for place in slope.nonzero().tolist():
            weight = slope[tuple(place)]
            parts.append(part(computed, port, Unit.at(place), None if weight == 1 else weight))
    return [Moved(parts=parts, output=computed.value(unit))]


@works_out(Scale)
def scaling(computed: Computed, unit: Unit) -> list[Step]:
    """w·x."""
    return [Moved(parts=[part(computed, 0, unit, slopes(computed, unit)[0][unit.place])], output=computed.value(unit))]

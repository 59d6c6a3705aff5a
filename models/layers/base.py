"""The contract of a layer: a frozen pydantic class whose fields are its parameters, with rules in plain integers.

A layer's file declares everything about it. Torch is imported inside ``build`` only, so that a process that merely
analyses networks never loads it. Shapes are ``(channels, height, width)`` or ``(features,)``, without the batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict

from models.layers.window import POINT, POINTWISE, Window, Windows
from models.problems import LayerProblem
from models.quantities import shape_words
from models.text import Text

if TYPE_CHECKING:
    from torch import nn

Shape = tuple[int, ...]
Shapes = Sequence[Shape]

MANY = 64
"""The most inputs that a layer with any number of inputs takes (DenseNet-201 joins 49)."""


@dataclass(frozen=True)
class Family:
    """A section of the palette; declared in the ``__init__`` of the folder that holds its layers."""

    name: str
    title: Text
    accent: str
    """Colour of the family, ``#rrggbb``, readable on light and on dark."""
    rank: int
    """Families with smaller ranks come first."""


class Saved(NamedTuple):
    """What a layer keeps between the forward and the backward pass, for one sample."""

    inputs: bool = False
    output: bool = False
    extra: int = 0
    """Float32 elements besides, for instance a mask; an index of 8 bytes counts as two."""


@dataclass(frozen=True)
class Paper:
    """Where a layer comes from."""

    citation: str
    """Authors, title, where and when it appeared: the same in every language."""
    url: str


@dataclass(frozen=True)
class Modes:
    """What a layer does while the network learns, and what once it is used: one sentence each."""

    training: Text
    inference: Text


class Layer(BaseModel):
    """One layer with its parameters. Rules get the shapes of the inputs in the order of their ports.

    ``output_shape`` raises ``LayerProblem`` when the inputs do not fit; the other rules are asked only when it did not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    type: ClassVar[str]
    """The name in documents: torch's, in snake_case."""
    family: ClassVar[Family]
    title: ClassVar[Text]
    summary: ClassVar[Text]
    """One or two sentences: what the layer does."""
    formula: ClassVar[str | None] = None
    """What it computes, y from x, in plain characters and the same in every language."""
    paper: ClassVar[Paper | None] = None
    """The publication that introduced it; None for what has always been there."""
    modes: ClassVar[Modes | None] = None
    """None for a layer that does the same in training and in inference."""
    rank: ClassVar[int] = 50
    """Layers with smaller ranks come first within the family."""
    inputs: ClassVar[tuple[int, int]] = (1, 1)
    """The fewest and the most inputs."""
    outputs: ClassVar[int] = 1
    problems: ClassVar[Mapping[str, Text]] = {}
    """Sentences of problems that only this layer has, by code."""
    passes_logits: ClassVar[bool] = False
    """At the end of a network the loss looks through this layer, at what enters it."""
    views_input: ClassVar[bool] = False
    """The output shares its memory with the input."""
    masks: ClassVar[bool] = False
    """In training the output is the input times a random mask that does not depend on the input."""
    rests: ClassVar[bool] = False
    """From some value downwards output and slope are exactly 0: a unit that is always there never learns."""

    @property
    def plateaus(self) -> tuple[float, float] | None:
        """What the output is close to far below and far above zero, where its slope is close to 0; None elsewhere."""
        return None

    @property
    def caption(self) -> str:
        """A few characters for the card on the canvas, the same in every language: ``conv 5×5``."""
        return self.type.replace("_", " ")

    def caption_for(self, inputs: Shapes) -> str:
        """The caption where the inputs are known, and say more about the layer."""
        return self.caption

    def output_shape(self, inputs: Shapes) -> Shape:
        """Shape of the output.

        Raises:
            LayerProblem: the inputs do not fit this layer.
        """
        raise NotImplementedError(f"{type(self).__name__} has no rule for its output shape")

    def parameters(self, inputs: Shapes) -> int:
        """Number of trainable parameters."""
        return 0

    def buffers(self, inputs: Shapes) -> int:
        """Number of values that are stored with the weights but not trained, as running statistics."""
        return 0

    def macs(self, inputs: Shapes, output: Shape) -> int:
        """Multiply-adds for one sample, of convolutions and matrix products only."""
        return 0

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        """What training keeps for the backward pass."""
        return Saved()

    def windows(self, inputs: Shapes, port: int) -> Windows | None:
        """Which places of input number ``port`` one place of the output looks at; None where places lose meaning."""
        return POINTWISE

    def feature_window(self, inputs: Shapes, port: int) -> Window | None:
        """The same where inputs and output are features, which have one axis; None where each sees all of them."""
        return POINT

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        """Formulas with the numbers filled in, language-free, among ``parameters``, ``macs`` and ``output``."""
        return {}

    def build(self, inputs: Shapes) -> nn.Module:
        """The torch module, freshly initialised from torch's random generator; called with one tensor an input.

        Its class keeps each argument of its constructor as an attribute of the same name, as torch's do: exported code
        is read off them (``models.export.expression``).
        """
        raise NotImplementedError(f"{type(self).__name__} cannot be built")

    def code(self, arguments: Sequence[str]) -> str | None:
        """How an exported forward pass writes this layer without a module, as ``x + y``; None calls the module."""
        return None


class ShapeKeeping(Layer):
    """A layer whose output has the shape of its only input."""

    def output_shape(self, inputs: Shapes) -> Shape:
        """The shape of the input."""
        return inputs[0]


def need_maps(shape: Shape) -> tuple[int, int, int]:
    """``shape`` as (channels, height, width).

    Raises:
        LayerProblem: it is something else, for instance the output of Flatten.
    """
    if len(shape) != 3:
        raise LayerProblem("needs_maps", received=shape_words(shape))
    return shape[0], shape[1], shape[2]


def need_features(shape: Shape) -> int:
    """The number of features of a flat ``shape``.

    Raises:
        LayerProblem: it has more than one axis.
    """
    if len(shape) != 1:
        raise LayerProblem("needs_features", received=shape_words(shape))
    return shape[0]

"""What can be asked of a network: plain JSON, bounded where it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from models.data import Split
from models.initialization import Initialization

MOST = 2**31
"""Of an index: more than any data set has, and within what a message carries."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Pixel = Annotated[int, Field(ge=-2048, le=2048)]
"""As far as a picture is large."""


class Cover(_Part):
    """A square that hides what is behind it, in pixels of the network's input."""

    top: Pixel
    left: Pixel
    side: Annotated[int, Field(ge=1, le=2048)]


class Moved(_Part):
    """How a picture is moved, in pixels of the network's input: turned about its middle, then shifted, then covered."""

    down: Pixel = 0
    right: Pixel = 0
    turn: Annotated[float, Field(ge=-180, le=180)] = 0
    """Degrees, anticlockwise."""
    cover: Cover | None = None


class _Given(_Part):
    moved: Moved | None = None
    """How it is moved about before the network sees it."""


class Sample(_Given):
    """An image of a data set."""

    dataset: str
    split: Split
    index: Annotated[int, Field(ge=0, le=MOST)]


class Pixels(_Given):
    """Numbers from 0 to 255, C×H×W or H×W; checked and resized when it is known for which network."""

    pixels: list[Any]


class Image(_Given):
    """A PNG, JPEG or WebP file in base64."""

    image: str


Input = Sample | Pixels | Image


class Wanted(_Part):
    """One node to look at: at most ``tiles`` pictures of at most ``size`` pixels a side."""

    id: str
    kind: str | None = None
    """How to look at it; None for the question's own kind."""
    tiles: Annotated[int, Field(ge=1, le=4096)] = 16
    size: Annotated[int, Field(ge=1, le=1024)] = 28


Finite = Annotated[float, Field(ge=-1e30, le=1e30)]
"""A weight as somebody may set it: float32 has it."""

Key = Annotated[str, Field(min_length=1, max_length=300)]
Node = Annotated[str, Field(min_length=1, max_length=256)]
Place = Annotated[int, Field(ge=-MOST, le=MOST)]


class WeightOverride(_Part):
    """Another value for one weight: ``conv1.weight`` at ``[0, 0, 2, 2]``."""

    key: Key
    index: Annotated[tuple[Place, ...], Field(max_length=8)]
    value: Finite


class KernelOverride(_Part):
    """Another kernel in the place of a learned one: ``conv1.weight`` at ``[0, 0]``, ``values`` row by row."""

    key: Key
    index: Annotated[tuple[Place, ...], Field(max_length=6)]
    """All of the weight's indices but the last two, which are the kernel's rows and columns."""
    values: Annotated[
        tuple[Annotated[tuple[Finite, ...], Field(min_length=1, max_length=64)], ...],
        Field(min_length=1, max_length=64),
    ]

    @model_validator(mode="after")
    def _even_rows(self) -> KernelOverride:
        if len({len(row) for row in self.values}) > 1:
            raise ValueError("rows of a kernel are equally long")
        return self


class Overrides(_Part):
    """Changes that this one answer is computed with: kernels first, then single weights, which may lie in them."""

    kernels: Annotated[tuple[KernelOverride, ...], Field(max_length=256)] = ()
    weights: Annotated[tuple[WeightOverride, ...], Field(max_length=1024)] = ()
    channels_off: Annotated[
        dict[Node, Annotated[list[int], Field(min_length=1, max_length=4096)]], Field(max_length=256)
    ] = {}
    """By node: channels of its output that are set to zero."""
    layers_off: Annotated[list[Node], Field(max_length=256)] = []
    """Nodes that do nothing: a single input of the output's shape is passed on as it is, else the output is zero."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is changed."""
        return not (self.kernels or self.weights or self.channels_off or self.layers_off)


Side = Annotated[int, Field(ge=1, le=1024)]


class Question(_Part):
    """A question about (graph, weights, input)."""

    kind: str
    graph: dict[str, Any]
    seed: int = 0
    """Of the initialisation, for the layers that no weights fit."""
    initialization: Initialization = Initialization()
    """How they are drawn."""
    weights: list[Path] = []
    """Files, best first: of each weight the first that fits by name and shape is taken."""
    input: Input | None = None
    nodes: list[Wanted] | None = None
    """None for every node, at `Wanted`'s usual number and size."""
    encoding: Literal["uint8", "float32"] = "uint8"
    """``float32``: exact values, full size, all channels."""
    mode: Literal["eval", "train"] = "eval"
    """Look as in use, or as in training: in a batch, with dropout's masks and the batch's statistics."""
    dataset: str | None = None
    """Whose training images fill the batch; without one, or where its images are missing, copies of the input do."""
    input_size: tuple[Side, Side] | None = None
    """Run what can run of the network, with the same weights, on pictures of this height and width instead."""
    prediction: bool = False
    """Add the class probabilities to the pictures."""
    target: Annotated[int, Field(ge=0, le=MOST)] | None = None
    """For gradients: the class whose logit is derived; None for the one the network chooses."""
    params: dict[str, Any] | None = None
    """For a curve: parameters in place of the layer's own, as those of a form that has not been sent."""
    without_skips: bool = False
    """For the gradient flow: as if the network had no skip connections."""
    overrides: Overrides = Overrides()

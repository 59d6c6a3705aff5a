"""What is asked and said of one step of a training that is done again to be looked at."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.tasks.losses import LossKind

from .answers import Answer
from .requests import Body
from .wire import WatchNode

Step = Annotated[
    int | None, Field(ge=0, le=2**53, description="The number of updates before it; null for the coming one.")
]
Place = Annotated[int, Field(ge=0, le=2**16, description="The image of the batch to follow.")]


class ReplayRequest(Body):
    """Which step, and which image of its batch."""

    step: Step = None
    sample: Place = 0


class ReplayedNode(WatchNode):
    """A node to look at: the batch's images, the sample's maps and the gradients that arrive at them, or weights."""

    kind: Literal[
        "images", "activations", "gradients", "filters", "filters_after", "filters_gradient", "filters_change"
    ] = "activations"  # type: ignore[assignment]  # other pictures than a watch has


class ReplayMapsRequest(ReplayRequest):
    """The same, with the nodes to look at."""

    nodes: Annotated[list[ReplayedNode], Field(max_length=512)]


class ReplayedBatch(Answer):
    """The images of a batch: which they are, their classes (of mixed ones the larger), the answers, the losses."""

    indices: list[int]
    labels: list[int]
    predicted: list[int]
    losses: list[float | None]


class ReplayedSample(Answer):
    """How the loss of one image is made up; `mixed` are the shares of the classes where labels were mixed."""

    place: int
    label: int
    mixed: list[float | None] | None
    logits: list[float | None]
    probabilities: list[float | None]
    loss: float | None


class ReplayedLayer(Answer):
    """Norms: of ∂L/∂a that arrives at the output, of the weights' gradient, of the weights around the update, of it."""

    arriving: float | None
    gradient: float | None
    before: float | None
    after: float | None
    update: float | None


class ReplayAnswer(Answer):
    """A step in numbers. `step`, `loss` and `accuracy` are those of its point on the curves."""

    step: int
    epoch: int
    loss: float | None
    accuracy: float | None
    learning_rate: float | None
    kind: LossKind
    batch: ReplayedBatch
    sample: ReplayedSample
    layers: dict[str, ReplayedLayer]

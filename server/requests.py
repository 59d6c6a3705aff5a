"""The bodies of REST calls, as classes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from models.graph import LIMITS
from models.insight.question import Overrides
from models.training.recipe import Optimizer

from .comparisons import LONGEST_SERIES, SeriesKind
from .documents import Input
from .wire import WatchNode
from .workshop.playing import Mode


class Body(BaseModel):
    """Base of bodies: loud about what it does not know."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class AnalysisRequest(Body):
    """A network to analyse, for training with batches of a size under an optimiser (and on a data set)."""

    graph: Annotated[dict[str, Any], Field(description="The network's document.")]
    batch_size: Annotated[int, Field(ge=1, le=65_536)] = 64
    optimizer: Optimizer = "adam"
    dataset: Annotated[str | None, Field(max_length=64, description="Also say what does not fit this one.")] = None


class ArrangeRequest(Body):
    """A network whose cards want new places; the places they have are not looked at."""

    graph: dict[str, Any]


class ConnectRequest(Body):
    """An edge that is being drawn from a node."""

    graph: dict[str, Any]
    source: str


class NewProject(Body):
    """A project to make: from an example, from published weights, or from its parts. What is left out has a default."""

    example: Annotated[
        str | None, Field(max_length=64, description="Name of an example; other fields replace its own.")
    ] = None
    weights_of: Annotated[
        str | None,
        Field(max_length=64, description="Name of an architecture: its network with published weights, and photos."),
    ] = None
    title: str | None = None
    task: str | None = None
    graphs: dict[str, Any] | None = None
    dataset: str | None = None
    recipe: dict[str, Any] | None = None


Taken = Annotated[
    list[Annotated[str, Field(max_length=200)]],
    Field(max_length=sum(LIMITS.values()), description="Ids of the network it goes to: nodes, edges and groups."),
]


class BlockRequest(Body):
    """A block to draw for the output it will follow; without `shape` it follows nothing yet."""

    shape: Annotated[
        list[Annotated[int, Field(ge=1, le=2**31 - 1)]] | None,
        Field(min_length=1, max_length=3, description="`[channels, height, width]` or `[features]`."),
    ] = None
    params: dict[str, Any] = {}
    taken: Taken = []


class NewBlock(Body):
    """A part of a network to save: nodes with the edges and groups among them."""

    title: Annotated[str, Field(min_length=1, max_length=200)]
    nodes: dict[str, Any]
    edges: dict[str, Any] = {}
    groups: dict[str, Any] = {}


class BlockChange(Body):
    """Another title for a saved block."""

    title: Annotated[str, Field(min_length=1, max_length=200)]


class SavedBlockRequest(Body):
    """A saved block to put into a network."""

    taken: Taken = []


class ScheduleRequest(Body):
    """A recipe, as far as it differs from the data set's own, and the data set."""

    recipe: dict[str, Any] = {}
    dataset: Annotated[str, Field(max_length=64)]


class CopyRequest(Body):
    """Which of a project's weights a copy has, and what is changed of them."""

    overrides: Overrides = Overrides()
    snapshot: Annotated[int, Field(ge=0)] | Literal["live"] = "live"


class NewRun(Body):
    """How a run starts: paused, or fresh (without the weights of the run before)."""

    paused: bool = False
    fresh: bool = False


class RunChange(Body):
    """Another title or note of a run; what is left out stays."""

    title: Annotated[str | None, Field(max_length=200)] = None
    note: Annotated[str | None, Field(max_length=4000)] = None


class ForkRequest(Body):
    """Where a fork begins, and what of its recipe is other than the run's."""

    step: Annotated[
        int | None, Field(ge=0, le=2**53, description="A step with a snapshot; the newest when it is left out.")
    ] = None
    recipe: dict[str, Any] = {}


class DuplicateRequest(Body):
    """A run to begin again: with its own seed, or another one."""

    seed: int | None = None


Title = Annotated[str, Field(min_length=1, max_length=200)]


class Variant(Body):
    """One run of a series: what of the project's recipe is other, perhaps its own network, and what it begins with."""

    title: Title
    recipe: dict[str, Any] = {}
    graph: Annotated[dict[str, Any] | None, Field(description="Without one it trains the project's.")] = None
    fresh: Annotated[
        bool, Field(description="Begin with drawn weights; else with the project's, as far as they fit.")
    ] = True


class NewSeries(Body):
    """Runs to compare: `variants` one by one, or a `sweep` of one or two fields over values.

    A field is one of the recipe, or `node.parameter` of the network.
    """

    title: Title
    kind: SeriesKind = "sweep"
    note: Annotated[str | None, Field(max_length=4000)] = None
    variants: Annotated[list[Variant] | None, Field(min_length=1, max_length=LONGEST_SERIES)] = None
    sweep: Annotated[
        dict[
            Annotated[str, Field(max_length=300)], Annotated[list[Any], Field(min_length=1, max_length=LONGEST_SERIES)]
        ]
        | None,
        Field(min_length=1, max_length=2, description="Values by field: every combination is a run."),
    ] = None

    @model_validator(mode="after")
    def _one_way(self) -> NewSeries:
        if (self.variants is None) == (self.sweep is None):
            raise ValueError("give either variants or a sweep")
        return self


class PlayRequest(Body):
    """Run; or do one step, or go on to the end of the epoch, and pause; or do a step every second."""

    mode: Mode = "run"


def _by_name(node: object) -> object:
    return {"id": node} if isinstance(node, str) else node


AskedNode = Annotated[WatchNode, BeforeValidator(_by_name)]
"""A node to look at; its id alone is enough."""


class InsightRequest(Body):
    """A question to a network; kinds may have further fields, which they check themselves."""

    model_config = ConfigDict(extra="allow", allow_inf_nan=False)

    snapshot: Annotated[int, Field(ge=0)] | Literal["live"] = "live"
    input: Input | None = None
    nodes: Annotated[list[AskedNode] | None, Field(max_length=512)] = None
    encoding: Literal["uint8", "float32"] = "uint8"
    mode: Literal["eval", "train"] = "eval"
    overrides: Overrides | None = None
    prediction: bool = False

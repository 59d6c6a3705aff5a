"""What there is to build from: layers, architectures, recipes, examples."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Any

from fastapi import APIRouter, Query

from models import data, layers, zoo
from models.problems import GraphFault, Problem
from models.zoo import compound, imagenet
from server import templates
from server.answering import StrictRoute
from server.answers import (
    AdaptedArchitectures,
    Architectures,
    ExampleEntry,
    Examples,
    Layers,
)
from server.auth.rules import needs
from server.errors import Refusal
from server.language import Asked
from server.services import Served
from server.workshop.thumbnails import draw_opened

router = APIRouter(route_class=StrictRoute, tags=["catalogues"])

SHAPE = re.compile(r"\d{1,5},\d{1,5},\d{1,5}")


@router.get("/layers", summary="Layer types")
@needs("use")
async def list_layers(language: Asked) -> Layers:
    """Every layer type with the JSON Schema of its parameters; hints for forms are in `x-` keywords."""
    return Layers.model_validate({"layers": layers.catalogue(language)})


@router.get("/architectures", summary="Architectures")
@needs("use")
async def list_architectures(language: Asked) -> Architectures:
    """Every architecture that opens on the canvas, oldest first."""
    return Architectures.model_validate({"architectures": await asyncio.to_thread(zoo.catalogue, language)})


@router.get("/architectures/compound", summary="EfficientNet, scaled")
@needs("use")
async def scale_efficientnet(
    phi: Annotated[float, Query(ge=0, le=10, description="How many steps to scale.")] = 1,
    alpha: Annotated[float, Query(ge=1, le=2, description="Depth of a step.")] = compound.ALPHA,
    beta: Annotated[float, Query(ge=1, le=2, description="Width of a step.")] = compound.BETA,
    gamma: Annotated[float, Query(ge=1, le=2, description="Resolution of a step.")] = compound.GAMMA,
    classes: Annotated[int, Query(ge=1, le=100_000, description="Number of classes.")] = imagenet.CLASSES,
) -> dict[str, Any]:
    """EfficientNet-B0 made α^φ deeper, β^φ wider and γ^φ sharper, as a graph; with φ = 0 it is B0."""
    try:
        graph = await asyncio.to_thread(compound.compound, phi, alpha, beta, gamma, classes)
    except GraphFault as fault:
        raise Refusal("invalid", faults=fault.problems) from fault
    return await asyncio.to_thread(graph.as_json)


@router.get("/architectures/adapted", summary="Architectures for some data")
@needs("use")
async def adapt_architectures(
    dataset: Annotated[str, Query(description="Name of a data set.")], services: Served
) -> AdaptedArchitectures:
    """How many parameters each architecture has for a data set's images and classes; null where it cannot take them.

    For data sets alone, of which there are few: any number of classes would be any amount of work.
    """
    try:
        found = await asyncio.to_thread(data.get, dataset)
    except data.DatasetProblem as error:
        raise Refusal("not_found", faults=[Problem(error.code, error.params)]) from error
    return AdaptedArchitectures(parameters=await services.adapting.parameters(len(found.classes), found.shape))


@router.get("/architectures/{name}", summary="An architecture as a graph")
@needs("use")
async def open_architecture(
    name: str,
    classes: Annotated[int | None, Query(ge=1, le=100_000, description="Number of classes.")] = None,
    shape: Annotated[str | None, Query(description="Input as `channels,height,width`.")] = None,
) -> dict[str, Any]:
    """The graph, adapted to a number of classes and an input where the network allows it."""
    size = None if shape is None else _size(shape)
    try:
        graph = await asyncio.to_thread(zoo.build, name, classes, size)
    except KeyError as error:
        raise Refusal("not_found") from error
    except GraphFault as fault:
        raise Refusal("invalid", faults=fault.problems) from fault
    return await asyncio.to_thread(graph.as_json)


@router.get("/examples", summary="Projects to start from")
@needs("use")
async def list_examples(language: Asked) -> Examples:
    """Every example whose images are here; `POST /api/projects {"example": name}` makes a project of one."""
    return Examples(
        examples=[
            ExampleEntry(
                name=example.name,
                title=example.title.in_(language),
                summary=example.summary.in_(language),
                trained=example.weights is not None,
                dataset=example.dataset,
                thumbnail=draw_opened(example.graph().as_json()),
            )
            for example in await asyncio.to_thread(_startable)
        ]
    )


def _startable() -> list[templates.Example]:
    return [example for example in templates.all_examples() if data.get(example.dataset).available()]


def _size(shape: str) -> tuple[int, ...]:
    if not SHAPE.fullmatch(shape):
        raise Refusal("invalid", faults=[Problem("invalid_value", {"field": "shape", "received": shape[:40]})])
    return tuple(map(int, shape.split(",")))

"""The REST calls, by noun."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends

from server.answering import StrictRoute
from server.answers import ErrorAnswer

from . import (
    analysis,
    attributions,
    augmentation,
    blocks,
    catalogues,
    comments,
    contests,
    datasets,
    experiments,
    exploring,
    exports,
    health,
    imports,
    insights,
    joining,
    live,
    metrics,
    partners,
    projects,
    published,
    quotas,
    recipes,
    replays,
    results,
    rooms,
    run_lists,
    runs,
    series,
    studies,
    teacher,
    teaching,
    uploads,
    weights,
)
from .authorised import authorised

ERRORS: dict[int | str, dict[str, Any]] = {
    "default": {"model": ErrorAnswer, "description": "A problem: `application/problem+json` (RFC 9457)."}
}


def api() -> APIRouter:
    """Every route below `/api`."""
    router = APIRouter(prefix="/api", route_class=StrictRoute, responses=ERRORS, dependencies=[Depends(authorised)])
    nouns = (
        health, catalogues, recipes, uploads, exploring, datasets, augmentation, blocks, analysis, projects, published,
        weights,
        exports, imports, runs, run_lists, series, experiments, metrics, results, replays, insights, attributions,
        studies, partners, comments, teaching, teacher, joining, rooms, contests, quotas, live,
    )  # fmt: skip
    for noun in nouns:
        router.include_router(noun.router)
    return router

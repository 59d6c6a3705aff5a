"""The methods of attribution there are: which pixels an answer comes from."""

from __future__ import annotations

from fastapi import APIRouter

from models.insight import attributions
from server.answering import StrictRoute
from server.attributions import AttributionMethods
from server.auth.rules import needs
from server.language import Asked

router = APIRouter(route_class=StrictRoute, tags=["insights"])


@router.get("/attributions", summary="Attribution methods")
@needs("use")
async def list_methods(language: Asked) -> AttributionMethods:
    """Every method with its sentence and its weakness; the insight `attribution` takes its name as `params.method`."""
    return AttributionMethods.model_validate({"methods": attributions.catalogue(language)})

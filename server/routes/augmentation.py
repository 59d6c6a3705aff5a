"""Augmentation: what there is, and a look at what it does before a training uses it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from models.insight import InsightFault
from models.training import augmentation
from models.training.augmentation.presets import presets
from models.training.augmentation.preview import KIND, MOST_IMAGES, MOST_VARIANTS
from server.answering import StrictRoute
from server.augmentations import Augmentations, AugmentedImages
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.language import Asked
from server.requests import Body
from server.services import Served
from server.workshop.asking import refusal

router = APIRouter(route_class=StrictRoute, tags=["data sets"])


class AugmentRequest(Body):
    """Training images to augment by a list of operations, each `variants` times."""

    augmentation: Annotated[
        list[dict[str, Any]],
        Field(max_length=augmentation.MOST, description="As in a recipe: `{op, ...parameters}`, in order."),
    ]
    indices: Annotated[list[Annotated[int, Field(ge=0, le=2**31)]], Field(min_length=1, max_length=MOST_IMAGES)]
    variants: Annotated[int, Field(ge=1, le=MOST_VARIANTS)] = 6
    seed: Annotated[int, Field(ge=0, le=2**53 - 1)] = 0


@router.get("/augmentations", summary="Augmentations")
@needs("use")
async def list_augmentations(language: Asked) -> Augmentations:
    """Every operation with the JSON Schema of its parameters, and lists to start from."""
    return Augmentations.model_validate(
        {
            "operations": augmentation.catalogue(language),
            "presets": presets(language),
            "most": augmentation.MOST,
        }
    )


@router.post("/datasets/{name}/augment", summary="Look at an augmentation")
@needs("see_dataset")
async def augment(name: str, request: AugmentRequest, visitor: Visitor, services: Served) -> AugmentedImages:
    """Some training images, each as it is and augmented several times: the same seed draws the same again."""
    try:
        asked = {**request.model_dump(mode="json"), "kind": KIND, "dataset": name}
        answer = await services.insight.ask(asked, visitor)
    except InsightFault as error:
        raise refusal(error) from error
    return AugmentedImages.model_validate(answer.json)

"""Recipes: their form, and what one plans before anything is trained."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from models.training.feasibility import plan_of, timing_obstacles
from models.training.recipe import recipe_schema
from models.training.schedules import curve, warmup_steps
from server.answers import ScheduleAnswer
from server.auth.rules import needs
from server.errors import Refusal, said_in
from server.language import Asked
from server.requests import ScheduleRequest
from server.workshop.documents import read_dataset, read_recipe

router = APIRouter(prefix="/recipe", tags=["recipes"])


@router.get("/schema", summary="The recipe's form")
@needs("use")
async def describe_recipe(language: Asked) -> dict[str, Any]:
    """JSON Schema of a recipe.

    `x-sections` are the headings, `x-section` the one of a field, `x-when` the values of other fields for which it
    matters; `x-changeable` fields can be changed while a run goes on.
    """
    return recipe_schema(language)


@router.post("/schedule", summary="The learning rate along a training")
@needs("use")
async def draw_schedule(request: ScheduleRequest, language: Asked) -> ScheduleAnswer:
    """At most 200 points of the learning rate, by the function that the training itself asks; no plateau is foreseen.

    What is impossible with this data set is among the problems, each with its field; the curve is empty where there is
    none. A field out of its range is refused (422).
    """
    recipe, dataset = read_recipe(request.recipe, request.dataset), read_dataset(request.dataset)
    if not dataset.trainable:
        raise Refusal("dataset_only_to_look_at", name=dataset.name)
    images = dataset.splits["train"]
    problems, plan = list(timing_obstacles(recipe, images)), plan_of(recipe, images)
    is_known = all(problem.field != "schedule" for problem in problems)
    return ScheduleAnswer(
        steps=plan.steps,
        epoch_steps=plan.per_epoch,
        warmup_steps=warmup_steps(recipe, plan),
        curve=curve(recipe, plan) if is_known else [],
        problems=[said_in(problem, language) for problem in problems],
    )

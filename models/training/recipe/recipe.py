"""The recipe: everything that decides a training besides the network and the data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from models.forms import Json, form_schema
from models.initialization import Initialization
from models.text import Language
from models.training.augmentation import Augmentation
from models.training.recipe.augmenting import Augmenting
from models.training.recipe.care import Care
from models.training.recipe.layers import Parts
from models.training.recipe.length import Length
from models.training.recipe.loss import Minimising
from models.training.recipe.optimization import Optimization
from models.training.recipe.schedule import Scheduling
from models.training.recipe.section import Section
from models.training.recipe.start import Start

SECTIONS: tuple[type[Section], ...] = (
    Optimization,
    Scheduling,
    Length,
    Augmenting,
    Minimising,
    Start,
    Care,
    Parts,
)
"""In the order of the form."""


class Recipe(Optimization, Scheduling, Length, Augmenting, Minimising, Start, Care, Parts):
    """How a network is trained. Every default is good enough for a first run."""

    @property
    def beginning(self) -> Initialization:
        """How the weights of the network are drawn."""
        own = {node: layer.initialization for node, layer in self.layers.items() if layer.initialization is not None}
        return Initialization(
            kind=self.initialization, std=self.initialization_std, bias=self.initialization_bias, layers=own
        )

    def deciding(self) -> dict[str, Any]:
        """The fields that matter with these values, as JSON: two recipes with the same ones train alike."""
        values = self.model_dump(mode="json")
        fields = form_schema(Recipe, "en")["properties"]
        return {
            name: value
            for name, value in values.items()
            if all(values[other] in wanted for other, wanted in fields[name].get("x-when", {}).items())
        }

    def further(self, epoch_steps: int, images_per_second: float | None) -> int:
        """Steps that a finished training goes on for: as many as its length, minutes at the speed that it had."""
        match self.length:
            case "epochs":
                return self.epochs * epoch_steps
            case "steps":
                return self.steps
            case "minutes":
                return max(1, round(60 * self.minutes * (images_per_second or 0.0) / self.batch_size))

    def changed(self, values: Mapping[str, object]) -> Recipe:
        """The recipe with the values of a change made in the middle of a run.

        Raises:
            pydantic.ValidationError: a value out of its range, or a field that a running training does not take.
        """
        return Recipe.model_validate({**self.model_dump(), **Change.model_validate(values).given()})


class Change(BaseModel):
    """New values for some fields of a running training's recipe; what is left out stays."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    learning_rate: float | None = None
    momentum: float | None = None
    weight_decay: float | None = None
    augmentation: Augmentation | None = None

    def given(self) -> dict[str, Any]:
        """The values that are new, by field."""
        return self.model_dump(exclude_none=True)


@cache
def recipe_schema(language: Language) -> Json:
    """JSON Schema of the recipe for forms, texts in ``language``; shared: do not change it.

    ``x-sections`` are ``{name, title, folded}`` in their order, ``x-section`` names the one of a field, and
    ``x-changeable`` marks what a running run takes. The fields come in the order of the form.
    """
    schema = form_schema(Recipe, language)
    properties = {
        name: {
            **schema["properties"][name],
            "x-section": section.heading.name,
            **({"x-changeable": True} if name in Change.model_fields else {}),
        }
        for section in SECTIONS
        for name in section.model_fields
    }
    headings = [section.heading for section in SECTIONS]
    told = [{"name": one.name, "title": one.title.in_(language), "folded": one.folded} for one in headings]
    return {**schema, "properties": properties, "x-sections": told}


def complete(values: Mapping[str, object], defaults: Mapping[str, object]) -> Recipe:
    """The recipe of a run: ``values`` given by a person, else the data set's ``defaults``, else the recipe's own.

    Raises:
        pydantic.ValidationError: a field that is none, or a value out of its range.
    """
    return Recipe.model_validate({**defaults, **values})

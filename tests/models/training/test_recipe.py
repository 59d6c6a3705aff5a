"""Recipes validate, describe themselves in both languages, and take changes."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from models.training.recipe import Change, Recipe, complete, recipe_schema


def test_an_empty_recipe_is_the_data_sets_and_then_the_recipes_own():
    assert complete({}, {}) == Recipe()
    assert complete({"epochs": 7}, {"epochs": 2, "learning_rate": 0.5}) == Recipe(epochs=7, learning_rate=0.5)


@pytest.mark.parametrize(
    "values",
    [
        {"learning_rate": 0},
        {"learning_rate": float("nan")},
        {"momentum": 1.0},
        {"batch_size": 0},
        {"batch_size": 64.5},
        {"optimizer": "lion"},
        {"seed": -1},
        {"momentun": 0.5},
    ],
)
def test_what_is_impossible_is_refused_with_its_field(values):
    with pytest.raises(ValidationError) as error:
        complete(values, {})
    assert error.value.errors()[0]["loc"][0] in values


def test_changes_are_checked_like_the_recipe():
    recipe = Recipe(optimizer="sgd")
    assert recipe.changed({"learning_rate": 1, "momentum": 0.5}) == Recipe(
        optimizer="sgd", learning_rate=1.0, momentum=0.5
    )
    for impossible in ({"learning_rate": -1.0}, {"epochs": 3}, {"weight_decay": "much"}):
        with pytest.raises(ValidationError):
            recipe.changed(impossible)


def test_the_form_is_told_in_both_languages_and_marks_what_may_change():
    english, russian = recipe_schema("en")["properties"], recipe_schema("ru")["properties"]
    assert english.keys() == russian.keys() == Recipe.model_fields.keys()
    assert english["learning_rate"]["title"] == "Learning rate"
    assert russian["learning_rate"]["title"] == "Скорость обучения"
    assert {name for name, field in english.items() if field.get("x-changeable")} == Change.model_fields.keys()
    assert all(field["description"] and "default" in field for field in english.values())

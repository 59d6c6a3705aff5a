"""Recipes validate, describe themselves in both languages, and take changes."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from models.training.recipe import SECTIONS, Change, Recipe, complete, recipe_schema


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


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("layers", {"layers": {"conv1": {"rate": 0}}}),
        ("layers", {"layers": {"conv1": {"initialization": {"kind": "ones"}}}}),
        ("groups", {"groups": {"head": {"initialization": {"kind": "normal"}}}}),
        ("schedule_factor", {"schedule_factor": 1.0}),
        ("train_images", {"train_images": 1}),
        ("clip_norm", {"clip_norm": 0}),
    ],
)
def test_what_is_impossible_in_parts_is_refused_as_well(field, values):
    with pytest.raises(ValidationError) as error:
        complete(values, {})
    assert error.value.errors()[0]["loc"][0] == field


def test_every_field_has_its_section_and_those_that_matter_sometimes_say_when():
    schema = recipe_schema("en")
    assert list(schema["properties"]) == [name for section in SECTIONS for name in section.model_fields]
    names = {heading["name"] for heading in schema["x-sections"]}
    for field in schema["properties"].values():
        assert field["x-section"] in names
        for other, values in field.get("x-when", {}).items():
            assert set(values) < set(schema["properties"][other]["enum"])


def test_only_what_matters_decides():
    assert Recipe(step_epochs=5, momentum=0.5, focal_gamma=1.0).deciding() == Recipe().deciding()
    assert Recipe(schedule="step", step_epochs=5).deciding() != Recipe(schedule="step").deciding()
    assert Recipe(length="steps", epochs=9).deciding() == Recipe(length="steps").deciding()


def test_a_recipe_begins_as_it_says_layer_by_layer():
    given = {"initialization": "kaiming", "layers": {"a": {"initialization": {"kind": "normal"}}, "b": {"rate": 2}}}
    beginning = Recipe.model_validate(given).beginning
    assert (beginning.of("a").kind, beginning.of("a").std) == ("normal", 0.01)
    assert beginning.of("b").kind == "kaiming"


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

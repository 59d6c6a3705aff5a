"""A recipe's form and its plan over HTTP, and recipes that cannot be."""

from __future__ import annotations

import pytest

from models.training.recipe import Recipe
from models.training.schedules import Plan, rate


async def test_the_plan_is_what_the_training_will_do(visitor):
    recipe = {"schedule": "cosine", "warmup": 0.5, "batch_size": 100, "epochs": 2, "learning_rate": 0.1}
    found = await visitor.post("/recipe/schedule", {"recipe": recipe, "dataset": "mnist"})
    assert (found["steps"], found["epoch_steps"], found["warmup_steps"]) == (1100, 550, 275)
    assert found["problems"] == []
    plan = Plan(550, 1100)
    assert len(found["curve"]) == 200
    assert [found["curve"][0][0], found["curve"][-1][0]] == [0, 1099]
    assert all(value == rate(Recipe(**recipe), plan, step) for step, value in found["curve"])


@pytest.mark.parametrize(
    ("recipe", "field", "code"),
    [
        ({"warmup": 9.0}, "warmup", "warmup_above_length"),
        ({"train_images": 60_000}, "train_images", "images_above_dataset"),
        ({"train_images": 50}, "batch_size", "batch_above_images"),
        ({"schedule": "one_cycle", "length": "minutes"}, "schedule", "schedule_needs_length"),
        ({"layers": {"gone": {"frozen": True}}}, "layers.gone", "recipe_layer_unknown"),
        ({"groups": {"gone": {"rate": 0.1}}}, "groups.gone", "recipe_layer_unknown"),
        ({"layers": {name: {"frozen": True} for name in ("conv1", "conv2", "fc1", "fc2", "fc3")}}, "layers", None),
    ],
)
async def test_an_impossible_recipe_is_refused_before_anything_starts(visitor, recipe, field, code):
    graph = await visitor.get("/architectures/lenet5")
    project = await visitor.post("/projects", {"graphs": {"main": graph}, "dataset": "mnist", "recipe": recipe}, 201)
    refused = await visitor.post(f"/projects/{project['id']}/play", {}, status=422)
    assert (refused["code"], refused["field"]) == ("recipe_unfit", field)
    assert refused["problems"][0]["code"] == (code or "everything_frozen")
    if "." not in field and field != "layers":
        found = await visitor.post("/recipe/schedule", {"recipe": recipe, "dataset": "mnist"})
        assert [problem["field"] for problem in found["problems"]] == [field]


async def test_a_value_out_of_range_is_refused_with_its_field(visitor):
    asked = {"recipe": {"schedule_factor": 1.5}, "dataset": "mnist"}
    refused = await visitor.post("/recipe/schedule", asked, status=422)
    assert (refused["code"], refused["field"]) == ("recipe_refused", "schedule_factor")
    nested = {"recipe": {"layers": {"conv1": {"rate": -1}}}, "dataset": "mnist"}
    refused = await visitor.post("/recipe/schedule", nested, status=422)
    assert refused["field"] == "layers.conv1.rate"


async def test_a_training_that_stops_early_stands_for_its_best_weights(visitor):
    recipe = {"early_stopping": 1, "optimizer": "sgd", "learning_rate": 2.0, "train_images": 600, "batch_size": 300}
    project = await visitor.small_project(recipe={**recipe, "epochs": 60})
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        run = (await visitor.post(f"/projects/{project['id']}/play", {}))["run"]
        ended = await tab.run_in("finished")
    assert ended["step"] < ended["steps"] == 120
    assert ended["reason"]["code"] == "run_stopped_early"
    best, path = ended["reason"]["params"]["step"], f"/api/runs/{run['id']}/snapshots"
    assert best < ended["step"]
    newest, kept = [(await visitor.client.get(f"{path}/{moment}/weights")).content for moment in ("live", best)]
    assert newest == kept
    points = (await visitor.get(f"/runs/{run['id']}/metrics"))["points"]
    losses = {point["step"]: point["loss"] for point in points if point["split"] == "val" and point["step"] % 2 == 0}
    assert min(losses, key=losses.__getitem__) == best
    assert {point["learning_rate"] for point in points if point["split"] == "train"} == {2.0}

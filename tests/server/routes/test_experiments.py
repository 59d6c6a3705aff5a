"""Experiments of the course over HTTP: listed with their numbers, begun as projects with a series, refused."""

from __future__ import annotations

import pytest
import torch

from models import experiments
from models.graph import parse_graph
from models.text import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_experiment_is_listed_in_the_order_of_the_course(visitor, language):
    listed = (await visitor.get(f"/experiments?lang={language}"))["experiments"]
    assert [entry["name"] for entry in listed] == [each.name for each in experiments.all_experiments()]
    for entry, experiment in zip(listed, experiments.all_experiments(), strict=True):
        assert entry["look"] == experiment.look.in_(language)
        assert [variant["title"] for variant in entry["variants"]] == [
            variant.title.in_(language) for variant in experiment.variants
        ]
        assert all(variant["parameters"] > 0 and variant["thumbnail"]["nodes"] for variant in entry["variants"])


async def test_what_takes_a_card_is_refused_in_words_where_there_is_none(visitor):
    if torch.cuda.is_available() or torch.backends.mps.is_available():
        pytest.skip("this machine has a card")
    answer = await visitor.post("/experiments/processor_card", {}, 422)
    assert answer["code"] == "experiment_unavailable"
    assert [problem["code"] for problem in answer["problems"]] == ["experiment_needs_card"]
    listed = (await visitor.get("/experiments"))["experiments"]  # the device is known by now
    told = {entry["name"]: entry["unavailable"] for entry in listed}
    assert {name: problem["code"] for name, problem in told.items() if problem} == {
        "processor_card": "experiment_needs_card"
    }


async def test_an_experiment_is_begun_as_a_project_with_a_series(visitor):
    experiment = experiments.get("plain_residual")
    begun = await visitor.post(f"/experiments/{experiment.name}?lang=ru", {}, 201)
    async with visitor.tab() as tab:
        await tab.follow(begun["project"])
        await tab.hear("runs", lambda message: message["run"]["step"] > 0)
    document = await visitor.get(f"/projects/{begun['project']}")
    assert (document["title"], document["dataset"]) == (experiment.title.ru, experiment.dataset)
    assert document["recipe"].items() >= experiment.recipe.items()
    series = await visitor.get(f"/series/{begun['series']}")
    assert (series["kind"], series["experiment"], series["note"]) == ("experiment", experiment.name, experiment.look.ru)
    assert [run["title"] for run in series["runs"]] == [variant.title.ru for variant in experiment.variants]
    for run, variant in zip(series["runs"], experiment.variants, strict=True):
        graph = await visitor.get(f"/runs/{run['id']}/graph")
        assert graph == parse_graph(experiment.graph(variant).as_json()).as_json()
        assert run["recipe"].items() >= {**experiment.recipe, **variant.recipe}.items()
    await visitor.client.delete(f"/api/projects/{begun['project']}")


async def test_an_experiment_that_there_is_not(visitor):
    assert (await visitor.post("/experiments/alchemy", {}, 404))["code"] == "not_found"

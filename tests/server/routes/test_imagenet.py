"""The network that knows ImageNet, asked over HTTP; and compound scaling."""

from __future__ import annotations

import pytest

from models import data

EXAMPLE = "efficientnet_lite0_imagenet"


async def test_the_example_knows_an_espresso_and_refuses_to_learn(visitor):
    project = await visitor.project(EXAMPLE)
    coffee = {"dataset": "photos", "split": "test", "index": 1}
    told = await visitor.post(f"/projects/{project['id']}/insights/prediction", {"input": coffee})
    assert data.get("photos").classes[told["class"]].en == "espresso"
    assert len(told["probabilities"]) == 1000
    for language, words in (("en", "only for looking at"), ("ru", "только для просмотра")):
        refused = await visitor.post(f"/projects/{project['id']}/play?lang={language}", status=422)
        assert refused["code"] == "dataset_only_to_look_at"
        assert words in refused["detail"]


async def test_the_welcome_comes_first_among_the_trained_examples(visitor):
    examples = (await visitor.get("/examples"))["examples"]
    assert [example["name"] for example in examples if example["trained"]] == ["welcome", EXAMPLE]


async def test_compound_scaling_gives_a_network(visitor):
    graph = await visitor.get("/architectures/compound?phi=1&classes=10")
    told = await visitor.post("/analysis", {"graph": graph})
    assert told["problems"] == []
    assert told["nodes"]["input"]["shape"] == [3, 256, 256]
    assert told["nodes"][told["main"]]["shape"] == [10]


@pytest.mark.parametrize(
    ("query", "code"),
    [("phi=6&alpha=1.6", "compound_too_deep"), ("phi=8&gamma=1.5&alpha=1", "compound_too_sharp")],
)
async def test_what_cannot_be_scaled_is_said_in_words(visitor, query, code):
    refused = await visitor.get(f"/architectures/compound?{query}&lang=ru", status=422)
    assert [problem["code"] for problem in refused["problems"]] == [code]
    assert "Уменьшите" in refused["problems"][0]["message"]


async def test_factors_out_of_range_are_refused(visitor):
    await visitor.get("/architectures/compound?phi=-1", status=422)
    await visitor.get("/architectures/compound?alpha=nan", status=422)

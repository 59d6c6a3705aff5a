"""Augmentation over HTTP: what there is in both languages, and a look at what it does."""

from __future__ import annotations

import base64
import io
import re

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from models.training.augmentation import all_operations

ROTATE = {"op": "rotate", "degrees": 30}


async def test_operations_bring_schemas_and_texts_in_both_languages(visitor):
    english, russian = await visitor.get("/augmentations"), await visitor.get("/augmentations?lang=ru")
    assert {entry["op"] for entry in english["operations"]} == {operation.op for operation in all_operations()}
    for entry in english["operations"]:
        Draft202012Validator.check_schema(entry["schema"])
        assert list(entry["schema"]["properties"])[-1] == "p"
    for entry in [*russian["operations"], *russian["presets"]]:
        assert re.search("[а-яё]", entry["summary"])
    assert [preset["name"] for preset in english["presets"]][:1] == ["digits"]


async def test_images_are_augmented_each_time_alike(visitor):
    asked = {"augmentation": [ROTATE, {"op": "mixup", "alpha": 4}], "indices": [0, 1], "variants": 3, "seed": 5}
    first, again = [await visitor.post("/datasets/mnist/augment", asked) for _ in range(2)]
    assert first == again
    other = await visitor.post("/datasets/mnist/augment", {**asked, "seed": 6})
    assert [len(image["variants"]) for image in first["images"]] == [3, 3]
    for image, changed in zip(first["images"], other["images"], strict=True):
        assert image["png"] == changed["png"]
        assert image["variants"] != changed["variants"]
        for variant in image["variants"]:
            assert Image.open(io.BytesIO(base64.b64decode(variant["png"]))).size == (28, 28)
            assert sum(label["share"] for label in variant["labels"]) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("mnist", {"augmentation": [{"op": "roll"}]}),
        ("mnist", {"augmentation": [{**ROTATE, "degrees": 999}]}),
        ("mnist", {"augmentation": [ROTATE] * 13}),
        ("mnist", {"indices": []}),
        ("mnist", {"indices": [10**7]}),
        ("mnist", {"variants": 99}),
        ("nothing", {}),
        ("photos", {}),
    ],
)
async def test_what_cannot_be_shown_is_refused(visitor, path, change):
    asked = {"augmentation": [ROTATE], "indices": [0], **change}
    answer = await visitor.client.post(f"/api/datasets/{path}/augment", json=asked)
    assert answer.status_code == 422, answer.text
    assert answer.json()["problems"]


async def test_a_recipe_takes_a_list_and_refuses_an_impossible_one(visitor):
    project = await visitor.small_project()
    path, headers = f"/api/projects/{project['id']}", {"If-Match": '"1"', "content-type": "application/json-patch+json"}
    for listed, status in ([{"op": "rotate", "degrees": 999}], 422), ([ROTATE], 200):
        patch = [{"op": "add", "path": "/recipe/augmentation", "value": listed}]
        answer = await visitor.client.patch(path, json=patch, headers=headers)
        assert answer.status_code == status, answer.text

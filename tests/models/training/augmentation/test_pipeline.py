"""A list is done in its order; moves that stand together are one resampling; all is a function of seed and step."""

from __future__ import annotations

import pytest
import torch
from pydantic import TypeAdapter, ValidationError

from models.training.augmentation import MOST, Augmentation, Pipeline, all_operations, parse
from models.training.augmentation.presets import PRESETS
from models.validation import problems_of
from tests.models.training.augmentation.test_operations import CLASSES, pictures

LIST = TypeAdapter(Augmentation)


def labels(count):
    return torch.arange(count) % CLASSES


def test_an_empty_list_changes_nothing():
    pixels, given = pictures(4, (1, 9, 9)), labels(4)
    assert all(map(torch.equal, Pipeline([], CLASSES).at(pixels, given, 0, 0), (pixels, given)))


def test_what_is_switched_off_is_not_done_and_draws_nothing():
    turn, mixup = {"op": "rotate"}, {"op": "mixup", "enabled": False}
    with_it, without = Pipeline([mixup, turn], CLASSES), Pipeline([turn], CLASSES)
    pixels, given = pictures(4, (1, 9, 9)), labels(4)
    assert not with_it.mixes
    assert all(map(torch.equal, with_it.at(pixels, given, 0, 0), without.at(pixels, given, 0, 0)))


def test_a_step_is_a_function_of_seed_and_step():
    pipeline = Pipeline([each().listed() for each in all_operations()][:MOST], CLASSES)
    pixels, given = pictures(6, (3, 16, 16)), labels(6)
    one, again, later, elsewhere = (pipeline.at(pixels, given, *at)[0] for at in ((3, 7), (3, 7), (3, 8), (4, 7)))
    assert torch.equal(one, again)
    assert not torch.equal(one, later)
    assert not torch.equal(one, elsewhere)


def test_moves_together_are_those_one_after_another():
    """On a plane of brightness bilinear resampling is exact, so that how often it is done shows only at the border."""
    listed = [
        {"op": "rotate", "degrees": 12.0, "fill": "edge"},
        {"op": "shear", "degrees": 5.0, "fill": "edge"},
        {"op": "shift", "pixels": 2, "fill": "edge"},
        {"op": "scale", "strength": 0.1, "fill": "edge"},
        {"op": "resized_crop", "least": 0.8},
    ]
    row, column = torch.meshgrid(torch.arange(40.0), torch.arange(40.0), indexing="ij")
    plane = (40 + 2 * row + 3 * column).expand(5, 1, 40, 40)
    twice = [{"op": "invert", "p": 1.0}] * 2  # changes nothing and draws nothing, and keeps moves apart
    apart = [entry for each in listed for entry in (each, *twice)]
    together, one_by_one = (Pipeline(each, CLASSES).at(plane, labels(5), 2, 0)[0] for each in (listed, apart))
    middle = (..., slice(14, 26), slice(14, 26))
    torch.testing.assert_close(together[middle], one_by_one[middle], rtol=0, atol=0.01)
    assert not torch.allclose(together[middle], plane[middle], atol=5)


def test_mixed_labels_go_through_operations_that_know_nothing_of_them():
    pipeline = Pipeline([{"op": "mixup"}, {"op": "shift"}, {"op": "cutmix"}, {"op": "aug_mix"}], CLASSES)
    pixels, targets = pipeline.at(pictures(8, (1, 12, 12)), labels(8), 0, 0)
    assert pixels.shape == (8, 1, 12, 12)
    assert targets.shape == (8, CLASSES)
    torch.testing.assert_close(targets.sum(1), torch.ones(8))


def test_a_mixed_label_has_the_share_that_the_picture_has():
    """Of two kinds of image, black of class 0 and white of class 1, the brightness is the share of class 1."""
    for op in ("mixup", "cutmix"):
        given = torch.tensor([0, 1] * 8)
        pixels = 255 * given[:, None, None, None].float().expand(16, 1, 10, 10)
        mixed, targets = Pipeline([{"op": op, "alpha": 1.0, "p": 1.0}], 2).at(pixels, given, 0, 0)
        torch.testing.assert_close(targets[:, 1], mixed.mean((1, 2, 3)) / 255)
        assert ((targets > 0.01) & (targets < 0.99)).any()


@pytest.mark.parametrize("operation", all_operations(), ids=lambda operation: operation.op)
def test_a_recipe_holds_operations_completely(operation):
    (complete,) = LIST.validate_python([{"op": operation.op}])
    assert complete == operation().listed()
    assert complete.keys() >= {"op", "p"}
    assert LIST.validate_python([complete]) == [complete]
    assert parse(complete) == operation()


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"op": "roll"}, "not_a_choice"),
        ({}, "not_a_choice"),
        ({"op": "rotate", "degrees": 200}, "above_maximum"),
        ({"op": "rotate", "p": -0.1}, "below_minimum"),
        ({"op": "rotate", "angle": 3}, "field_unknown"),
        ({"op": "rotate", "degrees": "much"}, "expected_number"),
    ],
)
def test_what_is_impossible_is_refused_at_its_place(entry, code):
    with pytest.raises(ValidationError) as refused:
        LIST.validate_python([{"op": "shift"}, entry])
    assert [problem.code for problem in problems_of(refused.value)] == [code]
    assert refused.value.errors()[0]["loc"][0] == 1


def test_a_list_is_bounded():
    with pytest.raises(ValidationError, match="at most 12"):
        LIST.validate_python([{"op": "shift"}] * (MOST + 1))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_presets_are_lists_a_recipe_takes(preset):
    listed = [operation.listed() for operation in preset.operations]
    assert LIST.validate_python(listed) == listed
    assert not (preset.name in {"digits", "handwriting"} and any("flip" in each["op"] for each in listed))

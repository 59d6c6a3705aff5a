"""The answers that lie in probabilities: their file, their ranks, and the images behind a number."""

from __future__ import annotations

import json
import math
from dataclasses import fields

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.functional import nll_loss
from torchmetrics.functional.classification import multiclass_accuracy

from models.results.answers import answers_of, load
from models.results.choosing import choose
from models.results.summary import summarise
from tests.models.results.random_answers import answers, given_answers


@given(given_answers(classes=st.integers(11, 20)))
def test_ranks_give_the_accuracy_among_five_and_truths_the_loss(found):
    probabilities, labels = found
    ours = summarise(answers_of(*found))
    options = {"num_classes": probabilities.shape[1], "average": "micro", "top_k": 5}
    expected = multiclass_accuracy(torch.tensor(probabilities), torch.tensor(labels), **options)
    assert ours["top5"] == pytest.approx(expected.item())
    assert ours["loss"] == pytest.approx(
        nll_loss(torch.tensor(probabilities).double().log(), torch.tensor(labels)).item()
    )


@given(answers())
def test_answers_are_read_as_they_were_saved(tmp_path_factory, found):
    path = tmp_path_factory.mktemp("answers") / "answers.safetensors"
    found.save(path)
    read = load(path)
    assert all(np.array_equal(getattr(read, each.name), getattr(found, each.name)) for each in fields(found))
    assert np.array_equal(found.rank == 0, found.correct)


@given(answers())
def test_a_summary_is_json_with_finite_numbers(found):
    assert json.loads(json.dumps(summarise(found), allow_nan=False))["images"] == len(found)


def test_a_class_held_impossible_costs_much_and_not_infinitely_much():
    summary = summarise(answers_of(np.array([[1, 0]], np.float32), np.array([1])))
    assert summary["loss"] == pytest.approx(-math.log(float(np.finfo(np.float32).tiny)))
    assert summary["top5"] is None


@given(answers(), st.data())
def test_the_images_of_the_cells_are_all_images_once(found, data):
    order = data.draw(st.sampled_from(["confident", "doubtful", "index"]))
    size = range(found.classes)
    chosen = [choose(found, true=true, predicted=other, order=order) for true in size for other in size]
    assert sorted(np.concatenate(chosen)) == list(range(len(found)))
    assert sorted(choose(found, wrong=True)) == sorted(set(range(len(found))) - set(np.flatnonzero(found.correct)))
    sorted_by = {"confident": -found.confidence, "doubtful": found.confidence, "index": np.arange(len(found))}[order]
    for indices in chosen:
        assert np.array_equal(sorted_by[indices], np.sort(sorted_by[indices]))

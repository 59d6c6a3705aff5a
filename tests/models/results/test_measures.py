"""Measures against torchmetrics, and the laws they obey."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from torchmetrics.functional.classification import (
    multiclass_accuracy,
    multiclass_confusion_matrix,
    multiclass_f1_score,
    multiclass_precision,
    multiclass_recall,
)

from models.results.answers import answers_of
from models.results.confusion import cells, confusion
from models.results.measures import accuracy, by_class, macro, weighted
from tests.models.results.random_answers import answers, given_answers

ORACLES = {"precision": multiclass_precision, "recall": multiclass_recall, "f1": multiclass_f1_score}


@given(given_answers())
def test_measures_are_those_of_torchmetrics(found):
    ours = answers_of(*found)
    matrix = confusion(ours)
    labels = torch.tensor(ours.labels)
    options = {"preds": torch.tensor(ours.predicted), "target": labels, "num_classes": ours.classes}
    assert np.array_equal(matrix, multiclass_confusion_matrix(**options).numpy())
    assert accuracy(matrix) == pytest.approx(multiclass_accuracy(**options, average="micro").item())
    measures = by_class(matrix)
    for name, oracle in ORACLES.items():
        by_hand = [getattr(each, name) for each in measures]
        expected = oracle(**options, average=None, zero_division=0).tolist()  # it says 0 where we say None
        assert [value or 0 for value in by_hand] == pytest.approx(expected, abs=1e-6)
        defined = [value for value in by_hand if value is not None]
        assert getattr(macro(measures), name) == pytest.approx(np.mean(defined))


@given(answers())
def test_the_laws_of_a_confusion_matrix(found):
    matrix = confusion(found)
    assert matrix.sum() == len(found)
    assert np.array_equal(matrix.sum(1), np.bincount(found.labels, minlength=found.classes))
    assert accuracy(matrix) == pytest.approx(found.correct.mean())
    assert weighted(by_class(matrix)).recall == pytest.approx(accuracy(matrix))
    told = np.zeros_like(matrix)
    for row, column, count in cells(matrix):
        assert count > 0
        told[row, column] = count
    assert np.array_equal(told, matrix)


def test_what_is_not_defined_is_none_and_left_out_of_the_means():
    matrix = np.array([[3, 1, 0, 0], [0, 4, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0]])
    first, second, never_predicted, never_seen = by_class(matrix)
    assert (never_predicted.precision, never_predicted.recall, never_predicted.f1) == (None, 0, 0)
    assert (never_seen.precision, never_seen.recall, never_seen.f1) == (None, None, None)
    means = macro([first, second, never_predicted, never_seen])
    assert means.precision == pytest.approx((3 / 4 + 4 / 6) / 2)
    assert means.recall == pytest.approx((3 / 4 + 1 + 0) / 3)
    assert means.f1 == pytest.approx((6 / 8 + 8 / 10 + 0) / 3)

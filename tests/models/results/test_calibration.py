"""Calibration against torchmetrics."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from torchmetrics.functional.classification import multiclass_calibration_error

from models.results.answers import answers_of
from models.results.calibration import BINS, calibration
from tests.models.results.random_answers import answers, given_answers

BELOW_ONE = np.nextafter(np.float32(1), np.float32(0))
"""torchmetrics gives a confidence of exactly 1 a bin of its own, where the paper has (14/15, 1]."""


@given(given_answers())
def test_errors_are_those_of_torchmetrics(found):
    probabilities, labels = found
    probabilities = np.minimum(probabilities, BELOW_ONE)
    ours = calibration(answers_of(probabilities, labels))
    options = {"num_classes": probabilities.shape[1], "n_bins": BINS}
    for norm, error in (("l1", ours.expected_error), ("max", ours.largest_error)):
        expected = multiclass_calibration_error(torch.tensor(probabilities), torch.tensor(labels), norm=norm, **options)
        assert error == pytest.approx(expected.item(), abs=2e-6)


@given(answers())
def test_bins_hold_every_answer_once(found):
    bins = calibration(found).bins
    assert sum(each.count for each in bins) == len(found)
    assert [each.lo for each in bins[1:]] == [each.hi for each in bins[:-1]]
    for each in bins:
        assert (each.count == 0) == (each.confidence is None) == (each.accuracy is None)
        assert each.confidence is None or each.lo - 1e-6 <= each.confidence <= each.hi + 1e-6


def test_who_is_as_sure_as_right_has_no_error():
    sure = np.array([[0.75, 0.25]] * 4, np.float32)
    found = calibration(answers_of(sure, np.array([0, 0, 0, 1])))
    assert (found.expected_error, found.largest_error) == (0, 0)

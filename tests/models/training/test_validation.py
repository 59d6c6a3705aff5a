"""The validation split is measured whole, rightly, within its budget, and without a trace."""

from __future__ import annotations

import pytest
import torch
from torch.nn.functional import cross_entropy

from models import data, tasks
from models.compile import compile_graph
from models.graph import parse_graph
from models.training.evaluation import evaluate
from models.training.milestones import is_milestone
from models.training.validation import Validation
from tests.models.training.nets import SMALL

CPU = torch.device("cpu")


@pytest.mark.parametrize("batch_size", [5000, 777])
def test_the_measures_are_means_over_all_images_in_evaluation(batch_size):
    net, images = compile_graph(parse_graph(SMALL), seed=5), data.get("mnist").load("val")
    before = {key: value.clone() for key, value in net.state_dict().items()}
    measures = evaluate(net, tasks.get("classify"), images, batch_size, CPU)
    assert net.training
    assert all(torch.equal(value, before[key]) for key, value in net.state_dict().items())
    with torch.no_grad():
        logits = net.eval()(torch.from_numpy(images.images).float())[net.main]
    labels = torch.from_numpy(images.labels)
    assert measures["loss"] == pytest.approx(cross_entropy(logits, labels).item(), rel=1e-5)
    assert measures["accuracy"] == pytest.approx((logits.argmax(1) == labels).float().mean().item(), abs=1e-6)


def test_milestones_are_log_spaced():
    assert [step for step in range(1001) if is_milestone(step)] == [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]


def test_early_measurements_keep_to_the_budget():
    net, images = compile_graph(parse_graph(SMALL)), data.get("mnist").load("val")
    validation = Validation(net, tasks.get("classify"), images, 64, CPU)
    assert not validation.fits(5, trained=100.0, steps=5)  # too early to say anything
    assert not validation.fits(11, trained=100.0, steps=11)  # no milestone
    assert validation.fits(10, trained=0.01, steps=10)  # a quick network: a moment for all of it
    assert not validation.fits(10, trained=60.0, steps=10)  # a slow one: minutes
    validation.measure()
    assert not validation.fits(20, trained=float("-inf"), steps=20)
    assert validation.fits(20, trained=1000.0, steps=20)

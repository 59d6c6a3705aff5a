"""A network's answers to images against the training's own measurement, and the views of test-time augmentation."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from models import tasks
from models.compile import compile_graph
from models.data import Images
from models.results.answering import answer
from models.results.faults import ResultsFault
from models.results.summary import summarise
from models.results.tta import View, views
from models.training.evaluation import evaluate
from tests.models.networks import chain, conv, dense

NETWORK = chain(conv(3, 2, stride=4), "batch_norm2d", "relu", ("dropout", {"p": 0.5}), "flatten", dense(10))


@pytest.fixture
def images():
    random = np.random.default_rng(0)
    return Images(random.integers(0, 256, (50, 1, 28, 28), np.uint8), random.integers(0, 10, 50))


def test_the_answers_are_measured_as_a_training_measures_them(images):
    net = compile_graph(NETWORK)
    done = []
    found = summarise(answer(net, images, 10, batch_size=16, tell=lambda *told: done.append(told)))
    measures = evaluate(net, tasks.get("classify"), images, 50, torch.device("cpu"))
    assert (found["accuracy"], found["loss"]) == pytest.approx((measures["accuracy"], measures["loss"]), rel=1e-5)
    assert done == [(16, 50), (32, 50), (48, 50), (50, 50)]


def test_augmented_answers_are_means_over_views(images):
    net = compile_graph(NETWORK).eval()
    seen = views(28, 28, mirrored=True)
    pixels = torch.from_numpy(images.images).float()
    with torch.inference_mode():
        mean = torch.stack([net(view.of(pixels))[net.main].softmax(1) for view in seen]).mean(0)
    found = answer(net, images, 10, views=seen)
    assert np.array_equal(found.predicted, mean.argmax(1).numpy())
    assert found.confidence == pytest.approx(mean.amax(1).numpy(), rel=1e-5)


@given(st.integers(1, 6), st.integers(1, 6), st.integers(-3, 3), st.integers(-3, 3), st.booleans())
def test_a_view_is_the_image_moved_with_its_edges_repeated(height, width, down, right, mirrored):
    pixels = torch.arange(2.0 * height * width).reshape(2, 1, height, width)
    found = View(down, right, mirrored).of(pixels)
    for row in range(height):
        for column in range(width):
            across = width - 1 - column if mirrored else column
            source = min(max(row - down, 0), height - 1), min(max(across - right, 0), width - 1)
            assert torch.equal(found[:, :, row, column], pixels[:, :, source[0], source[1]])


def test_views_are_five_and_twice_as_many_with_mirrors():
    assert [(view.down, view.right) for view in views(28, 28, mirrored=False)] == [
        *((0, 0), (-1, -1), (-1, 1), (1, -1), (1, 1)),
    ]
    assert {abs(view.down) for view in views(224, 224, mirrored=True)} == {0, 8}
    assert len(views(32, 32, mirrored=True)) == 10
    assert len(views(1, 1, mirrored=False)) == 1


def test_what_cannot_be_measured_is_refused(images):
    with pytest.raises(ResultsFault) as refused:
        answer(compile_graph(NETWORK), images, 12)
    assert refused.value.problem.code == "results_not_classes"
    broken = compile_graph(NETWORK)
    with torch.no_grad():
        next(iter(broken.parameters())).fill_(float("nan"))
    with pytest.raises(ResultsFault) as refused:
        answer(broken, images, 10)
    assert refused.value.problem.params == {"count": 50}

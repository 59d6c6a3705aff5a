"""What excites a channel most: against a search through every value of every image, and against the pixels it sees."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from models import data
from models.insight.faults import InsightFault
from models.insight.networks import Networks
from models.insight.studying import study
from models.problems import GraphFault
from tests.models.networks import chain, conv, dense, max_pool

NETWORK = chain(conv(3, padding=1), "relu", max_pool(2), conv(4), "flatten", dense(10), shape=(1, 8, 8))
HUGE = [
    {"key": "n1.bias", "index": [0], "value": 1e30},
    {"key": "n4.weight", "index": [0, 0, 0, 0], "value": 1e30},
]
"""Weights whose products float32 does not have."""
DIGITS = data.get("digits").load("val")


def studied(node: str, **asked: Any) -> dict[str, Any]:
    question = {"kind": "patches", "graph": NETWORK.as_json(), "dataset": "digits", "seed": 3, "nodes": [{"id": node}]}
    return study({**question, **asked}, Networks(), lambda _done, _of: None).json


def outputs(node: str, images: np.ndarray) -> np.ndarray:
    """What a node answers to images (N, C, H, W) of bytes, one at a time."""
    net = Networks().get(NETWORK.as_json(), 3).net
    found: list[np.ndarray] = []
    for image in images:
        record = {}
        with torch.inference_mode():
            net(torch.from_numpy(image[None].astype(np.float32)), lambda name, output: record.update({name: output}))  # noqa: B023
        found.append(record[node][0].numpy())
    return np.stack(found)


@pytest.mark.parametrize("node", ["n1", "n2", "n4", "n6"])
def test_the_most_exciting_images_are_those_of_a_search_through_all(node):
    top = 5
    found = studied(node, params={"top": top})
    maps = outputs(node, DIGITS.images)
    assert (found["images"], found["total"], found["split"]) == (200, 200, "val")
    assert found["shape"] == list(maps.shape[1:])
    assert found["class_images"].tolist() == np.bincount(DIGITS.labels, minlength=10).tolist()
    for channel, own in enumerate(found["channels"]):
        values = maps[:, channel]
        peaks = values.reshape(len(values), -1).max(1)
        best = sorted(range(len(peaks)), key=lambda image: (-peaks[image], image))
        best = [image for image in best if peaks[image] > peaks.min()]
        np.testing.assert_allclose(own["top"]["value"], peaks[best[:top]], rtol=1e-5)
        assert own["top"]["index"].tolist() == best[:top]
        assert own["top"]["label"].tolist() == DIGITS.labels[best[:top]].tolist()
        assert own["counts"].tolist() == np.bincount(DIGITS.labels[best[:2]], minlength=10).tolist()
        assert (own["lowest"], own["mean"]) == pytest.approx((values.min(), values.mean()), rel=1e-4, abs=1e-6)
        assert own["positive"] == pytest.approx((values > 0).mean())
        spread = (own["quietest"], own["median"], own["loudest"])
        assert spread == pytest.approx((peaks.min(), np.median(peaks), peaks.max()), rel=1e-5, abs=1e-7)
        assert own["histogram"].sum() == 200


@pytest.mark.parametrize("node", ["n1", "n3", "n4"])
def test_nothing_but_the_box_excites(node):
    noise = np.random.default_rng(0)
    for channel, own in enumerate(studied(node, params={"top": 3})["channels"]):
        top = own["top"]
        for index, y, x, value, box in zip(*(top[name] for name in ("index", "y", "x", "value", "box")), strict=True):
            rows, columns = (slice(max(0, low), max(0, high)) for low, high in (box[::2], box[1::2]))
            image = noise.integers(0, 256, (1, 8, 8), np.uint8)
            image[:, rows, columns] = DIGITS.images[index][:, rows, columns]
            assert outputs(node, image[None])[0, channel, y, x] == pytest.approx(value, rel=1e-5)


def test_a_silent_channel_has_no_favourite():
    off = {"weights": [{"key": "n1.bias", "index": [0], "value": -1e6}]}
    silent, other, _ = studied("n2", overrides=off)["channels"]
    assert len(other["top"]["index"]) == 9
    assert (silent["quietest"], silent["loudest"], silent["positive"]) == (0, 0, 0)
    assert not len(silent["top"]["index"])
    assert not len(silent["histogram"])
    assert sum(silent["counts"]) == 0


def test_progress_goes_up_to_all_images():
    told: list[tuple[int, int]] = []
    question = {"kind": "patches", "graph": NETWORK.as_json(), "dataset": "digits", "nodes": [{"id": "n1"}]}
    study(question, Networks(), lambda done, of: told.append((done, of)))
    assert told == [(64, 200), (128, 200), (192, 200), (200, 200)]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"nodes": []}, "question_needs_node"),
        ({"nodes": [{"id": "nowhere"}]}, "question_needs_node"),
        ({"dataset": None}, "question_needs_dataset"),
        ({"kind": "horoscope"}, "question_kind_unknown"),
        ({"overrides": {"weights": HUGE}}, "study_not_finite"),
    ],
)
def test_what_cannot_be_studied_is_said(asked, code):
    with pytest.raises(InsightFault) as fault:
        studied("n4", **asked)
    assert fault.value.problem.code == code
    assert fault.value.problem.message("ru")


def test_parameters_are_checked():
    with pytest.raises(GraphFault) as fault:
        studied("n1", params={"top": 0})
    assert [(problem.code, problem.field) for problem in fault.value.problems] == [("below_minimum", "top")]

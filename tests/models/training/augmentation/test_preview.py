"""The preview shows what a training would make of the images, with the shares of mixed labels."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
import torch
from PIL import Image

from models import data
from models.insight.faults import InsightFault
from models.problems import GraphFault
from models.training.augmentation import Pipeline
from models.training.augmentation.preview import preview


def pixels_of(png):
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(png))))


def ask(*augmentation, **fields):
    return preview({"dataset": "mnist", "augmentation": list(augmentation), "indices": [5, 3], "variants": 2, **fields})


def test_variant_v_is_what_step_v_of_a_training_makes_of_the_batch():
    turned = {"op": "rotate", "degrees": 40.0}
    images = data.get("mnist").load("train")
    pixels, labels = (torch.from_numpy(part.take([5, 3], axis=0)) for part in (images.images, images.labels))
    found = ask(turned, seed=4)["images"]
    assert [(each["index"], each["label"]) for each in found] == [(5, labels[0]), (3, labels[1])]
    for place, each in enumerate(found):
        assert np.array_equal(pixels_of(each["png"]), images.images[each["index"], 0])
        for step, variant in enumerate(each["variants"]):
            expected, _ = Pipeline([turned], 10).at(pixels.float(), labels, 4, step)
            assert np.array_equal(pixels_of(variant["png"]), expected[place, 0].round().byte().numpy())
            assert variant["labels"] == [{"index": each["label"], "share": 1.0}]


def test_mixed_labels_are_told_with_their_shares_even_for_a_single_image():
    (found,) = ask({"op": "mixup", "alpha": 8.0}, indices=[5], variants=8)["images"]
    shares = [[label["share"] for label in variant["labels"]] for variant in found["variants"]]
    assert all(sum(each) == pytest.approx(1, abs=0.02) and each == sorted(each, reverse=True) for each in shares)
    assert any(len(each) == 2 for each in shares)


def test_what_cannot_be_shown_is_refused_in_words():
    with pytest.raises(GraphFault) as refused:
        ask({"op": "rotate", "degrees": 1000.0})
    assert [(problem.code, problem.field) for problem in refused.value.problems] == [("above_maximum", "augmentation")]
    with pytest.raises(GraphFault):
        ask({"op": "roll"})
    with pytest.raises(InsightFault) as missing:
        ask(indices=[10**6])
    assert missing.value.problem.code == "sample_missing"
    with pytest.raises(InsightFault) as unknown:
        ask(dataset="nothing")
    assert unknown.value.problem.code == "dataset_unknown"

"""Layouts of images: principal components against numpy's SVD, t-SNE by what it promises of neighbours."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from models import data
from models.insight.faults import InsightFault
from models.insight.networks import Networks
from models.insight.studies import embedding
from models.insight.studies.embedding import principal_components
from models.insight.studying import study
from models.problems import GraphFault
from tests.models.networks import chain, conv, dense

NETWORK = chain(conv(12, padding=1), "relu", conv(24, padding=1), "flatten", dense(10), shape=(1, 8, 8))
DIGITS = data.get("digits").load("val")
FLAT = DIGITS.images.reshape(len(DIGITS), -1).astype(np.float32)  # (200, 64)


def studied(node: str, **params: Any) -> dict[str, Any]:
    question = {"kind": "embedding", "graph": NETWORK.as_json(), "dataset": "digits", "nodes": [{"id": node}]}
    return study({**question, "params": params}, Networks(), lambda _done, _of: None).json


def outputs(node: str, images: np.ndarray) -> np.ndarray:
    record = {}
    with torch.inference_mode():
        pixels = torch.from_numpy(images.astype(np.float32))
        Networks().get(NETWORK.as_json(), 0).net(pixels, lambda name, output: record.update({name: output}))
    return record[node].numpy()


FEATURES = st.tuples(st.integers(2, 12), st.integers(1, 12)).flatmap(
    lambda shape: arrays.arrays(np.float32, shape, elements=st.integers(-20, 20).map(float))
)


@given(FEATURES)
def test_components_are_those_of_the_singular_value_decomposition(features):
    found = principal_components(features, 3)
    centred = features.astype(np.float64) - features.mean(0, dtype=np.float64)
    _, singular, _ = np.linalg.svd(centred, full_matrices=False)
    total = (singular**2).sum()
    expected = singular**2 / total if total > 0 else 0 * singular
    count = min(3, len(expected))
    np.testing.assert_allclose(found.explained[:count], expected[:count], atol=1e-9)
    scores = found.place(features)
    variances = (scores**2).sum(0) / (total or 1)
    np.testing.assert_allclose(variances, found.explained, atol=1e-6)
    present = found.explained > 1e-9
    np.testing.assert_allclose(found.axes[present] @ found.axes[present].T, np.eye(present.sum()), atol=1e-5)


def test_images_are_placed_by_their_maps():
    found = studied("n1")
    maps = outputs("n1", DIGITS.images[found["index"]])
    assert found["pooled"] == (12, 8, 8)
    features = maps.reshape(len(maps), -1)
    centred = features.astype(np.float64) - features.mean(0, dtype=np.float64)
    _, singular, axes = np.linalg.svd(centred, full_matrices=False)
    np.testing.assert_allclose(found["explained"], (singular**2 / (singular**2).sum())[:2], rtol=1e-5)
    for column, axis in ((found["x"], axes[0]), (found["y"], axes[1])):
        expected = centred @ axis
        sign = np.sign(np.vdot(expected, column))
        np.testing.assert_allclose(sign * column, expected, atol=1e-3 * np.abs(expected).max())
    assert found["label"].tolist() == DIGITS.labels[found["index"]].tolist()
    answers = outputs("n5", DIGITS.images[found["index"]]).argmax(1)
    assert found["predicted"].tolist() == answers.tolist()
    assert sorted(found["index"]) == list(range(200))
    probe = found["axes"] @ (features[7] - found["mean"])
    np.testing.assert_allclose(probe, (found["x"][7], found["y"][7]), rtol=1e-3, atol=1e-3)


def test_large_maps_are_averaged_over_areas():
    found = studied("n3")
    maps = outputs("n3", DIGITS.images[found["index"]])
    assert (found["shape"], found["pooled"]) == ([24, 8, 8], (24, 6, 6))
    pooled = torch.nn.functional.adaptive_avg_pool2d(torch.from_numpy(maps), 6).flatten(1).numpy()
    placed = (pooled - found["mean"]) @ found["axes"].T
    np.testing.assert_allclose(placed, np.stack([found["x"], found["y"]], 1), atol=1e-4)


def test_of_long_vectors_there_are_fewer(monkeypatch):
    whole = studied("n4")
    monkeypatch.setattr(embedding, "MOST_VALUES", 120 * 24 * 8 * 8)
    found = studied("n4")
    assert (found["images"], found["total"], found["shape"]) == (120, 200, [24 * 8 * 8])
    assert found["index"].tolist() == whole["index"][:120].tolist()


def test_axes_of_more_features_than_are_worth_telling_are_left_out(monkeypatch):
    monkeypatch.setattr(embedding, "MOST_TOLD", 10)
    found = studied("n4")
    assert len(found["x"]) == found["images"]
    assert not {"mean", "axes"} & set(found)


def test_neighbours_stay_neighbours():
    found = studied("input", method="tsne", images=200)
    layout = np.stack([found["x"], found["y"]], 1)
    near = np.linalg.norm(layout[:, None] - layout[None], axis=2)
    np.fill_diagonal(near, np.inf)
    is_same = found["label"][near.argmin(1)] == found["label"]
    assert is_same.mean() > 0.8  # 0.1 by chance
    assert np.isfinite(found["divergence"])
    assert "axes" not in found
    again = studied("input", method="tsne", images=200)
    np.testing.assert_array_equal(again["x"], found["x"])


def test_a_layout_goes_on_from_a_given_one():
    first = studied("n5", method="tsne", images=200)
    mirrored = np.stack([-first["x"], first["y"]], 1).tolist()
    second = studied("n5", method="tsne", images=200, start=mirrored)
    assert np.corrcoef(second["x"], first["x"])[0, 1] < -0.9
    assert np.corrcoef(second["y"], first["y"])[0, 1] > 0.9
    with pytest.raises(InsightFault) as fault:
        studied("n5", method="tsne", images=200, start=mirrored[:3])
    assert fault.value.problem.code == "embedding_start"


@pytest.mark.parametrize("params", [{"method": "horoscope"}, {"images": 1}, {"start": [[1, 2, 3]]}])
def test_parameters_are_checked(params):
    with pytest.raises(GraphFault):
        studied("n1", **params)

"""A data set as a whole, against numpy on all of it at once."""

from __future__ import annotations

import numpy as np

from models import data
from models.data import Images, statistics
from models.data.statistics import Statistics


def test_mean_deviation_and_histogram_are_those_of_numpy(tmp_path, monkeypatch):
    random = np.random.default_rng(0)
    images = Images(random.integers(0, 256, (50, 3, 5, 4), np.uint8), random.integers(0, 3, 50))
    monkeypatch.setattr(statistics, "CHUNK", 7)
    found = statistics.of(images, 4)
    np.testing.assert_allclose(found.mean, images.images.mean(axis=0))
    np.testing.assert_allclose(found.deviation, images.images.std(axis=0))
    np.testing.assert_allclose(found.channel_mean, images.images.mean(axis=(0, 2, 3)))
    np.testing.assert_allclose(found.channel_deviation, images.images.std(axis=(0, 2, 3)))
    for label in range(3):
        np.testing.assert_allclose(
            found.class_means[label], images.images[images.labels == label].mean(axis=0), rtol=1e-6
        )
    assert not found.class_means[3].any()
    assert found.counts.tolist() == [*np.bincount(images.labels), 0]
    for channel in range(3):
        expected = np.histogram(images.images[:, channel], bins=256, range=(0, 256))[0]
        assert np.array_equal(found.histogram[channel], expected)
    found.save(tmp_path / "kept.npz")
    kept = Statistics.load(tmp_path / "kept.npz")
    assert all(np.array_equal(vars(kept)[name], values) for name, values in vars(found).items())


def test_mnist_has_its_published_mean_and_deviation():
    found = statistics.measure(data.get("mnist"))
    np.testing.assert_allclose(found.channel_mean / 255, [0.1307], atol=5e-4)
    np.testing.assert_allclose(found.channel_deviation / 255, [0.3081], atol=5e-4)

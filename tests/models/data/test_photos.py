"""The photos as the build stores them, and what the build refuses."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from torchvision.models import EfficientNet_B0_Weights

from models.data import get, photos


def test_classes_are_torchvisions():
    assert EfficientNet_B0_Weights.IMAGENET1K_V1.meta["categories"] == photos.CLASSES


def test_every_photo_is_stored_as_the_square_in_its_middle():
    images = get("photos").load("test")
    assert images.images.shape == (4, 3, 224, 224)
    assert [photos.CLASSES[label] for label in images.labels] == ["tabby", "espresso", "missile", "tripod"]
    chelsea, *_, camera = images.images.astype(np.int64)
    assert (chelsea[0] - chelsea[2]).mean() > 30, "a red cat, not a blue one: channels are in order"
    assert (camera[0] == camera[1]).all(), "a grey photo has three equal channels"


def test_nothing_can_be_learned_from_them():
    assert not get("photos").trainable
    assert get("mnist").trainable


def test_a_changed_file_is_refused(tmp_path, monkeypatch):
    original = Path(find_spec("skimage").submodule_search_locations[0], "data")
    folder = tmp_path / "skimage" / "data"
    folder.mkdir(parents=True)
    (tmp_path / "skimage" / "__init__.py").touch()
    for name in photos.PHOTOS:
        shutil.copy(original / name, folder)
    (folder / "coffee.png").write_bytes((folder / "chelsea.png").read_bytes())
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ValueError, match=r"coffee.png: expected sha256 cc02f8ca\w+, received 596aa1e7"):
        photos.ingest(Path())

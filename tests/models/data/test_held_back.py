"""Test images that are held back are shown to nobody, whichever way they are asked for."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import TypeAdapter

from models import data
from models.data import DatasetProblem, held_back
from models.data.store import looking_in
from models.insight import InsightFault
from models.insight.inputs import Input, pixels_of

SHAPE = (1, 28, 28)


@pytest.fixture
def place(tmp_path):
    """A folder that data sets are looked for in."""
    with looking_in(tmp_path):
        yield tmp_path


def test_test_images_are_held_back_until_they_are_released(place):
    digits = data.get("digits")
    sample = TypeAdapter(Input).validate_python({"dataset": "digits", "split": "test", "index": 3})
    pixels_of(sample, SHAPE)  # looked at before: what is remembered of it shows nothing later
    held_back.hold("digits", place)
    held_back.hold("digits", place)
    assert held_back.names(place) == {"digits"}
    assert digits.as_json("en")["splits"] == {"train": 1_300, "val": 200}
    with pytest.raises(DatasetProblem, match="split_held_back"):
        digits.load("test")
    with pytest.raises(InsightFault, match="held back"):
        pixels_of(sample, SHAPE)
    assert len(digits.load("val")) == 200
    assert len(digits.load_held_back()) == 297
    held_back.release("digits", place)
    held_back.release("digits", place)
    assert held_back.names(place) == set()
    assert len(digits.load("test")) == 297
    pixels_of(sample, SHAPE)


@pytest.mark.parametrize("name", ["mnist", "mnist_shifted"])
def test_data_sets_of_the_same_images_are_held_back_together(place, name):
    held_back.hold(data.get(name).origin, place)
    for each in ("mnist", "mnist_shifted"):
        assert data.get(each).holds_back("test")
        assert not data.get(each).holds_back("train")
    assert not data.get("digits").holds_back("test")


def test_what_is_made_of_another_data_set_says_so():
    """Equal labels in the same order: whoever sees the one split knows the other."""
    for one in data.all_datasets():
        for other in data.all_datasets():
            if one.name < other.name and one.available() and other.available() and one.shape[0] == other.shape[0]:
                ours, theirs = one.load("test").labels, other.load("test").labels
                count = min(len(ours), len(theirs), 500)
                if count >= 100 and np.array_equal(ours[:count], theirs[:count]):
                    assert one.origin == other.origin, (one.name, other.name)

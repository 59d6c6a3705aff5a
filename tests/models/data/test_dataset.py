"""A data set's life: declared, built into the store, loaded, described; and what is refused on the way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.data import DatasetProblem, Images, all_datasets, catalogue, get, store
from models.data.dataset import Dataset, register
from models.text import Text


def squares(count: int) -> Images:
    """As many 1×2×2 images, each filled with its index, of alternating classes."""
    indices = np.arange(count)
    return Images(np.tile(indices[:, None, None, None], (1, 1, 2, 2)).astype(np.uint8), indices % 2)


def declared(ingest=lambda packages: {"train": squares(4), "val": squares(2)}) -> Dataset:
    return Dataset(
        name="squares",
        title=Text("Squares", "Квадраты"),
        shape=(1, 2, 2),
        classes=(Text("even", "чётные"), Text("odd", "нечётные")),
        splits={"train": 4, "val": 2},
        licence=Text("None", "Нет"),
        source="here",
        ingest=ingest,
    )


@pytest.fixture
def empty_store(tmp_path, monkeypatch) -> Path:
    """A store of its own, with nothing in it."""
    monkeypatch.setattr(store, "STORE", tmp_path / "store")
    return store.STORE


def test_what_is_built_is_loaded(empty_store):
    dataset = declared()
    assert not dataset.available()
    assert dataset.build(Path())
    assert dataset.available()
    images = dataset.load("train")
    np.testing.assert_array_equal(images.images, squares(4).images)
    np.testing.assert_array_equal(images.labels, [0, 1, 0, 1])


def test_the_pixels_are_mapped_and_a_write_never_reaches_the_file(empty_store):
    dataset = declared()
    dataset.build(Path())
    images = dataset.load("train").images
    assert isinstance(images, np.memmap)
    images[:] = 255
    np.testing.assert_array_equal(dataset.load("train").images, squares(4).images)


def test_building_again_is_no_work_until_the_code_changes(empty_store):
    dataset = declared()
    assert dataset.build(Path())
    assert not dataset.build(Path())
    (empty_store / "squares" / store.STAMP).write_text("older code")
    assert dataset.available()
    assert dataset.build(Path())


def test_an_interrupted_build_leaves_the_older_store_and_is_swept(empty_store, monkeypatch):
    declared().build(Path())
    (empty_store / "squares" / store.STAMP).write_text("older code")

    def interrupted(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store.os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            declared().build(Path())
    assert len(declared().load("train")) == 4
    (empty_store / ".squares-left").mkdir()
    store.sweep()
    assert [entry.name for entry in empty_store.iterdir()] == ["squares"]


@pytest.mark.parametrize(
    ("splits", "sentence"),
    [
        ({"train": squares(4)}, "expected splits"),
        ({"train": squares(4), "val": squares(3)}, "expected splits"),
        ({"train": squares(4), "val": Images(squares(2).images[:, 0], squares(2).labels)}, "squares, val: expected"),
        ({"train": squares(4), "val": Images(squares(2).images / 2, squares(2).labels)}, "float64"),
        ({"train": squares(4), "val": Images(squares(2).images, np.array([0, 2]))}, "expected labels from 0 to 1"),
    ],
)
def test_a_source_that_does_not_give_what_is_declared_is_refused(empty_store, splits, sentence):
    with pytest.raises(ValueError, match=sentence):
        declared(lambda packages: splits).build(Path())
    assert not declared().available()


def test_problems_have_a_code(empty_store):
    with pytest.raises(DatasetProblem, match="dataset_unavailable") as missing:
        declared().load("train")
    assert (missing.value.code, missing.value.params) == ("dataset_unavailable", {"name": "squares"})
    with pytest.raises(DatasetProblem, match="split_unknown"):
        declared().load("test")
    with pytest.raises(DatasetProblem, match="dataset_unknown: cifar_1, "):
        get("cifar_1")


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="two data sets are called 'mnist'"):
        register(get("mnist"))


def test_the_catalogue_speaks_both_languages():
    english, russian = catalogue("en"), catalogue("ru")
    assert [entry["name"] for entry in english] == [dataset.name for dataset in all_datasets()]
    for here, there in zip(english, russian, strict=True):
        texts, facts = {"name", "title", "licence", "source"}, {"shape", "classes", "splits", "recipe"}
        assert set(here) == {*texts, *facts, "available", "held_back"}
        assert here["licence"] != there["licence"]  # a title may be a name, the same in every language
        assert here["shape"] == there["shape"]

"""An upload from the archive to the store: what is told of it, what is made of it, and that half of one never is."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from models import data
from models.data import DatasetProblem, brought, store
from models.data.uploads.archive import UploadFault
from models.data.uploads.importing import Choice, Goal, divide, make
from models.data.uploads.inspecting import FoundPicture, inspect
from tests.models.data.uploads.archives import archive, encoded, folders, picture

NAME = "mine_aaaabbbbcccc2222"
CHOICE = Choice(title="Pets", size=(8, 10), channels=3, fit="stretch")


def look(tmp_path: Path, files: dict[str, bytes]) -> dict[str, object]:
    """Looks through an archive of these files."""
    (tmp_path / "upload").mkdir()
    return inspect(archive(tmp_path / "a.zip", files), tmp_path / "upload", lambda _done, _of: None)


def bring(tmp_path: Path, choice: Choice = CHOICE, room: int = 10**6) -> dict[str, int]:
    """Imports what was looked through."""
    goal = Goal(NAME, tmp_path / "sets", room)
    return make(tmp_path / "a.zip", tmp_path / "upload", choice, goal, lambda _done, _of: None)


@pytest.fixture
def sets(tmp_path):
    """A folder of data sets that is looked in."""
    with store.looking_in(tmp_path / "sets"):
        yield tmp_path / "sets"


def test_images_are_those_of_the_files(tmp_path, sets):
    files = folders(8)
    look(tmp_path, files)
    assert bring(tmp_path) == {"images": 16, "bytes": 16 * 3 * 8 * 10}
    dataset = data.get(NAME)
    assert [title.en for title in dataset.classes] == ["cat", "dog"]
    assert dataset.splits == {"train": 12, "val": 2, "test": 2}
    size, bicubic = (10, 8), Image.Resampling.BICUBIC
    expected = {
        np.asarray(picture(seed).resize(size, bicubic)).transpose(2, 0, 1).tobytes(): seed // 8
        for seed in range(len(files))
    }
    found = [
        (image.tobytes(), label)
        for split in dataset.splits
        for image, label in zip(dataset.load(split).images, dataset.load(split).labels, strict=True)
    ]
    assert sorted(found) == sorted(expected.items())


def test_what_is_found_is_told(tmp_path):
    files = folders(4)
    twin = files["pets/cat/1.png"]
    files |= {"pets/cat/copy.png": twin, "pets/dog/cat.png": files["pets/cat/2.png"], "pets/dog/broken.png": b"broken"}
    files["pets/dog/text.png"] = b"GIF89a"
    told = look(tmp_path, {**files, "pets/empty.png": b""})
    assert told["classes"] == [{"title": "cat", "images": 5}, {"title": "dog", "images": 5}]
    assert told["duplicates"] == {
        "images": 2,
        "groups": {"classes": 1, "splits": 0, "same": 1},
        "listed": [
            {"kind": "classes", "files": ["pets/cat/2.png", "pets/dog/cat.png"]},
            {"kind": "same", "files": ["pets/cat/1.png", "pets/cat/copy.png"]},
        ],
    }
    assert told["broken_count"] == 2
    assert told["ignored"] == 1  # a picture in no class
    assert told["suggested"] == {"side": 28, "channels": 3}
    assert (tmp_path / "upload" / "sample-0.png").is_file()
    json.dumps(told)


def test_duplicates_are_left_out_where_that_is_wanted(tmp_path, sets):
    files = folders(4)
    look(tmp_path, {**files, "pets/cat/z.png": files["pets/cat/1.png"], "pets/dog/z.png": files["pets/cat/2.png"]})
    assert bring(tmp_path)["images"] == 7
    assert bring(tmp_path, CHOICE.model_copy(update={"duplicates": "keep"}))["images"] == 10


def test_parts_that_are_given_stay_and_a_leak_leaves_the_training(tmp_path, sets):
    files = {
        **folders(4, above="train/"),
        "test/cat/a.png": encoded(picture(90)),
        "test/dog/b.png": encoded(picture(91)),
    }
    files["train/cat/leak.png"] = files["test/cat/a.png"]
    told = look(tmp_path, files)
    assert told["splits"] == {"train": 9, "test": 2}
    assert told["duplicates"]["groups"]["splits"] == 1
    bring(tmp_path, CHOICE.model_copy(update={"parts": "given"}))
    assert data.get(NAME).splits == {"train": 6, "val": 2, "test": 2}


def test_what_cannot_be_made_is_refused_and_leaves_nothing(tmp_path, sets):
    look(tmp_path, folders(3))
    for choice, room, code in (
        (CHOICE, 100, "upload_no_room"),
        (CHOICE.model_copy(update={"val": 0.0}), 10**6, "upload_too_few"),
    ):
        with pytest.raises(UploadFault) as fault:
            bring(tmp_path, choice, room)
        assert fault.value.problem.code == code
    assert not sets.exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from models.data.uploads.importing import Choice, Goal, make
root = Path(sys.argv[1])
def tell(done, of):
    if done == 5:
        os.kill(os.getpid(), signal.SIGKILL)
make(root / "a.zip", root / "upload", Choice(title="x", size=(8, 8)), Goal(sys.argv[2], root / "sets", 10**6), tell)
"""


def test_an_import_that_is_killed_leaves_no_data_set(tmp_path, sets):
    look(tmp_path, folders(6))
    ended = subprocess.run([sys.executable, "-c", KILLED, tmp_path, NAME], check=False)
    assert ended.returncode == -signal.SIGKILL
    with pytest.raises(DatasetProblem, match="dataset_unknown"):
        data.get(NAME)
    bring(tmp_path)  # and nothing stands in the way of another attempt
    assert data.get(NAME).available()


def test_withdrawn_put_back_and_forgotten(tmp_path, sets):
    look(tmp_path, folders(6))
    bring(tmp_path)
    images = data.get(NAME).load("train").images
    brought.withdraw(NAME, sets)
    with pytest.raises(DatasetProblem, match="dataset_vanished") as vanished:
        data.get(NAME).load("train")
    assert vanished.value.params == {"title": {"en": "Pets", "ru": "Pets"}}
    assert images.shape[0] == 8  # whoever reads it goes on
    brought.put_back(NAME, sets)
    assert data.get(NAME).available()
    brought.withdraw(NAME, sets)
    brought.forget(NAME, sets)
    assert [file.name for file in (sets / NAME).iterdir()] == [brought.MANIFEST]
    assert (data.get(NAME).title.en, data.get(NAME).available()) == ("Pets", False)


@pytest.mark.parametrize("name", ["mine_../../etc", "mine_", "mine_aaaa/bbbbbbbb", "mine_" + "a" * 80])
def test_no_name_leads_elsewhere(sets, name):
    with pytest.raises(DatasetProblem, match="dataset_unknown"):
        data.get(name)


@given(
    counts=st.lists(st.integers(1, 30), min_size=2, max_size=4),
    val=st.floats(0.05, 0.4),
    test=st.floats(0, 0.4),
    seed=st.integers(0, 2**31 - 1),
)
def test_parts_hold_every_picture_once_and_every_class_is_learned(counts, val, test, seed):
    found = [
        FoundPicture(name=f"{label}/{number}", label=label, split=None, fingerprint=f"{label} {number}")
        for label, count in enumerate(counts)
        for number in range(count)
    ]
    choice = Choice(title="x", size=(8, 8), val=val, test=test, seed=seed)
    parts = divide(found, choice)
    assert sorted(each.name for part in parts.values() for each in part) == sorted(each.name for each in found)
    assert {each.label for each in parts["train"]} == set(range(len(counts)))
    assert parts == divide(found, choice)
    for label, count in enumerate(counts):
        held = sum(each.label == label for each in parts.get("test", []))
        assert abs(held - count * test) <= 1

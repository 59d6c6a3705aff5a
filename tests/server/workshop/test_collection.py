"""Data sets that people brought: what a crash left undone between database and disk is put right at the next start."""

from __future__ import annotations

import numpy as np
import pytest

from models import data
from models.data import Images, brought, store
from models.data.brought import Manifest
from server.store import Store
from server.workshop.collection import MOST_DELETED, Collection

OWNER = "a" * 64


@pytest.fixture
async def collection(tmp_path):
    (tmp_path / "blobs").mkdir()
    kept = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path / "blobs")
    with store.looking_in(tmp_path / "sets"):
        yield Collection(kept.datasets, kept.identities, tmp_path / "sets")
    await kept.close()


def name(number: int) -> str:
    return f"{brought.PREFIX}{number:016d}"


def put(collection: Collection, number: int) -> str:
    """A data set in its folder, of which the database knows nothing."""
    manifest = Manifest(title="Two", shape=(1, 2, 2), classes=("a", "b"), splits={"train": 2, "val": 2})
    images = Images(np.zeros((2, 1, 2, 2), np.uint8), np.arange(2))
    beside = {brought.MANIFEST: manifest.model_dump_json()}
    manifest.declare(name(number)).keep({"train": images, "val": images}, collection.where, beside)
    return name(number)


async def test_database_and_disk_agree_after_a_start(collection):
    orphan, vanishing, returning, old = (put(collection, number) for number in range(4))
    for known in (vanishing, returning, old):
        await collection.add(OWNER, known, 2, 16)
    await collection.delete(vanishing)
    brought.put_back(vanishing, collection.where)  # as if the server had died between the two
    brought.withdraw(returning, collection.where)
    await collection.tidy(30)
    assert not (collection.where / orphan).exists()
    assert [data.get(each).available() for each in (vanishing, returning, old)] == [False, True, True]
    await collection.delete(old)
    await collection.tidy(-1)  # whatever was deleted before tomorrow
    assert [file.name for file in (collection.where / old).iterdir()] == [brought.MANIFEST]
    assert data.get(old).title.en == "Two"
    await collection.tidy(30)
    assert (collection.where / old / brought.MANIFEST).is_file()  # projects that used it still say its name


async def test_of_deleted_ones_only_the_newest_take_room(collection):
    names = [put(collection, number) for number in range(MOST_DELETED + 1)]
    for each in names:
        await collection.add(OWNER, each, 2, 16)
    assert (await collection.held(OWNER)).bytes == 16 * len(names)
    for each in names:
        await collection.delete(each)
    assert [(collection.where / each / brought.WITHDRAWN).is_file() for each in names] == [
        False,
        *[True] * MOST_DELETED,
    ]
    await collection.restore(names[-1])
    assert [each.name for each in await collection.of(OWNER)] == [names[-1]]

"""Archives are refused, not received, where the disk would be full of them."""

from __future__ import annotations

import shutil

import pytest

from server.errors import Refusal
from server.store import Store
from server.workshop import uploads
from server.workshop.collection import Collection


async def test_what_the_disk_has_no_room_for_is_refused_before_it_is_received(monkeypatch, tmp_path):
    for name in ("blobs", "errands"):
        (tmp_path / name).mkdir()
    kept = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path / "blobs")
    collection = Collection(kept.datasets, kept.identities, tmp_path / "sets")
    asked: list[bytes] = []

    async def chunks():
        asked.append(b"PK")
        yield asked[-1]

    waiting = uploads.Uploads(collection, tmp_path / "errands", 10, 10**9)
    try:
        monkeypatch.setattr(uploads, "RESERVE", shutil.disk_usage(tmp_path).free)  # as if all but that were taken
        with pytest.raises(Refusal) as refused:
            await waiting.receive("somebody", chunks(), 2**30)
    finally:
        await kept.close()
    assert refused.value.problem.code == "upload_disk_full"
    assert (asked, [*(tmp_path / "errands").iterdir()]) == ([], [])

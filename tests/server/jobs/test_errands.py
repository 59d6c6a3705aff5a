"""Errands: each in a process of its own, bounded, and refused in words where nothing comes of it."""

from __future__ import annotations

import asyncio

import pytest

from models import zoo
from server.jobs import errands
from server.jobs.errands import ErrandFault, Errands


def asked() -> dict:
    graph = zoo.build("lenet5").as_json()
    return {"graph": graph, "seed": 0, "initialization": {}, "weights": [], "title": "LeNet-5"}


async def test_an_errand_leaves_its_file(tmp_path):
    assert await Errands().do("pytorch", asked(), tmp_path) == {}
    assert "class LeNet5" in (tmp_path / "export").read_text(encoding="utf-8")


async def test_what_speaks_against_it_is_told(tmp_path):
    broken = asked()
    broken["graph"]["edges"] = {}
    with pytest.raises(ErrandFault) as refused:
        await Errands().do("weights", broken, tmp_path)
    assert len(refused.value.problems) > 1
    assert all(problem.message("ru") for problem in refused.value.problems)


async def test_an_accident_is_no_end_of_the_server(tmp_path):
    with pytest.raises(ErrandFault) as refused:
        await Errands().do("no such errand", asked(), tmp_path)
    assert refused.value.problems[0].code == "errand_failed"


async def test_an_errand_that_takes_too_long_is_ended(tmp_path):
    with pytest.raises(ErrandFault) as refused:
        await Errands(seconds=0.001).do("weights", asked(), tmp_path)
    assert refused.value.problems[0].code == "errand_slow"


async def test_an_errand_that_needs_too_much_memory_fails_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(errands, "MEMORY", 2**20)
    large = {**asked(), "graph": zoo.build("alexnet").as_json()}
    with pytest.raises(ErrandFault) as refused:
        await Errands().do("weights", large, tmp_path)
    assert refused.value.problems[0].code == "errand_failed"


async def test_only_so_many_wait(tmp_path, monkeypatch):
    monkeypatch.setattr(errands, "MOST_WAITING", 1)
    service = Errands()
    first = asyncio.create_task(service.do("pytorch", asked(), tmp_path))
    await asyncio.sleep(0)
    with pytest.raises(ErrandFault) as refused:
        await service.do("pytorch", asked(), tmp_path)
    assert refused.value.problems[0].code == "errand_busy"
    await first

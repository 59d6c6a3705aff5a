"""Studies: real processes, shared by equal askers, in a fair order, ended when nobody waits; answers are kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import orjson
import psutil
import pytest

from models import snapshot, zoo
from models.insight.networks import Networks
from server.errors import Refusal
from server.workshop import studying as of_studies
from server.workshop.asking import Subject
from server.workshop.places import Places
from server.workshop.study_answers import StudyAnswers
from server.workshop.studying import Studied, Study, Studying
from tests.models.networks import chain, conv

SMALL = chain(conv(2), "relu", shape=(1, 8, 8)).as_json()
HEAVY = zoo.build("vgg16").as_json()


def subject(graph: dict, *weights: Path, dataset: str = "digits", seed: int = 0) -> Subject:
    return Subject("p", 1, None, graph, dataset, seed, {}, [str(path) for path in weights], "live")


def asked(node: str = "n1", **params: int) -> dict:
    return {"nodes": [{"id": node}], "params": params}


@pytest.fixture
async def studying(tmp_path, fork_server) -> AsyncIterator[Studying]:
    places = Places(tmp_path / "data")
    places.prepare()
    studying = Studying(places, at_a_time=1)
    yield studying
    await studying.aclose()
    places.clear()


@pytest.fixture
def impatient(monkeypatch) -> None:
    """Calls say at once how far a study is."""
    monkeypatch.setattr(of_studies, "PATIENCE", 0.1)


async def outcome(studying: Studying, identity: str, found: Studied | Study) -> dict:
    while isinstance(found, Study):
        found = await studying.wait(identity, found.id)
    assert not found.answer.is_frame
    return orjson.loads(found.answer.content)


async def small(studying: Studying, identity: str = "anna", *weights: Path, **more: int) -> dict:
    return await outcome(
        studying, identity, await studying.ask(identity, subject(SMALL, *weights), "patches", asked(**more))
    )


def heavy(studying: Studying, identity: str, seed: int = 0) -> asyncio.Task[Studied | Study]:
    return asyncio.create_task(studying.ask(identity, subject(HEAVY, seed=seed), "patches", asked("features.0")))


def processes() -> int:
    return len(psutil.Process().children(recursive=True))


async def test_an_answer_is_kept_for_the_same_weights_and_no_others(studying, tmp_path):
    live = tmp_path / "live"
    state = Networks().get(SMALL, 0).net.state_dict()
    snapshot.write(live, state, step=1, epoch=0)
    first = await small(studying, "anna", live)
    assert (first["step"], first["images"]) == (1, 200)
    moved = {**SMALL, "nodes": {name: {**node, "position": [7, 7]} for name, node in SMALL["nodes"].items()}}
    again = await studying.ask("bert", subject(moved, live), "patches", asked())
    assert isinstance(again, Studied)
    assert not studying._underway
    assert orjson.loads(again.answer.content) == first
    snapshot.write(live, {name: -tensor for name, tensor in state.items()}, step=2, epoch=0)
    second = await small(studying, "anna", live)
    assert second["step"] == 2
    assert second["channels"] != first["channels"]


async def test_the_weights_are_those_of_when_it_was_asked(studying, tmp_path):
    """Whatever becomes of the file while the study waits for its turn."""
    live = tmp_path / "live"
    state = Networks().get(SMALL, 0).net.state_dict()
    snapshot.write(live, state, step=1, epoch=0)
    first = await heavy(studying, "anna")
    waiting = await studying.ask("bert", subject(SMALL, live), "patches", asked())
    live.unlink()
    await studying.leave("anna", first.id)
    assert (await outcome(studying, "bert", waiting))["step"] == 1


async def test_equal_askers_share_a_process_that_ends_when_nobody_waits(studying):
    await small(studying)  # the fork server is there afterwards
    before = processes()
    one, other = await asyncio.gather(heavy(studying, "anna"), heavy(studying, "bert"))
    assert one is other
    assert processes() == before + 1
    await studying.leave("anna", one.id)
    with pytest.raises(Refusal, match="study_gone"):
        await studying.wait("anna", one.id)
    assert await studying.wait("bert", one.id) is one
    await studying.leave("bert", one.id)
    assert processes() == before
    assert not studying._underway


async def test_a_tab_that_leaves_takes_nothing_from_the_other_one_of_the_same_person(studying, impatient):
    first = await heavy(studying, "anna")
    assert await heavy(studying, "anna") is first
    await studying.leave("anna", first.id)
    assert await studying.wait("anna", first.id) is first
    await studying.leave("anna", first.id)
    assert not studying._underway


async def test_who_waits_is_told_that_a_study_cannot_be_written_down(studying):
    studying._places.errands.rmdir()
    studying._places.errands.write_text("in the way")
    for _ in range(2):
        with pytest.raises(Refusal, match="errand_unavailable"):
            await small(studying)


async def test_what_was_cancelled_is_begun_anew_by_who_asks_again_at_once(studying, impatient):
    first = await heavy(studying, "anna")
    leaving = asyncio.create_task(studying.leave("anna", first.id))
    again = await heavy(studying, "anna")
    assert again is not first
    await leaving
    assert not again.task.done()
    assert await studying.wait("anna", again.id) is again


async def test_who_does_not_ask_how_far_it_is_waits_no_longer(studying, impatient, monkeypatch):
    monkeypatch.setattr(of_studies, "ABANDONED", 1.0)
    study = await heavy(studying, "anna")
    await heavy(studying, "bert")
    while "anna" in study.askers:
        assert await studying.wait("bert", study.id) is study
    assert study.goes_on
    await asyncio.wait([study.task])
    assert study.task.cancelled()
    assert not studying._underway


async def test_one_person_does_not_take_the_turns_of_others(studying, impatient):
    first = await heavy(studying, "anna")
    second = await heavy(studying, "anna", seed=1)
    assert studying.ahead(second) == 0
    modest = await studying.ask("bert", subject(SMALL), "patches", asked())
    assert (studying.ahead(modest), studying.ahead(second)) == (0, 1)
    with pytest.raises(Refusal, match="studies_too_many"):
        await heavy(studying, "anna", seed=2)
    assert await heavy(studying, "anna", seed=1) is second  # asking for the same again is no further one
    await studying.leave("anna", first.id)
    assert (await outcome(studying, "bert", modest))["images"] == 200


async def test_faults_are_told_each_time_and_end_nothing_else(studying):
    for _ in range(2):
        with pytest.raises(Refusal) as refused:
            await outcome(studying, "anna", await studying.ask("anna", subject(SMALL), "horoscope", asked()))
        assert refused.value.faults[0].code == "question_kind_unknown"
    with pytest.raises(Refusal, match="graph_refused"):
        await studying.ask("anna", subject({"nodes": {"a": {"type": "teleport"}}}), "patches", asked())
    assert (await small(studying))["images"] == 200


async def test_a_study_that_takes_too_long_is_ended(tmp_path, fork_server):
    places = Places(tmp_path / "data")
    places.prepare()
    studying = Studying(places, seconds=1.0)
    with pytest.raises(Refusal) as refused:
        await outcome(studying, "anna", await heavy(studying, "anna"))
    assert refused.value.faults[0].code == "errand_slow"
    assert not list(places.errands.iterdir())
    places.clear()


def test_answers_are_kept_within_a_bound(tmp_path):
    answers = StudyAnswers(tmp_path, most_bytes=100)
    for name in ("a", "b", "c"):
        (tmp_path / "new").write_bytes(name.encode() * 40)
        answers.keep(name, tmp_path / "new", is_frame=name == "b")
        assert answers.get("a") is not None or name == "c"
    assert answers.get("b") is None  # "a" was asked for since
    kept = answers.get("c")
    assert (kept.is_frame, kept.content) == (False, b"c" * 40)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "c"]

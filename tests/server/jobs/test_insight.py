"""The insight process: equal questions share an answer, and a question that kills it costs only itself."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import torch

from models import snapshot
from models.insight import InsightFault
from models.zoo import build
from server.frames import unpack_frame
from server.jobs import insight
from server.jobs.insight import InsightService
from tests.models.networks import chain, conv

LENET = build("lenet5").as_json()
WIDE = chain(conv(400), shape=(1, 224, 224)).as_json()
"""Its maps take 79 MB as float32."""

QUESTION = {
    "kind": "activations",
    "graph": LENET,
    "input": {"dataset": "mnist", "split": "val", "index": 0},
    "nodes": [{"id": name} for name in LENET["nodes"]],
    "prediction": True,
}


@pytest.fixture
async def service() -> AsyncIterator[InsightService]:
    service = InsightService()
    yield service
    await service.aclose()


async def test_an_answer_is_a_frame(service):
    answer = await service.ask(QUESTION)
    header, items = unpack_frame(answer.frame({"watch": "w", "revision": 3}))
    assert header == {"watch": "w", "revision": 3, "step": None}
    assert [item["node"] for item, _ in items] == [*LENET["nodes"], answer.items[-1][0]["node"]]
    for item, data in items:
        size = 4 if item["dtype"] == "float32" else 1
        assert len(data) == item["tiles"] * item["height"] * item["width"] * size
    assert items[-1][0]["kind"] == "prediction"


async def test_an_answer_may_be_json(service):
    answer = await service.ask({**QUESTION, "kind": "prediction", "nodes": []})
    assert not answer.items
    assert sum(answer.json["probabilities"]) == pytest.approx(1)


async def test_equal_questions_share_an_answer_until_their_files_change(service, tmp_path: Path):
    live = tmp_path / "live"
    question = {**QUESTION, "weights": [str(live)]}
    snapshot.write(live, {"fc3.bias": torch.ones(10)}, step=1, epoch=0)
    early = [asyncio.ensure_future(service.ask(question)) for _ in range(50)]
    await asyncio.sleep(0)
    snapshot.write(live, {"fc3.bias": torch.ones(10)}, step=2, epoch=0)
    late = [asyncio.ensure_future(service.ask(question)) for _ in range(50)]
    answers = await asyncio.gather(*early, *late)
    assert len({id(answer) for answer in answers}) == 2
    assert {answer.step for answer in answers[50:]} == {2}


async def test_who_loses_interest_takes_nothing_from_the_others(service):
    one, other = (asyncio.ensure_future(service.ask(QUESTION)) for _ in range(2))
    await asyncio.sleep(0)
    one.cancel()
    assert (await other).items
    with pytest.raises(asyncio.CancelledError):
        await one


async def test_faults_are_told_and_the_process_goes_on(service):
    for question, code in (
        ({**QUESTION, "kind": "dreams"}, "question_kind_unknown"),
        ({**QUESTION, "input": {"pixels": [[999]]}}, "pixels_malformed"),
        ({**QUESTION, "graph": {"nodes": {"a": {"type": "teleport"}}}}, "unknown_type"),
        ({}, "field_missing"),
        ({**QUESTION, "target": 2**70}, "insight_malformed"),
        ({**QUESTION, "graph": WIDE, "nodes": None, "encoding": "float32"}, "insight_too_large"),
        ({"replay": {"spec": {"graph": LENET, "dataset": "gone"}, "step": 0}}, "dataset_unknown"),
    ):
        with pytest.raises(InsightFault) as fault:
            await service.ask(question)
        assert fault.value.problem.code == code
        assert fault.value.problem.message("ru")
    pid = service.pid
    await service.ask(QUESTION)
    assert service.pid == pid


async def test_a_process_that_dies_or_hangs_costs_its_question_and_is_replaced(service):
    await service.ask(QUESTION)
    for strike, code in ((signal.SIGKILL, "insight_failed"), (signal.SIGSTOP, "insight_slow")):
        service._seconds = 1.0
        os.kill(service.pid, strike)
        with pytest.raises(InsightFault) as fault:
            await service.ask(QUESTION)
        assert fault.value.problem.code == code
        service._seconds = 20.0
        assert (await service.ask(QUESTION)).items


async def test_a_network_too_large_for_the_process_is_a_fault_not_its_end():
    service = InsightService(memory_limit=64 * 2**20)
    nodes = {
        "input": {"type": "input", "params": {"shape": [1, 28, 28]}},
        "flat": {"type": "flatten", "params": {}},
        "fc": {"type": "linear", "params": {"out_features": 200_000}},
    }
    edges = {"a": {"source": "input", "target": "flat"}, "b": {"source": "flat", "target": "fc"}}
    try:
        with pytest.raises(InsightFault, match="memory"):
            await service.ask({**QUESTION, "graph": {"format": 1, "nodes": nodes, "edges": edges}, "nodes": []})
        assert (await service.ask(QUESTION)).items
    finally:
        await service.aclose()


async def test_nobody_waits_for_all_that_another_has_asked(service):
    """Ten questions to a deep network, then somebody else's to a small one."""
    deep = build("resnet50").as_json()
    await service.ask(QUESTION, "bert")
    heavy = [
        asyncio.ensure_future(
            service.ask({**QUESTION, "kind": "prediction", "graph": deep, "nodes": [], "input": sample(index)}, "anna")
        )
        for index in range(10)
    ]
    await asyncio.sleep(0)
    assert (await service.ask(QUESTION, "bert")).items
    assert sum(answer.done() for answer in heavy) <= 3
    await service.aclose()
    assert all(answer.cancelled() or not answer.exception() for answer in heavy)


async def test_a_question_that_takes_long_keeps_nobody_else_waiting(service, monkeypatch):
    monkeypatch.setattr(insight, "IDLE", 0.0)
    await service.ask(QUESTION, "bert")
    first = service.pid
    os.kill(first, signal.SIGSTOP)
    stuck = asyncio.ensure_future(service.ask({**QUESTION, "input": sample(1)}, "anna"))
    for _ in range(3):  # until it has the process
        await asyncio.sleep(0)
    answer = await service.ask({**QUESTION, "input": sample(2)}, "bert")
    assert answer.items
    assert not stuck.done()
    os.kill(first, signal.SIGCONT)
    assert (await stuck).items
    await asyncio.sleep(0)
    await asyncio.gather(*service._ending)  # nobody needs the other one any more
    assert (service.processes, service.pid) == (1, first)


def sample(index: int) -> dict:
    return {"dataset": "mnist", "split": "val", "index": index}

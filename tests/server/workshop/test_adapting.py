"""Architectures for some data: a class that asks together starts one process, and a failure is not kept."""

from __future__ import annotations

import asyncio

import pytest

from models import zoo
from server.errors import Refusal
from server.jobs.errands import Errands
from server.workshop.adapting import REMEMBERED, Adapting


class CountedErrands(Errands):
    """Errands, and how many were done."""

    def __init__(self, **limits):
        super().__init__(**limits)
        self.done = 0

    async def do(self, *asked):
        self.done += 1
        return await super().do(*asked)


class NoErrands(CountedErrands):
    """Errands that cost nothing."""

    async def do(self, *_):
        self.done += 1
        return {"parameters": {}}


async def test_a_class_that_asks_together_has_one_reckoning(tmp_path):
    errands = CountedErrands()
    adapting = Adapting(errands, tmp_path)
    answers = await asyncio.gather(*(adapting.parameters(10, (1, 28, 28)) for _ in range(30)))
    assert answers == [zoo.adapted(10, (1, 28, 28))] * 30
    assert await adapting.parameters(10, (1, 28, 28)) == answers[0]
    assert errands.done == 1


async def test_one_that_failed_is_tried_again(tmp_path):
    errands = CountedErrands(seconds=0.0)
    adapting = Adapting(errands, tmp_path)
    for _ in range(2):
        with pytest.raises(Refusal) as refused:
            await adapting.parameters(10, (1, 28, 28))
        assert refused.value.detail == "errand_unavailable"
    assert errands.done == 2


async def test_what_is_asked_for_again_and_again_is_kept(tmp_path):
    errands = NoErrands()
    adapting = Adapting(errands, tmp_path)
    for classes in range(REMEMBERED + 1):
        await adapting.parameters(classes, (1, 8, 8))
        await adapting.parameters(0, (1, 8, 8))
    assert errands.done == REMEMBERED + 1

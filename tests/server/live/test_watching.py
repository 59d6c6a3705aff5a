"""Watches: newest first, paced by credit, shared by all who ask the same."""

from __future__ import annotations

import asyncio

import pytest

from server.auth.identity import Asker
from server.errors import Refusal
from server.live.connection import Connection
from server.live.shared import MOST_ANSWERS, SharedAnswers
from server.live.watching import INTERVAL, Watching
from server.wire import CREDITS, Watch
from tests.server.visitor import SAMPLE


def a_watch(name="canvas", index=0, **wish):
    sample = {**SAMPLE, "index": index}
    return Watch.model_validate({"type": "watch", "watch": name, "project": "p", "input": sample, **wish})


class Answers:
    """Answers when it is told to, and notes what was asked."""

    def __init__(self):
        self.asked = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.outdated = 0

    def answer(self, wish):
        self.asked.append(wish.watch.input.index)
        return asyncio.create_task(self._answer(wish.watch))

    async def _answer(self, watch):
        await self.gate.wait()
        if watch.watch == "wrong":
            raise Refusal("not_found")
        return f"{watch.watch} {watch.input.index}".encode()

    def outdate(self, project):
        self.outdated += 1


@pytest.fixture
async def answers():
    return Answers()


@pytest.fixture
async def watching(answers):
    return Watching(answers.answer, answers.outdate)


@pytest.fixture
async def tab():
    return Connection(Asker("someone"), "en", lambda *_: True)


async def settle():
    for _ in range(10):
        await asyncio.sleep(0)


async def test_while_one_answer_is_out_the_latest_wish_wins(watching, answers, tab):
    answers.gate.clear()
    for index in range(10):
        watching.watch(tab, "p", a_watch(index=index))
        await settle()
    assert answers.asked == [0]
    answers.gate.set()
    assert [await tab.outbox.next() for _ in range(2)] == [b"canvas 0", b"canvas 9"]
    assert answers.asked == [0, 9]


async def test_without_credit_nothing_is_asked(watching, answers, tab):
    for index in range(CREDITS + 3):
        watching.watch(tab, "p", a_watch(f"watch {index}"))
    await settle()
    assert len(answers.asked) == CREDITS
    watching.refresh("p", at_once=True)
    await settle()
    assert len(answers.asked) == CREDITS
    for _ in range(3 + CREDITS):
        watching.credit(tab, 1)
        await settle()
    assert len(answers.asked) == CREDITS + 3 + CREDITS
    assert tab.credits == 0


async def test_a_training_is_shown_at_most_ten_times_a_second(watching, answers, tab):
    loop = asyncio.get_running_loop()
    watching.watch(tab, "p", a_watch())
    await tab.outbox.next()
    began = loop.time()
    for _ in range(50):
        watching.refresh("p", at_once=False)
        await settle()
    await tab.outbox.next()
    assert loop.time() - began > INTERVAL * 0.8
    assert len(answers.asked) == 2


async def test_a_training_that_goes_on_changes_nothing_of_its_past_but_an_edit_does(watching, answers, tab):
    watching.watch(tab, "p", a_watch(snapshot=20))
    await tab.outbox.next()
    watching.refresh("p", at_once=False)
    await settle()
    assert len(answers.asked) == 1
    watching.refresh("p", at_once=True)
    await tab.outbox.next()
    assert len(answers.asked) == 2


async def test_what_cannot_be_answered_is_said_once_and_costs_no_credit(watching, answers, tab):
    watching.watch(tab, "p", a_watch("wrong"))
    for _ in range(5):
        await settle()
        watching.refresh("p", at_once=True)
    await settle()
    assert tab.credits == CREDITS
    assert '"code":"not_found"' in await tab.outbox.next()
    watching.watch(tab, "p", a_watch())
    assert await tab.outbox.next() == b"canvas 0"


async def test_who_has_left_is_not_answered(watching, answers, tab):
    answers.gate.clear()
    watching.watch(tab, "p", a_watch())
    await settle()
    watching.forget(tab)
    answers.gate.set()
    await settle()
    watching.refresh("p", at_once=True)
    await settle()
    assert answers.asked == [0]
    tab.outbox.close(1000, "over")
    assert (await tab.outbox.next()).code == 1000


async def test_equal_questions_are_asked_once():
    shared, made = SharedAnswers(), []

    async def make():
        made.append(1)
        await asyncio.sleep(0)
        return b"frame"

    assert await asyncio.gather(*(shared.get(("p", "same"), make) for _ in range(100))) == [b"frame"] * 100
    assert await shared.get(("p", "same"), make) == b"frame"
    assert len(made) == 1


async def test_answers_hold_until_their_subject_changes():
    shared, made = SharedAnswers(), []

    async def make():
        made.append(1)
        return b"frame"

    first = shared.get(("p", "same"), make)
    shared.outdate("q")
    assert shared.get(("p", "same"), make) is first
    shared.outdate("p")
    assert shared.get(("p", "same"), make) is not first
    assert await first == b"frame"
    await settle()
    assert len(made) == 2


async def test_failures_are_not_kept_and_answers_not_for_ever():
    shared, made = SharedAnswers(), []

    async def fail():
        raise Refusal("not_found")

    async def make():
        made.append(1)
        return b"frame"

    with pytest.raises(Refusal):
        await shared.get(("p", "same"), fail)
    assert await shared.get(("p", "same"), make) == b"frame"
    for other in range(MOST_ANSWERS):
        await shared.get(("p", str(other)), make)
        await settle()
    await shared.get(("p", "same"), make)
    assert len(made) == MOST_ANSWERS + 2

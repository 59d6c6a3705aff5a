"""What is drawn from the end of a training's process, and what its person is told of one that nobody wanted."""

from __future__ import annotations

import pytest

from models.problems import Problem
from server.jobs import patience  # noqa: F401  (declares what is said of a step)
from server.store.runs import Run
from server.workshop.supervisor import Supervisor, _Attempts, _Job

ATTEMPTS = 3


class Told:
    """A training of which nothing is kept: only what becomes of it."""

    def __init__(self):
        self.run = Run(
            project="p", fingerprint="f", graph={}, dataset="digits", task="classification", recipe={}, recipe_now={},
            initial=[],
        )  # fmt: skip
        self.reason = None

    async def become(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    async def fail(self, problem):
        self.reason = problem


@pytest.fixture
def job():
    return _Job(Told(), _Attempts(ATTEMPTS), "run", paused=False)


async def end(job, reason, problem=None):
    """Whether another process goes on after such an end."""
    told = None if problem is None else problem.as_json("en")
    return await Supervisor._after(None, job, {"reason": reason, "detail": "", "problem": told})


@pytest.mark.parametrize(
    ("ended", "code", "english", "russian"),
    [
        (("oom",), "worker_oom", "more memory than there is", "не хватило памяти"),
        (("error",), "worker_error", "the server's log has it", "в журнале сервера"),
        (("error", Problem("step_computes", {"seconds": 7})), "step_computes", "more than 7 s", "дольше 7 с"),
        (("error", Problem("step_hangs", {"seconds": 7})), "step_hangs", "did nothing for 7 s", "ничего не делал 7 с"),
    ],
)
async def test_an_end_that_would_come_again_is_told_with_its_reason(job, ended, code, english, russian):
    assert not await end(job, *ended)
    told = job.training.reason
    assert told.code == code
    assert english in told.message("en")
    assert russian in told.message("ru")


@pytest.mark.parametrize(
    ("reason", "english", "russian"),
    [
        ("killed", "ended from outside 3 times", "попыток: 3"),
        ("lost", "stopped answering 3 times", "переставал отвечать (попыток: 3)"),
    ],
)
async def test_a_process_that_is_gone_is_replaced_until_it_gets_no_further(job, reason, english, russian):
    assert [await end(job, reason) for _ in range(ATTEMPTS)] == [True, True, False]
    told = job.training.reason
    assert (told.code, told.params) == (f"worker_{reason}", {"count": ATTEMPTS})
    assert english in told.message("en")
    assert russian in told.message("ru")


@pytest.mark.parametrize("reason", ["killed", "lost", "yielded"])
async def test_who_stopped_it_themselves_is_told_of_no_trouble(job, reason):
    job.stopping = True
    assert not await end(job, reason)
    assert (job.training.state, job.training.reason) == ("stopped", None)

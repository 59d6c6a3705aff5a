"""What computes for ever or hangs is noticed; what is merely slow, or waits to be told to go on, is left alone."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.jobs import framing
from server.jobs.launch import launch
from server.jobs.line import Line
from server.jobs.patience import Bounds, Patience

BOUNDS = Bounds(computing=100.0, hanging=50.0)


class Times:
    """Clocks that are set by hand."""

    clock = processor = 0.0


def patience(times):
    return Patience(BOUNDS, lambda: times.clock, lambda: times.processor)


@given(waited=st.floats(0, 1e6), share=st.floats(0.001, 1))
def test_a_share_of_the_processor_is_enough_until_it_has_computed_too_much(waited, share):
    times = Times()
    watched = patience(times)
    watched.begin()
    times.clock, times.processor = waited, waited * share
    assert watched.exceeded() == ("computes" if waited * share > BOUNDS.computing else None)


@given(waited=st.floats(0, 1e6))
def test_what_computes_nothing_hangs(waited):
    times = Times()
    watched = patience(times)
    watched.begin()
    times.clock = waited
    assert watched.exceeded() == ("hangs" if waited > BOUNDS.hanging else None)


@given(st.lists(st.floats(0, 49), max_size=20), st.floats(0, 1e9))
def test_many_pieces_and_pauses_are_no_long_piece(pieces, pause):
    times = Times()
    watched = patience(times)
    for seconds in pieces:
        watched.begin()
        times.clock += seconds
        times.processor += seconds
        assert watched.exceeded() is None
        watched.end()
        times.clock += pause
        assert watched.exceeded() is None


def _spin(connection):
    watched = Patience(Bounds(computing=0.2))
    Line(connection, alarm=lambda: {"type": "ending"} if watched.exceeded() else None)
    watched.begin()
    while True:
        pass


@pytest.mark.usefixtures("fork_server")
async def test_a_process_that_spins_says_so_and_is_gone():
    worker = await launch(_spin)
    said = []
    while (message := await worker.read()) is not None:
        said.append(message[0]["type"])
    assert (said[-1], set(said[:-1])) == ("ending", {"beat"})
    assert await worker.ended() == 1


def _describe(connection):
    import resource
    from pathlib import Path

    from server.jobs.child import settle

    settle(expendable=800)
    score = int(Path("/proc/self/oom_score_adj").read_text())
    framing.send(connection, {"score": score, "core": resource.getrlimit(resource.RLIMIT_CORE)})


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's scores are Linux's")
async def test_a_worker_is_ended_before_the_server_and_leaves_no_core(fork_server):
    worker = await launch(_describe)
    header, _ = await worker.read()
    await worker.ended()
    assert header == {"score": 800, "core": [0, 0]}

"""A fair line: nobody has two turns at once, and whose last turn is the longest ago is next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.jobs.fair_line import FairLine, Ticket


def called(tickets: list[Ticket]) -> list[int]:
    return [number for number, ticket in enumerate(tickets) if ticket.called.is_set()]


def test_whoever_asks_ten_times_lets_another_in_between():
    line = FairLine(1)
    tickets = [line.join({"anna"}) for _ in range(10)]
    bert = line.join({"bert"})
    assert (called(tickets), line.ahead(bert), line.ahead(tickets[1])) == ([0], 0, 1)
    line.leave(tickets[0])
    assert bert.called.is_set()
    assert (called(tickets), line.ahead(tickets[1])) == ([0], 0)
    line.leave(bert)
    assert called(tickets) == [0, 1]


def test_nobody_has_two_turns_and_that_is_nobody_elses_doing():
    line = FairLine(2)
    first, second = line.join({"anna"}), line.join({"anna"})
    assert not second.called.is_set()
    assert not line.waits_for_others(second)
    other, third = line.join({"bert"}), line.join({"cora"})
    assert other.called.is_set()
    assert line.waits_for_others(third)
    line.set_places(3)
    assert third.called.is_set()
    assert not second.called.is_set()
    line.leave(first)
    assert second.called.is_set()


def test_who_joins_a_ticket_may_have_it_called():
    line = FairLine(2)
    line.join({"anna"})
    askers = {"anna"}
    shared = line.join(askers)
    assert not shared.called.is_set()
    askers.add("bert")
    line.call()
    assert shared.called.is_set()


def test_a_ticket_may_be_given_up_before_its_turn():
    line = FairLine(1)
    first, second, third = (line.join({name}) for name in ("anna", "bert", "cora"))
    line.leave(second)
    line.leave(first)
    assert third.called.is_set()
    assert not second.called.is_set()
    line.leave(third)
    assert not line._turns  # nobody is remembered who has left


NAMES = st.sampled_from("abcd")


@given(places=st.integers(1, 3), names=st.lists(NAMES, max_size=12), order=st.randoms(use_true_random=False))
def test_all_are_called_in_the_end_and_never_too_many(places, names, order):
    line = FairLine(places)
    tickets = [(name, line.join({name})) for name in names]
    seen = []
    while tickets:
        served = [(name, ticket) for name, ticket in tickets if ticket.called.is_set()]
        assert 1 <= len(served) <= places
        assert len({name for name, _ in served}) == len(served)
        assert len(served) == min(places, len({name for name, _ in tickets}))  # no place stays free that helps
        done = order.choice(served)
        seen.append(done[0])
        tickets.remove(done)
        line.leave(done[1])
    assert sorted(seen) == sorted(names)


@given(first=st.integers(1, 8), second=st.integers(1, 8))
def test_two_take_turns(first, second):
    line = FairLine(1)
    tickets = [("a", line.join({"a"})) for _ in range(first)] + [("b", line.join({"b"})) for _ in range(second)]
    seen = ""
    while tickets:
        [done] = [each for each in tickets if each[1].called.is_set()]
        seen += done[0]
        tickets.remove(done)
        line.leave(done[1])
    both = min(first, second)
    assert seen[: 2 * both] == "ab" * both

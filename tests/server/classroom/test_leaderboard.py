"""Who stands where: everybody once, by their best, however many they handed in and in whichever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.classroom.leaderboard import standings
from server.store.handins import Handin


def handin(member, f1, minute=0):
    created = f"2026-11-22T12:{minute:02}:00.000Z"
    about = {"run": "run", "step": minute, "graph": {}, "weights": "", "parameters": 1, "seconds": 1.0}
    state = "waiting" if f1 is None else "judged"
    return Handin(contest="contest", member=member, state=state, f1=f1, created=created, **about)


SCORES = st.one_of(st.none(), st.sampled_from([0.0, 0.5, 0.9, 1.0]))
HANDINS = st.lists(st.builds(handin, st.sampled_from("abcdef"), SCORES, st.integers(0, 59)), max_size=30)


@given(HANDINS, st.randoms())
def test_everybody_stands_once_by_their_best(handins, random):
    found = standings(handins)
    best = {}
    for each in handins:
        if each.f1 is not None:
            best[each.member] = max(best.get(each.member, 0.0), each.f1)
    assert {each.member: each.best.f1 for each in found} == best
    assert [each.best.f1 for each in found] == sorted(best.values(), reverse=True)
    for each in found:
        assert each.place == 1 + sum(other > each.best.f1 for other in best.values())
        assert each.handins == sum(one.member == each.member for one in handins)
    random.shuffle(handins)
    assert [each.best.id for each in standings(handins)] == [each.best.id for each in found]


def test_among_equals_whoever_was_there_first():
    found = standings([handin("late", 0.9, 5), handin("early", 0.9, 3), handin("worse", 0.8), handin("early", 0.9, 9)])
    assert [(each.place, each.member, each.best.step) for each in found] == [
        (1, "early", 3),
        (1, "late", 5),
        (3, "worse", 0),
    ]

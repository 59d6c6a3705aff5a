"""Who stands where in a contest: everybody's best work, by macro F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from server.store.handins import Handin


@dataclass(frozen=True)
class Standing:
    """A member's best work; equally good ones share a place, and the next is as far down as they are many."""

    place: int
    member: str
    best: Handin
    f1: float
    """of that"""
    handins: int
    """all that the member handed in"""


def standings(handins: Iterable[Handin]) -> list[Standing]:
    """The standings, the best first; among equals whoever was there first. Without who has nothing judged yet."""
    handed_in = Counter[str]()
    best: dict[str, tuple[float, Handin]] = {}
    for each in handins:
        handed_in[each.member] += 1
        if each.f1 is not None:
            judged = each.f1, each
            best[each.member] = min(judged, best.get(each.member, judged), key=_rank)
    ordered = sorted(best.values(), key=_rank)
    return [
        Standing(
            place=1 + sum(other > f1 for other, _ in ordered),
            member=handin.member,
            best=handin,
            f1=f1,
            handins=handed_in[handin.member],
        )
        for f1, handin in ordered
    ]


def _rank(judged: tuple[float, Handin]) -> tuple[float, str, str]:
    f1, handin = judged
    return -f1, handin.created, handin.id

"""Who stands where in a contest: everybody's best work, by macro F1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from server.store.handins import Handin


@dataclass(frozen=True)
class Standing:
    """A member's best work; equally good ones share a place, and the next is as far down as they are many."""

    place: int
    member: str
    best: Handin
    handins: int
    """all that the member handed in"""


def standings(handins: Iterable[Handin]) -> list[Standing]:
    """The standings, the best first; among equals whoever was there first. Without who has nothing judged yet."""
    by_member = defaultdict[str, list[Handin]](list)
    for handin in handins:
        by_member[handin.member].append(handin)
    best = {
        member: min((each for each in own if each.f1 is not None), key=_rank)
        for member, own in by_member.items()
        if any(each.f1 is not None for each in own)
    }
    ordered = sorted(best.values(), key=_rank)
    return [
        Standing(
            place=1 + sum(other.f1 > each.f1 for other in ordered if other.f1 is not None and each.f1 is not None),
            member=each.member,
            best=each,
            handins=len(by_member[each.member]),
        )
        for each in ordered
    ]


def _rank(handin: Handin) -> tuple[float, str, str]:
    return -(handin.f1 or 0.0), handin.created, handin.id

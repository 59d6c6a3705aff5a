"""Who trains and who waits: a pure policy, from what is claimed, held and served to who begins and who gives way.

A job claims memory and one of the machine's places, on behalf of an owner. Those that cannot begin stand in line:
first an owner of whom nothing trains, and among such the one who has been served the least, time waited counting as
served less, so that nobody starves. Whoever has trained for a slice gives way to one who would stand before him in the
line; a paused job holds memory for nothing and gives way sooner. One place, and memory for it, is kept for teachers.
A large job is passed by smaller ones for a while; then what comes free is kept for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from server.jobs.runner import Because, Claim

SLICE = 60.0
"""Seconds that a training may go on before it gives way: beginning again costs a fraction of one."""
IDLE = 10.0
"""Seconds that a paused one keeps its process while somebody else waits, and a run of a series while its owner does."""
PATIENCE = 30.0
"""Seconds that a job which nothing can make room for is passed by others."""
BACKGROUND = 600.0
"""Seconds of service by which runs that nobody looks at stand back: those of a series."""

Phase = Literal["waiting", "beginning", "going", "idle", "leaving"]
"""In line; with a process that has not done its first step, and does one whatever happens; training; paused, with a
process; told to give way, and not gone yet."""

BUSY = frozenset({"beginning", "going"})
"""Phases that take a processor."""


@dataclass(frozen=True)
class Machine:
    """What there is to share."""

    places: int
    """Trainings at a time, besides one more of a teacher."""
    bytes: int
    """Memory for all of them."""
    reserved: int = 0
    """Bytes of it that only teachers get."""

    def can_ever_hold(self, claim: Claim) -> bool:
        """Whether there is room for a claim once everybody else has gone."""
        return claim.bytes <= self.most_bytes(claim)

    def most_bytes(self, claim: Claim) -> int:
        """Memory that there is for whose claim it is once everybody else has gone."""
        return self.bytes - (0 if claim.is_teacher else self.reserved)


@dataclass(frozen=True)
class Contender:
    """A job as it stands; ``since`` is when its phase began, in seconds of any clock."""

    job: str
    claim: Claim
    phase: Phase
    since: float


@dataclass(frozen=True)
class Standing:
    """A place in the line, and what it is waited for."""

    job: str
    because: Because


@dataclass(frozen=True)
class Decision:
    """Who begins now, who is told to give way, and the line of the others, the next one first."""

    begin: tuple[str, ...]
    give_way: tuple[str, ...]
    line: tuple[Standing, ...]


def decide(contenders: Collection[Contender], machine: Machine, served: Callable[[str], float], now: float) -> Decision:
    """What is to be done; ``served`` tells seconds that an owner has lately been served."""
    return _Deciding(contenders, machine, served, now).decide()


class _Deciding:
    """One decision while it is being made."""

    def __init__(
        self, contenders: Collection[Contender], machine: Machine, served: Callable[[str], float], now: float
    ) -> None:
        self._machine = machine
        self._now = now
        self._waiting = [each for each in contenders if each.phase == "waiting"]
        self._staying = [each for each in contenders if each.phase in {*BUSY, "idle"}]
        self._leaving = [each for each in contenders if each.phase == "leaving"]
        self._promised: list[Contender] = []  # wait for room that comes free, which nobody else may take
        self._going = Counter(each.claim.owner for each in contenders if each.phase in BUSY)
        self._served = {owner: served(owner) for owner in {each.claim.owner for each in contenders}}

    def decide(self) -> Decision:
        already = set(self._leaving)
        begin: list[str] = []
        line: list[Standing] = []
        while self._waiting:
            contender = min(self._waiting, key=self._rank)
            self._waiting.remove(contender)
            because = self._try(contender)
            if because is None:
                begin.append(contender.job)
            else:
                line.append(Standing(contender.job, because))
        return Decision(tuple(begin), tuple(each.job for each in self._leaving if each not in already), tuple(line))

    def _try(self, contender: Contender) -> Because | None:
        """Let a job begin, or say why not, and have others make room for it."""
        because = self._obstacle(contender, [*self._staying, *self._leaving])
        later = self._obstacle(contender, [*self._staying, *self._promised])
        if because is None and later is None:
            self._staying.append(contender)
            self._going[contender.claim.owner] += 1
            return None
        if later is not None and self._make_room(contender):
            later = None
        is_limited = later in {"own_limit", "room_limit"}
        if later is None or (not is_limited and self._now - contender.since > PATIENCE):
            self._promised.append(contender)
        return because or later or "places"

    def _rank(self, contender: Contender) -> tuple[bool, int, float, float, str]:
        """Where a job stands in line, the smallest first."""
        claim, waited = contender.claim, self._now - contender.since if contender.phase == "waiting" else 0.0
        going = self._going[claim.owner] - (contender.phase in BUSY)
        due = self._served[claim.owner] + (BACKGROUND if claim.is_background else 0.0) - waited
        return not (claim.is_teacher and going == 0), going, due, contender.since, contender.job

    def _obstacle(self, contender: Contender, holders: list[Contender]) -> Because | None:
        """Why a job cannot stand beside others; None when it can."""
        claim, machine = contender.claim, self._machine
        own = sum(each.claim.owner == claim.owner for each in holders)
        of_room = sum(each.claim.room == claim.room for each in holders)
        if claim.own_limit is not None and own >= claim.own_limit:
            return "own_limit"
        if claim.room is not None and claim.room_limit is not None and of_room >= claim.room_limit:
            return "room_limit"
        taken = sum(each.claim.bytes for each in holders)
        others = [each for each in holders if not each.claim.is_teacher]
        if len(holders) > machine.places or (not claim.is_teacher and len(others) >= machine.places):
            return "places"
        if taken + claim.bytes > machine.bytes:
            return "memory"
        of_others = sum(each.claim.bytes for each in others)
        if not claim.is_teacher and of_others + claim.bytes > machine.bytes - machine.reserved:
            return "memory"
        return None

    def _make_room(self, contender: Contender) -> bool:
        """Tell as few as possible to give way so that a job can begin; nobody where that would not be enough."""
        asked: list[Contender] = []
        staying, going = list(self._staying), self._going.copy()
        while self._obstacle(contender, [*self._staying, *self._promised]) is not None:
            able = [each for each in self._staying if self._gives_way(each, contender)]
            if not able:
                self._staying, self._going = staying, going
                return False
            asked.append(self._dismiss(max(able, key=lambda each: (each.phase == "idle", self._rank(each)))))
        for each in list(asked):  # a small one may have been asked before a large one that is enough
            if self._obstacle(contender, [*self._staying, *self._promised, each]) is None:
                asked.remove(each)
                self._staying.append(each)
                self._going[each.claim.owner] += each.phase == "going"
        self._leaving += asked
        return True

    def _dismiss(self, contender: Contender) -> Contender:
        self._staying.remove(contender)
        self._going[contender.claim.owner] -= contender.phase == "going"
        return contender

    def _gives_way(self, holder: Contender, contender: Contender) -> bool:
        """Whether a job that has a place gives it up for one that waits."""
        is_own = holder.claim.owner == contender.claim.owner
        held = self._now - holder.since
        if holder.phase in {"waiting", "beginning"}:  # the former begins in this very decision
            return False
        if holder.phase == "idle":
            return is_own or held >= IDLE
        if is_own:
            return holder.claim.is_background and not contender.claim.is_background and held >= IDLE
        return held >= SLICE and self._rank(contender) < self._rank(holder)

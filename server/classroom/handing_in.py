"""Handing in: a run's weights at a moment are copied, and judged on images that nobody has seen."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

from models.problems import Problem
from models.snapshot import inspect
from models.text import Text
from server.errors import Refusal, declare_refusal
from server.store.blobs import Blobs
from server.store.contests import Contest
from server.store.handins import ClosedError, Handin, Handins, TooSoonError
from server.store.members import Member
from server.store.runs import Run
from server.store.tables import ago
from server.workshop.weights import Moment, Weights

from .eligibility import Effort, Eligibility, obstacles
from .homework import Homework
from .judging import Judging
from .register import Register

HOUR = timedelta(hours=1)

declare_refusal(
    "contest_members_only",
    403,
    Text("Only students of this room hand in.", "Сдавать работы могут только ученики этой комнаты."),
)
declare_refusal(
    "contest_refused",
    422,
    Text("This cannot be handed in.", "Это сдать нельзя."),
)
declare_refusal(
    "contest_too_often",
    429,
    Text(
        "You may hand in {limit} times an hour. The next time is in {minutes} min.",
        "Сдавать можно {limit} раз в час. Следующая попытка — через {minutes} мин.",
    ),
)


@dataclass(frozen=True)
class Prospect:
    """What would become of a run that is handed in."""

    contest: Contest
    member: Member
    """what whoever would hand it in is in the contest's room"""
    effort: Effort
    problems: list[Problem]


class HandingIn:
    """Takes work in."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        homework: Homework,
        register: Register,
        handins: Handins,
        eligibility: Eligibility,
        weights: Weights,
        blobs: Blobs,
        judging: Judging,
    ) -> None:
        self._homework = homework
        self._register = register
        self._handins = handins
        self._eligibility = eligibility
        self._weights = weights
        self._blobs = blobs
        self._judging = judging

    async def prospects(self, identity: str, run: Run, step: int) -> list[Prospect]:
        """The open contests of somebody's rooms, each with what speaks against handing a run in at a step."""
        effort = await self._eligibility.effort(run, step)
        return [
            Prospect(contest, member, effort, obstacles(contest, effort))
            for member in self._register.memberships(identity)
            if member.state == "in"
            for contest in self._homework.of(member.room)
            if self.is_open(contest)
        ]

    def is_open(self, contest: Contest) -> bool:
        """Whether a contest takes work."""
        return not contest.closed and self._register.room(contest.room).ended is None

    async def left(self, contest: Contest, member: Member) -> int:
        """How often a member may hand in before the hour is over."""
        lately = await self._handins.lately(contest.id, member.id, ago(HOUR))
        return max(0, contest.per_hour - len(lately))

    async def hand_in(self, contest: Contest, member: Member, run: Run, moment: Moment) -> Handin:
        """Takes a run's weights in; once this answers, nothing can change or lose them.

        The same weights handed in again are the same hand-in, and cost nothing.

        Raises:
            Refusal: `contest_closed`, `contest_refused`, `contest_too_often`, `snapshot_missing_at`.
        """
        if not self.is_open(contest):
            raise Refusal("contest_closed")
        at = run.step if moment == "live" else moment
        effort = await self._eligibility.effort(run, at)
        problems = obstacles(contest, effort)
        if problems:
            raise Refusal("contest_refused", faults=problems)
        lately = await self._handins.lately(contest.id, member.id, ago(HOUR))
        is_full = len(lately) >= contest.per_hour
        if is_full and not await self._handins.is_known((contest.id, member.id, run.id, at)):
            raise _too_often(contest, lately[-contest.per_hour])  # before anything is copied
        exported = await self._weights.export(run, moment)
        blob = await asyncio.to_thread(lambda: self._blobs.keep_all(exported.chunks()))
        step = (await asyncio.to_thread(inspect, self._blobs.path(blob))).step
        assert step is not None  # a training wrote it
        handin = Handin(
            contest=contest.id,
            member=member.id,
            run=run.id,
            step=step,
            graph=run.graph,
            weights=blob,
            parameters=effort.parameters,
            seconds=effort.seconds,
        )
        try:
            kept = await self._handins.add(handin, ago(HOUR), contest.per_hour)
        except TooSoonError as error:
            raise _too_often(contest, error.since) from error
        except ClosedError as error:
            raise Refusal("contest_closed") from error
        self._judging.wake()
        return kept


def _too_often(contest: Contest, since: str) -> Refusal:
    wait = (datetime.fromisoformat(since) + HOUR - datetime.now(UTC)).total_seconds()
    headers = {"Retry-After": str(max(1, ceil(wait)))}
    return Refusal("contest_too_often", headers=headers, limit=contest.per_hour, minutes=max(1, ceil(wait / 60)))

"""Contests: homework with a hidden test, what is handed in for it, and who stands where."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import StreamingResponse

from models import data
from models.problems import Problem
from models.results.contest import point_table, points
from models.text import Language
from server.answering import StrictRoute
from server.auth.identity import Asking
from server.auth.rules import needs
from server.classroom.leaderboard import standings
from server.contests import (
    ContestAnswer,
    ContestChange,
    ContestList,
    ContestRequest,
    HandinAnswer,
    HandinList,
    HandinRequest,
    Leaderboard,
    PointsFrom,
    ProspectAnswer,
    ProspectList,
    StandingAnswer,
)
from server.errors import Refusal, said_in
from server.language import Asked
from server.services import Served, Services
from server.store.contests import Contest
from server.store.handins import Handin
from server.store.members import Member
from server.workshop.outgoing import attachment

from .authorised import FoundRun

router = APIRouter(route_class=StrictRoute, tags=["contests"])
ROOM = "/rooms/{room}/contests"
ONE = "/rooms/{room}/contests/{contest}"


async def _contest(room: str, contest: str, services: Served) -> Contest:
    return services.contests.homework.find(room, contest)


FoundContest = Annotated[Contest, Depends(_contest)]
"""A route's parameter: what `{contest}` names in its `{room}`."""


@router.get(ROOM, summary="A room's contests")
@needs("attend")
async def list_contests(room: str, asker: Asking, services: Served, language: Asked) -> ContestList:
    """The contests of a room, and the points that an F1 is worth."""
    me = services.register.me(room, asker.identity)
    found = [await _describe(each, services, me, language) for each in services.contests.homework.of(room)]
    return ContestList(contests=found, points=[PointsFrom(f1=f1, points=worth) for f1, worth in point_table()])


@router.post(ROOM, summary="Set a contest", status_code=201)
@needs("oversee")
async def set_contest(
    room: str, asked: ContestRequest, asker: Asking, services: Served, language: Asked
) -> ContestAnswer:
    """Begins a contest. The data set's test images are shown to nobody as long as it exists, not even to teachers."""
    contest = await services.contests.homework.begin(asker, Contest(room=room, **asked.model_dump()))
    services.contests.news.begun(contest)
    return await _describe(contest, services, None, language)


@router.get(ONE, summary="A contest")
@needs("attend")
async def show_contest(contest: FoundContest, asker: Asking, services: Served, language: Asked) -> ContestAnswer:
    """A contest of the room."""
    return await _describe(contest, services, services.register.me(contest.room, asker.identity), language)


@router.patch(ONE, summary="Change a contest")
@needs("oversee")
async def change_contest(
    contest: FoundContest, asked: ContestChange, services: Served, language: Asked
) -> ContestAnswer:
    """Changes what a contest says, hides its leaderboard, or closes it; what decides it stays."""
    values = asked.model_dump(exclude_none=True)
    changed = await services.contests.homework.change(contest, **values) if values else contest
    services.contests.news.tell(contest.room)
    return await _describe(changed, services, None, language)


@router.delete(ONE, summary="Delete a contest", status_code=204)
@needs("oversee")
async def delete_contest(contest: FoundContest, services: Served) -> None:
    """Deletes a contest with all that was handed in, for good. Its test images can be looked at again."""
    await services.contests.homework.forget(contest)
    services.contests.news.tell(contest.room)


@router.get(f"{ONE}/board", summary="Who stands where")
@needs("attend")
async def show_board(contest: FoundContest, asker: Asking, services: Served) -> Leaderboard:
    """Everybody's best work."""
    me = services.register.me(contest.room, asker.identity)
    mine = None if me is None or asker.is_teacher else me.id
    is_hidden = contest.hidden and not asker.is_teacher
    there = {each.id for each in services.register.members(contest.room) if each.state != "kicked"}
    found = standings(each for each in await services.store.handins.of(contest.id) if each.member in there)
    return Leaderboard(
        hidden=contest.hidden,
        standings=[
            StandingAnswer(
                place=None if is_hidden else each.place,
                nickname=_nickname(services, contest, each.member),
                mine=each.member == mine,
                f1=each.f1,
                points=points(each.f1),
                parameters=each.best.parameters,
                seconds=each.best.seconds,
                handins=each.handins,
                created=each.best.created,
            )
            for each in found
            if not is_hidden or each.member == mine
        ],
    )


@router.get(f"{ONE}/handins", summary="What was handed in")
@needs("attend")
async def list_handins(contest: FoundContest, asker: Asking, services: Served, language: Asked) -> HandinList:
    """All of it to a teacher, their own to a student."""
    me = services.register.me(contest.room, asker.identity)
    found = [
        _handin(each, services, contest, language)
        for each in reversed(await services.store.handins.of(contest.id))
        if asker.is_teacher or (me is not None and each.member == me.id)
    ]
    return HandinList(handins=found)


@router.post(f"{ONE}/handins", summary="Hand in", status_code=201)
@needs("attend")
async def hand_in(
    contest: FoundContest, asked: HandinRequest, asker: Asking, services: Served, language: Asked
) -> HandinAnswer:
    """Hands a run's weights in: a copy that nothing changes any more. It is judged as soon as its turn comes.

    The same weights again are the same hand-in.
    """
    me = services.register.me(contest.room, asker.identity)
    if me is None or me.state != "in":
        raise Refusal("contest_members_only")
    run = await services.finding.run(asker, asked.run, "train")
    handin = await services.contests.handing_in.hand_in(contest, me, run, asked.snapshot)
    services.contests.news.tell(contest.room)
    return _handin(handin, services, contest, language)


@router.get(f"{ONE}/results.csv", summary="The results as a table", response_class=Response)
@needs("oversee")
async def take_results(contest: FoundContest, services: Served, language: Asked) -> Response:
    """A line for everything that was handed in. What students wrote is never a formula."""
    table = await services.contests.files.results(contest, language)
    headers = {"Content-Disposition": attachment(contest.title, "results")}
    return Response(table, media_type="text/csv; charset=utf-8", headers=headers)


@router.get(f"{ONE}/everything.zip", summary="Everything as a ZIP", response_class=StreamingResponse)
@needs("oversee")
async def take_everything(contest: FoundContest, services: Served, language: Asked) -> StreamingResponse:
    """The task, the results, and the network and weights of everything that was handed in."""
    file = await services.contests.files.everything(contest, language)
    headers = {"Content-Length": str(file.size), "Content-Disposition": attachment(contest.title, "archive")}
    return StreamingResponse(file.chunks(), media_type="application/zip", headers=headers)


@router.get("/runs/{run}/contests", summary="Where a run can be handed in", tags=["runs"])
@needs("train")
async def list_prospects(
    run: FoundRun,
    asker: Asking,
    services: Served,
    language: Asked,
    step: Annotated[int | None, Query(ge=0, le=2**53, description="Of a snapshot; the newest if left out.")] = None,
) -> ProspectList:
    """The open contests of your rooms, each with what speaks against handing in this run for it."""
    at = run.step if step is None else step
    found = await services.contests.handing_in.prospects(asker.identity, run, at)
    return ProspectList(
        step=at,
        prospects=[
            ProspectAnswer(
                contest=await _describe(each.contest, services, each.member, language),
                parameters=each.effort.parameters,
                seconds=each.effort.seconds,
                problems=[said_in(problem, language) for problem in each.problems],
            )
            for each in found
        ],
    )


async def _describe(contest: Contest, services: Services, me: Member | None, language: Language) -> ContestAnswer:
    handins = await services.store.handins.of(contest.id)
    left = None if me is None or me.state != "in" else await services.contests.handing_in.left(contest, me)
    return ContestAnswer.model_validate(
        {name: getattr(contest, name) for name in ContestAnswer.model_fields if hasattr(contest, name)}
        | {
            "dataset_title": (await asyncio.to_thread(data.get, contest.dataset)).title.in_(language),
            "closed": not services.contests.handing_in.is_open(contest),
            "students": len({each.member for each in handins}),
            "handins": len(handins),
            "left": left,
        }
    )


def _handin(handin: Handin, services: Services, contest: Contest, language: Language) -> HandinAnswer:
    told = {name: getattr(handin, name) for name in HandinAnswer.model_fields if hasattr(handin, name)}
    problem = handin.problem and said_in(Problem(**handin.problem), language)
    worth = None if handin.f1 is None else points(handin.f1)
    nickname = _nickname(services, contest, handin.member)
    return HandinAnswer.model_validate(told | {"problem": problem, "points": worth, "nickname": nickname})


def _nickname(services: Services, contest: Contest, member: str) -> str:
    return services.register.member(contest.room, member).nickname

"""What is asked and answered about contests: homework with a hidden test."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from .answers import Answer, ProblemAnswer

Title = Annotated[str, Field(min_length=1, max_length=200)]
Explanation = Annotated[str, Field(max_length=4000, description="What is to be done, in the teacher's words.")]
PerHour = Annotated[int, Field(ge=1, le=60, description="Times that a student may hand in within an hour.")]


class ContestRequest(BaseModel):
    """A new contest."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    title: Title
    text: Explanation = ""
    dataset: Annotated[str, Field(max_length=64, description="Its test images are shown to nobody from then on.")]
    images: Annotated[
        int, Field(ge=1, le=100_000, description="About how many of the test images decide; drawn by class.")
    ] = 2_000
    parameters: Annotated[int, Field(ge=1, le=10**8, description="Parameters of a network, at most.")] = 50_000
    minutes: Annotated[
        float, Field(gt=0, le=600, description="Minutes of computing, at most, by a run and those it goes on from.")
    ] = 5
    per_hour: PerHour = 3


class ContestChange(BaseModel):
    """What of a contest is to be changed; what decides it stays as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Title | None = None
    text: Explanation | None = None
    per_hour: PerHour | None = None
    hidden: Annotated[bool | None, Field(description="Keeps the leaderboard from students.")] = None
    closed: Annotated[bool | None, Field(description="Takes no more work.")] = None


class HandinRequest(BaseModel):
    """Weights to hand in: those of a run at the step of a snapshot, or "live" for the newest."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    run: Annotated[str, Field(max_length=64)]
    snapshot: Annotated[int, Field(ge=0, le=2**53)] | Literal["live"] = "live"


class ContestAnswer(Answer):
    """A contest. `images` of its data set's test images decide; nobody sees any of them as long as there is a contest.

    A network has at most so many `parameters`, and has computed for at most so many `minutes`. `hidden`: students do
    not see the leaderboard; `closed`: it takes no more work, nor when the lesson has ended. `left` are the times that
    the visitor may still hand in within the hour, null for who is no member.
    """

    id: str
    room: str
    title: str
    text: str
    dataset: str
    dataset_title: str
    images: int
    parameters: int
    minutes: float
    per_hour: int
    hidden: bool
    closed: bool
    created: str
    students: int
    handins: int
    left: int | None


class PointsFrom(Answer):
    """The least macro F1 for so many points."""

    f1: float
    points: int


class ContestList(Answer):
    """A room's contests, oldest first, and the points for a macro F1, the most first; below the last there are none."""

    contests: list[ContestAnswer]
    points: list[PointsFrom]


class HandinAnswer(Answer):
    """A network that was handed in; it stays as it was then. `f1` (macro) and `points` are null until it is judged.

    `parameters` and the `seconds` it computed are as they were found then.
    """

    id: str
    member: str
    nickname: str
    run: str
    step: int
    parameters: int
    seconds: float
    state: Literal["waiting", "judged", "refused"]
    f1: float | None
    points: int | None
    problem: ProblemAnswer | None
    created: str


class HandinList(Answer):
    """What was handed in for a contest, newest first: all of it to a teacher, their own to a student."""

    handins: list[HandinAnswer]


class StandingAnswer(Answer):
    """Somebody's best work, without a way to it: whoever knows a run's id may copy it.

    `place` is null in one's own line of a hidden leaderboard.
    """

    place: int | None
    nickname: str
    mine: bool
    f1: float
    points: int
    parameters: int
    seconds: float
    handins: int
    created: str


class Leaderboard(Answer):
    """Everybody's best work, the best first. Where it is `hidden`, a student sees their own line alone."""

    hidden: bool
    standings: list[StandingAnswer]


class ProspectAnswer(Answer):
    """A contest that takes work, and what speaks against handing in a run at a step for it: nothing if that is empty.

    `seconds` is how long those weights have computed.
    """

    contest: ContestAnswer
    parameters: int
    seconds: float
    problems: list[ProblemAnswer]


class ProspectList(Answer):
    """The contests of the visitor's rooms for which a run could be handed in."""

    step: int
    prospects: list[ProspectAnswer]

"""Whose turn it is, in whole lessons that are simulated: nobody starves, and the machine never holds too much."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from server.jobs.fairness import BACKGROUND, BUSY, IDLE, PATIENCE, SLICE, Contender, Decision, Machine, decide
from server.jobs.runner import Claim
from server.jobs.service import Service

LEAVING = 2.0  # seconds that a snapshot takes


@dataclass
class Lesson:
    """A machine and its jobs, ``tick`` seconds at a time; a job that gives way comes back into the line."""

    machine: Machine
    tick: int = 1
    now: float = 0.0
    jobs: dict[str, Contender] = field(default_factory=dict)
    left: dict[str, float] = field(default_factory=dict)
    service: Service = field(default_factory=Service)
    trained: Counter[str] = field(default_factory=Counter)
    waited: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    slices: list[float] = field(default_factory=list)
    decision: Decision = field(default_factory=lambda: Decision((), (), ()))

    def come(self, job: str, claim: Claim, seconds: float = 1e9) -> None:
        """Somebody presses play."""
        assert self.machine.can_ever_hold(claim)
        self.jobs[job] = Contender(job, claim, "waiting", self.now)
        self.left[job] = seconds

    def become(self, job: str, phase) -> None:
        """A job begins another phase."""
        self.jobs[job] = replace(self.jobs[job], phase=phase, since=self.now)

    def look(self) -> None:
        """What the runner does at any moment."""
        now = self.now
        self.decision = decide(list(self.jobs.values()), self.machine, lambda who: self.service.of(who, now), now)
        for job in self.decision.give_way:
            if self.jobs[job].phase in BUSY:
                self.slices.append(now - self.jobs[job].since)
            self.become(job, "leaving")
        for job in self.decision.begin:
            self.become(job, "beginning")
        self.check()

    def check(self) -> None:
        """What holds at every moment."""
        holding = [job for job in self.jobs.values() if job.phase != "waiting"]
        students = [job for job in holding if not job.claim.is_teacher]
        assert sum(job.claim.bytes for job in holding) <= self.machine.bytes
        assert sum(job.claim.bytes for job in students) <= self.machine.bytes - self.machine.reserved
        assert len(students) <= self.machine.places
        assert len(holding) <= self.machine.places + 1
        for job in holding:
            own = sum(other.claim.owner == job.claim.owner for other in holding)
            together = sum(other.claim.room == job.claim.room for other in holding)
            assert job.claim.own_limit is None or own <= job.claim.own_limit
            assert job.claim.room is None or job.claim.room_limit is None or together <= job.claim.room_limit
        assert len(self.decision.line) == sum(job.phase == "waiting" for job in self.jobs.values())

    def go(self, seconds: int) -> None:
        """Time passes."""
        for _ in range(0, seconds, self.tick):
            self.look()
            self.now += self.tick
            for name, job in list(self.jobs.items()):
                if job.phase == "leaving" and self.now - job.since >= LEAVING:
                    self.become(name, "waiting")
                if job.phase in BUSY:
                    if job.phase == "beginning":
                        self.become(name, "going")
                    self.service.add(job.claim.owner, self.tick, self.now)
                    self.trained[job.claim.owner] += self.tick
                    self.left[name] -= self.tick
                    if self.left[name] <= 0:
                        del self.jobs[name]
                if job.phase == "waiting":
                    self.waited[name] = max(self.waited[name], self.now - job.since)


MIB = 2**20


def claim(owner="someone", mebibytes=64, **more) -> Claim:
    """What somebody asks for."""
    return Claim(owner, mebibytes * MIB, **more)


def order(lesson: Lesson) -> list[str]:
    """The line, the next one first."""
    return [standing.job for standing in lesson.decision.line]


owners = st.sampled_from("abcdefgh")
claims = st.builds(
    claim,
    owner=owners,
    mebibytes=st.sampled_from([64, 64, 64, 300, 900]),
    is_background=st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(
    machine=st.builds(
        Machine, places=st.integers(1, 4), bytes=st.integers(1200, 2400).map(lambda size: size * MIB),
        reserved=st.just(256 * MIB),
    ),
    asked=st.lists(
        st.tuples(st.integers(0, 200), claims, st.one_of(st.just(1e9), st.floats(5, 300))), min_size=1, max_size=14
    ),
)  # fmt: skip
def test_nobody_starves_and_nothing_overflows(machine, asked):
    lesson = Lesson(machine, tick=5)
    for place, (second, wanted, seconds) in enumerate(sorted(asked, key=lambda each: each[0])):
        lesson.go(second - round(lesson.now))
        lesson.come(str(place), wanted, seconds)
    lesson.go(BOUND)
    before = lesson.trained.copy()
    lesson.go(BOUND)
    assert all(lesson.trained[job.claim.owner] > before[job.claim.owner] for job in lesson.jobs.values())


BOUND = 8 * round(SLICE + PATIENCE) + round(BACKGROUND)
"""Seconds within which everybody gets a turn: eight people, one place, and service to be forgotten."""


@given(st.integers(2, 12), st.integers(1, 3))
@settings(max_examples=10, deadline=None)
def test_everybody_gets_the_same(people, places):
    lesson = Lesson(Machine(places, 100 * 64 * MIB), tick=5)
    for who in range(people):
        lesson.come(str(who), claim(str(who)))
    rounds = 6 * people
    lesson.go(rounds * round(SLICE))
    shares = [lesson.trained[str(who)] for who in range(people)]
    assert max(shares) - min(shares) <= 2 * SLICE
    assert all(length >= SLICE for length in lesson.slices)
    if people > places:
        assert sum(shares) >= 0.9 * places * lesson.now  # turns cost little, the more so as a tick is long here


def test_whoever_was_served_least_is_next():
    lesson = Lesson(Machine(1, 640 * MIB))
    lesson.come("long", claim("greedy"), seconds=200)
    lesson.go(10)
    lesson.come("again", claim("greedy"))
    lesson.go(1)
    lesson.come("late", claim("newcomer"))
    lesson.go(5)
    assert order(lesson) == ["late", "again"]
    lesson.go(round(SLICE) + 10)
    assert lesson.jobs["late"].phase == "going"


def test_one_who_has_nothing_goes_before_the_second_of_another():
    lesson = Lesson(Machine(2, 640 * MIB))
    for job in ("first", "second", "third"):
        lesson.come(job, claim("many"))
    lesson.go(round(SLICE) + 5)
    lesson.come("only", claim("modest"))
    lesson.go(5)
    assert lesson.jobs["only"].phase == "going"
    lesson.go(300)
    assert lesson.jobs["only"].phase == "going"  # whose two contend for the other place among themselves


def test_the_teachers_place_is_free_however_many_students_there_are():
    lesson = Lesson(Machine(3, 1024 * MIB, reserved=256 * MIB))
    for who in range(10):
        lesson.come(str(who), claim(str(who)))
    lesson.go(2)
    lesson.come("lecture", claim("teacher", 200, is_teacher=True))
    lesson.look()
    assert lesson.jobs["lecture"].phase == "beginning"
    lesson.come("another", claim("teacher", is_teacher=True))
    lesson.go(3)
    assert lesson.jobs["another"].phase == "waiting"  # then like anybody
    lesson.go(1000)
    assert lesson.jobs["lecture"].phase == "going"
    assert len({who for who in map(str, range(10)) if lesson.trained[who] > 0}) == 10


def test_a_paused_job_gives_way_soon_and_to_its_own_person_at_once():
    lesson = Lesson(Machine(1, 640 * MIB))
    lesson.come("paused", claim("a"))
    lesson.go(1)
    lesson.become("paused", "idle")
    lesson.come("other", claim("b"))
    lesson.go(round(IDLE))
    assert lesson.jobs["paused"].phase == "idle"
    lesson.go(1)
    assert lesson.jobs["paused"].phase == "leaving"
    lesson = Lesson(Machine(1, 640 * MIB))
    lesson.come("paused", claim("a"))
    lesson.go(1)
    lesson.become("paused", "idle")
    lesson.come("own", claim("a"))
    lesson.look()
    assert lesson.jobs["paused"].phase == "leaving"


def test_a_large_job_is_passed_for_a_while_and_then_waited_for():
    lesson = Lesson(Machine(8, 1000 * MIB))
    for place in range(60):  # a new small one whenever one ends
        if place == 10:
            lesson.come("large", claim("big", 900), seconds=30)
        lesson.come(f"small{place}", claim(f"s{place}", 120), seconds=40)
        lesson.go(5)
    passed = sum(lesson.trained[f"s{place}"] > 0 for place in range(11, 60))
    assert PATIENCE < lesson.waited["large"] <= PATIENCE + SLICE + LEAVING
    assert lesson.trained["big"] == 30
    assert passed > 0


def test_limits_hold_back_their_owner_alone():
    lesson = Lesson(Machine(4, 640 * MIB))
    for place in range(3):
        lesson.come(f"a{place}", claim("a", own_limit=2, room="class", room_limit=3))
    lesson.go(1)
    assert [standing.because for standing in lesson.decision.line] == ["own_limit"]
    for place in range(2):
        lesson.come(f"b{place}", claim("b", own_limit=2, room="class", room_limit=3))
    lesson.come("guest", claim("guest"))
    lesson.go(1)
    assert {job for job, each in lesson.jobs.items() if each.phase == "going"} == {"a0", "a1", "b0", "guest"}
    assert {each.job: each.because for each in lesson.decision.line} == {"a2": "own_limit", "b1": "room_limit"}


def test_nobody_is_sent_away_where_that_would_help_nobody():
    lesson = Lesson(Machine(3, 1000 * MIB))
    lesson.come("teacher", claim("t", 700, is_teacher=True))
    lesson.come("small", claim("s", 100))
    lesson.go(round(SLICE) + 10)
    lesson.come("large", claim("l", 600))
    lesson.go(20)
    assert lesson.jobs["small"].phase == "going"
    assert not lesson.decision.give_way


def test_a_series_lets_its_own_person_play():
    lesson = Lesson(Machine(1, 640 * MIB))
    lesson.come("series", claim("a", is_background=True))
    lesson.go(1)
    lesson.come("mine", claim("a"))
    lesson.go(round(IDLE) + 5)
    assert lesson.jobs["mine"].phase == "going"


def test_what_can_never_be_held():
    machine = Machine(2, 1000 * MIB, reserved=250 * MIB)
    assert machine.can_ever_hold(claim(mebibytes=750))
    assert not machine.can_ever_hold(claim(mebibytes=751))
    assert machine.most_bytes(claim(mebibytes=751)) == 750 * MIB
    assert machine.can_ever_hold(claim(mebibytes=1000, is_teacher=True))

"""Guessing gets slow, and nobody else does."""

from __future__ import annotations

import pytest

from server.auth.buckets import Budget
from server.auth.throttle import Source, Throttle, site_of
from server.errors import Refusal


class Clock:
    """Seconds, as far as they are turned on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def throttle(clock):
    return Throttle(own=Budget(3, 10), shared=Budget(20, 1), clock=clock)


def someone(name, *, known=False, address="10.0.0.1"):
    return Source(address, name, is_known=known)


def wrong(throttle, source):
    """A failed attempt; the seconds to wait where it is not even looked at."""
    try:
        throttle.require(source)
    except Refusal as refusal:
        return int(refusal.headers["Retry-After"])
    throttle.fail(source)
    return 0


def test_a_browser_has_few_failures_and_gets_one_back_with_time(throttle, clock):
    assert [wrong(throttle, someone("a")) for _ in range(4)] == [0, 0, 0, 10]
    clock.now += 9.5
    assert wrong(throttle, someone("a")) == 1
    clock.now += 0.5
    assert [wrong(throttle, someone("a")) for _ in range(2)] == [0, 10]


def test_a_class_behind_one_address_is_not_punished_for_one_of_them(throttle):
    for _ in range(50):
        wrong(throttle, someone("a"))
    assert wrong(throttle, someone("b")) == 0


def test_new_cookies_do_not_help(throttle, clock):
    tries = [wrong(throttle, someone(f"new {count}")) for count in range(100)]
    assert tries.count(0) == 20
    clock.now += 60
    assert [wrong(throttle, someone(f"later {count}")) for count in range(30)].count(0) == 20


def test_who_is_known_is_not_held_to_what_others_do(throttle):
    for count in range(100):
        wrong(throttle, someone(f"new {count}"))
    assert [wrong(throttle, someone("member", known=True)) for _ in range(4)] == [0, 0, 0, 10]
    assert wrong(throttle, someone("c", address="10.0.0.2")) == 0


def test_an_attempt_that_succeeds_costs_nothing(throttle):
    for _ in range(100):
        throttle.require(someone("a"))


def test_of_many_attempts_at_once_no_more_are_looked_at_than_one_after_another(throttle):
    assert [wrong(throttle, someone("a")) for _ in range(4)] == [0, 0, 0, 10], "noted before it is known"
    throttle.pardon(someone("a"))
    assert [wrong(throttle, someone("a")) for _ in range(2)] == [0, 10]
    for _ in range(9):
        throttle.pardon(someone("b"))
    assert [wrong(throttle, someone("b")) for _ in range(4)] == [0, 0, 0, 10], "nobody has more than there are"


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("192.168.0.7", "192.168.0.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_all_addresses_of_a_site_are_one(address, site):
    assert site_of(address) == site

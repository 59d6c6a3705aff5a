"""Edits that are remembered, and how many."""

from __future__ import annotations

from server.wire import Edited
from server.workshop.repeats import MOST_BYTES, MOST_EDITS, Repeats


def edited(revision, value=0):
    patch = [{"op": "add", "path": "/title", "value": value}]
    return Edited(id="e", project="p", revision=revision, patch=patch, author="a")


def test_an_edit_is_known_by_its_name_alone():
    repeats = Repeats()
    repeats.keep(("p", "me", "1"), edited(5))
    assert repeats.get(("p", "me", "1")) == edited(5)
    assert repeats.get(("p", "you", "1")) is None


def test_the_oldest_are_forgotten_by_number_and_by_bytes():
    repeats = Repeats()
    for revision in range(MOST_EDITS + 1):
        repeats.keep(("p", "me", str(revision)), edited(revision))
    assert repeats.get(("p", "me", "0")) is None
    assert repeats.get(("p", "me", "1")) == edited(1)
    repeats.keep(("p", "me", "large"), edited(9, "x" * (MOST_BYTES // 2)))
    repeats.keep(("p", "me", "larger"), edited(9, "x" * (MOST_BYTES // 2)))
    assert repeats.get(("p", "me", "1")) is None
    assert repeats.get(("p", "me", "large")) is None
    assert repeats.get(("p", "me", "larger")) is not None

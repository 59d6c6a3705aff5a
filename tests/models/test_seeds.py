"""Derived seeds are fixed numbers: they decide how every network of every user starts."""

from __future__ import annotations

from models.seeds import mix


def test_seeds_are_the_same_for_ever():
    assert mix(0, "conv1") == 6762720330764976849


def test_every_part_and_its_kind_counts():
    seeds = [mix(0, "a"), mix(1, "a"), mix(0, "b"), mix("a", 0), mix(0, "a", 0), mix(1), mix("1")]
    assert len(set(seeds)) == len(seeds)
    assert all(0 <= seed < 2**63 for seed in seeds)

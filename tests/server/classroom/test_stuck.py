"""When a tile says that somebody may need help."""

from __future__ import annotations

import pytest

from server.classroom.stuck import why_stuck

NOW, SECONDS_AGO, FOUR_MINUTES_AGO, LONG_AGO = (
    f"2026-11-22T12:{time}.000Z" for time in ("30:00", "29:50", "26:00", "10:00")
)


@pytest.mark.parametrize(
    ("run", "active", "broken", "why"),
    [
        (None, SECONDS_AGO, None, None),
        (None, FOUR_MINUTES_AGO, None, None),
        (None, None, None, None),
        (None, None, LONG_AGO, "network"),
        (None, LONG_AGO, None, "idle"),
        ("stopped", LONG_AGO, None, "idle"),
        ("finished", LONG_AGO, None, None),
        ("finished", LONG_AGO, LONG_AGO, "network"),
        ("running", LONG_AGO, LONG_AGO, None),
        ("queued", LONG_AGO, None, None),
        ("diverged", SECONDS_AGO, None, "diverged"),
        ("failed", SECONDS_AGO, LONG_AGO, "failed"),
        ("paused", SECONDS_AGO, SECONDS_AGO, None),
        ("paused", SECONDS_AGO, FOUR_MINUTES_AGO, "network"),
        (None, LONG_AGO, FOUR_MINUTES_AGO, "network"),
    ],
)
def test_the_plainest_reason_is_told(run, active, broken, why):
    assert why_stuck(NOW, run, active=active, broken=broken) == why

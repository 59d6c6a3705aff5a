"""The real server on a machine whose clock is set while it runs: `python -m tests.server.clock_that_jumps --data ...`.

The file `clock` in the data directory says by how many seconds its wall clock is off. Monotonic clocks, by which it
waits, are not touched, as no setting of a clock touches them.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from pathlib import Path

WALL = time.time


def jumped() -> float:
    """Seconds since 1970 by the wall clock as it is set."""
    file = Path(os.environ["CLOCK"])
    return WALL() + (float(file.read_text()) if file.exists() else 0.0)


class Jumping(dt.datetime):
    """Times of day by that clock."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
        """The present."""
        return dt.datetime.fromtimestamp(jumped(), tz)


if __name__ == "__main__":
    time.time = jumped
    dt.datetime = Jumping  # type: ignore[misc]
    from server.__main__ import main

    sys.exit(main())

"""The real server, in which trainings give way and are left alone sooner than a lesson's patience; the same flags."""

from __future__ import annotations

import sys

from server.jobs import fairness
from server.workshop import pausing

SLICE = 2.0
UNWATCHED = 4.0

fairness.SLICE = SLICE
pausing.UNWATCHED = UNWATCHED
pausing.LOOK = 0.5

if __name__ == "__main__":  # every worker process imports this file too, and does not need the server
    from server.__main__ import main

    sys.exit(main())

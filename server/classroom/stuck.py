"""Whether a student may need help, from what is known without asking them."""

from __future__ import annotations

from datetime import datetime, timedelta

from server.rooms import Stuck

BROKEN = timedelta(minutes=3)
"""A network that has had errors for so long has somebody behind it who cannot mend it."""
IDLE = timedelta(minutes=10)
"""So long without an edit and without a training: looking and thinking takes less, as a rule."""
ACTIVE = frozenset({"queued", "running"})
"""States of a run in which waiting is all there is to do."""


def why_stuck(now: str, run: str | None, *, active: str | None, broken: str | None) -> Stuck | None:
    """The reason to go and look, the plainest first; None where all goes well.

    `run` is the state of the run that is shown, `active` when somebody last edited, trained or was shown something, and
    None where they have not begun; `broken` since when the network has had errors; times are as they are stored. Whose
    training has finished is done.
    """
    if run == "diverged":
        return "diverged"
    if run == "failed":
        return "failed"
    if run in ACTIVE:
        return None
    if broken is not None and _since(broken, now) > BROKEN:
        return "network"
    if run == "finished" or active is None:
        return None
    return "idle" if _since(active, now) > IDLE else None


def _since(then: str, now: str) -> timedelta:
    return datetime.fromisoformat(now) - datetime.fromisoformat(then)

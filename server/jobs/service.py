"""How much of the machine everybody has lately had: seconds of training, of which half are forgotten after a while."""

from __future__ import annotations

HALF_LIFE = 900.0
"""Seconds after which what somebody was served counts half: a lesson, not a term."""
FORGOTTEN = 0.5
"""Seconds of service that are none any more."""


class Service:
    """Seconds by owner, at times that do not decrease."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, float]] = {}
        """seconds, and when they were reckoned"""

    def add(self, owner: str, seconds: float, now: float) -> None:
        """Note that somebody was served for so long until now."""
        self._known[owner] = (self.of(owner, now) + seconds, now)

    def of(self, owner: str, now: float) -> float:
        """Seconds that somebody has lately been served."""
        seconds, then = self._known.get(owner, (0.0, now))
        return seconds * float(0.5 ** ((now - then) / HALF_LIFE))

    def forget(self, now: float) -> None:
        """Drop those who have had nothing for long."""
        self._known = {owner: entry for owner, entry in self._known.items() if self.of(owner, now) > FORGOTTEN}

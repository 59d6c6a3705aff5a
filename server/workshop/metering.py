"""How much everybody's runs have computed within a day: counted as they tell it, kept now and then."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable

from server.store.usage import Hours, Usage

HOUR = 3600
WINDOW = 24
"""Hours that count: a limit is lifted little by little, not at midnight."""


class Metering:
    """Seconds of a processor or card, by who answers for them. Those of the last moments before a crash are lost."""

    def __init__(self, kept: Usage, person: Callable[[str], str], clock: Callable[[], float] = time.time) -> None:
        self._kept = kept
        self._person = person
        self._clock = clock
        self._hours: Hours = {}
        self._unkept: set[tuple[str, int]] = set()

    async def load(self) -> None:
        """Reads what is kept."""
        self._hours = await self._kept.since(self._hour() - WINDOW + 1)

    def add(self, identity: str, seconds: float) -> None:
        """Counts what a run of somebody's has computed, who may have turned out to be another since it began."""
        entry = (self._person(identity), self._hour())
        self._hours[entry] = self._hours.get(entry, 0.0) + seconds
        self._unkept.add(entry)

    def forget(self, identity: str) -> None:
        """Forgets what somebody computed who is in the database no more."""
        self._hours = {entry: seconds for entry, seconds in self._hours.items() if entry[0] != identity}
        self._unkept = {entry for entry in self._unkept if entry[0] != identity}

    def join(self, identity: str, person: str) -> None:
        """Counts as a person's what one computed who turned out to be them."""
        for (who, hour), seconds in [*self._hours.items()]:
            if who == identity:
                self._hours[person, hour] = self._hours.get((person, hour), 0.0) + seconds
                self._unkept.add((person, hour))
        self.forget(identity)

    def minutes(self) -> dict[str, float]:
        """Minutes within the last day, of everybody who computed."""
        since = self._hour() - WINDOW + 1
        self._hours = {entry: seconds for entry, seconds in self._hours.items() if entry[1] >= since}
        found: defaultdict[str, float] = defaultdict(float)
        for (identity, _), seconds in self._hours.items():
            found[identity] += seconds / 60
        return found

    async def keep(self) -> None:
        """Writes what has been counted since the last time."""
        entries = {entry: self._hours[entry] for entry in self._unkept if entry in self._hours}
        self._unkept.clear()
        if entries:
            await self._kept.keep(entries)

    def _hour(self) -> int:
        return int(self._clock() // HOUR)

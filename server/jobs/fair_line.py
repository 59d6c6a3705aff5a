"""A line before a few places: nobody waits for all that somebody else has asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import count


@dataclass(eq=False)
class Ticket:
    """A place in the line, on behalf of some askers: who else wants the same may be added while it waits."""

    askers: Collection[str]
    called: asyncio.Event = field(default_factory=asyncio.Event)
    """set when it is its turn"""


class FairLine:
    """Calls ``at_a_time`` at once: whose last turn is the longest ago is next, and nobody has two.

    Of one asker's tickets the earlier is called first. A ticket of several askers counts for whichever of them helps.
    """

    def __init__(self, at_a_time: int) -> None:
        self._at_a_time = at_a_time
        self._waiting: list[Ticket] = []
        self._served: list[Ticket] = []
        self._counting = count(1)
        self._turns: dict[str, int] = {}
        """when each asker who is in the line had a turn last"""

    @property
    def at_a_time(self) -> int:
        """How many are called at once."""
        return self._at_a_time

    def set_places(self, at_a_time: int) -> None:
        """From now on so many are called at once; nobody who was called is sent away."""
        self._at_a_time = at_a_time
        self.call()

    def join(self, askers: Collection[str]) -> Ticket:
        """A ticket at the end of the line, which may be called at once. Whoever has it leaves with it in the end."""
        ticket = Ticket(askers)
        self._waiting.append(ticket)
        self.call()
        return ticket

    def leave(self, ticket: Ticket) -> None:
        """The ticket's turn is over, or nobody wants it any more."""
        (self._served if ticket in self._served else self._waiting).remove(ticket)
        self.call()
        present = {asker for each in (*self._waiting, *self._served) for asker in each.askers}
        self._turns = {asker: turn for asker, turn in self._turns.items() if asker in present}

    def ahead(self, ticket: Ticket) -> int | None:
        """How many of the line would be called before a ticket; None when it was called."""
        return None if ticket.called.is_set() else self._in_order().index(ticket)

    def waits_for_others(self, ticket: Ticket) -> bool:
        """Whether a ticket was not called only because others have all places."""
        return not ticket.called.is_set() and not self._has_turn(ticket)

    def call(self) -> None:
        """Call whose turn it is; to be done when a ticket's askers have changed."""
        for ticket in self._in_order():
            if len(self._served) >= self._at_a_time:
                return
            if not self._has_turn(ticket):
                self._waiting.remove(ticket)
                self._served.append(ticket)
                self._turns.update(dict.fromkeys(ticket.askers, next(self._counting)))
                ticket.called.set()

    def _has_turn(self, ticket: Ticket) -> bool:
        """Whether all of a ticket's askers are served with another."""
        served = {asker for each in self._served for asker in each.askers}
        return all(asker in served for asker in ticket.askers)

    def _in_order(self) -> list[Ticket]:
        return sorted(
            self._waiting, key=lambda ticket: min((self._turns.get(asker, 0) for asker in ticket.askers), default=0)
        )

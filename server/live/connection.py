"""One connection as the hub sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from models.text import Language
from server import strict_json
from server.answers import Answer
from server.auth.identity import Asker
from server.errors import Refusal, said_in
from server.store.tables import new_id
from server.wire import CREDITS, ProblemMessage

from .outbox import Outbox


@dataclass(eq=False)
class Connection:
    """A tab: who it is, what language it speaks, what it follows, and how many frames it can take."""

    asker: Asker
    language: Language
    may_hear: Callable[[Connection, Answer], bool]
    """asked before the connection is told anything, see `hearing`"""
    outbox: Outbox = field(default_factory=Outbox)
    id: str = field(default_factory=new_id)
    credits: int = CREDITS
    follows: dict[str, str] = field(default_factory=dict)
    """followed projects, with their owners"""

    @property
    def identity(self) -> str:
        """Whose browser it is."""
        return self.asker.identity

    def tell(self, message: Answer) -> None:
        """Sends a message, if the connection may be told it."""
        if self.may_hear(self, message):
            self.outbox.put_text(strict_json.write(message).decode())

    def tell_newest(self, slot: str, message: Answer) -> None:
        """Sends a message likewise, unless a newer one of the same slot comes before it is sent."""
        if self.may_hear(self, message):
            self.outbox.put_newest(slot, strict_json.write(message).decode())

    def tell_refusal(self, refusal: Refusal, *, watch: str | None = None) -> None:
        """Says what could not be done."""
        said = refusal.describe(self.language).model_dump()
        faults = tuple(said_in(fault, self.language) for fault in refusal.faults)
        self.tell(ProblemMessage(**said, watch=watch, problems=faults))

    def return_credit(self, frames: int) -> None:
        """Notes that frames were drawn (or never sent)."""
        self.credits = min(CREDITS, self.credits + frames)

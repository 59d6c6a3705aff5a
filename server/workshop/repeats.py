"""Edits that were made, remembered for a while: one that is sent again after a lost connection counts once."""

from __future__ import annotations

from collections import OrderedDict

from server import strict_json
from server.wire import Edited

MOST_EDITS = 4096
MOST_BYTES = 16 * 1024 * 1024
"""A patch may bring a whole network: their number alone would not bound them."""

Name = tuple[str, str, str]
"""Project, identity, and what the sender calls the edit."""


class Repeats:
    """The newest edits by name."""

    def __init__(self) -> None:
        self._edits: OrderedDict[Name, tuple[Edited, int]] = OrderedDict()
        self._bytes = 0

    def get(self, name: Name) -> Edited | None:
        """What was made of the edit when it came first."""
        known = self._edits.get(name)
        return known[0] if known else None

    def keep(self, name: Name, edited: Edited) -> None:
        """Remembers an edit that was not known, and forgets the oldest beyond the bounds."""
        size = len(strict_json.write(edited.patch))
        self._edits[name] = edited, size
        self._bytes += size
        while len(self._edits) > MOST_EDITS or self._bytes > MOST_BYTES:
            _, (_, freed) = self._edits.popitem(last=False)
            self._bytes -= freed

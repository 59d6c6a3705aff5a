"""What a connection may be told: the table of rules, asked before anything is sent.

Whoever tells somebody something has chosen to whom; this is the one place that none of them gets past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog

from server.auth.rules import RULES, Role, allows, is_open
from server.classroom.register import Register
from server.workshop.finding import Finding

if TYPE_CHECKING:
    from .connection import Connection

log = structlog.get_logger(__name__)


class Hearing:
    """Knows what everybody is towards what messages are about."""

    def __init__(self, finding: Finding, register: Register) -> None:
        self._finding = finding
        self._register = register

    def may_hear(self, connection: Connection, message: Any) -> bool:  # noqa: ANN401  (any of `FromServer`)
        """Whether a connection may be told a message; one that it may not was addressed wrongly, and is noted."""
        if is_open(message.needs) or allows(message.needs, self._role(connection, message)):
            return True
        log.warning("a message was not for whom it was addressed to", type=message.type)
        return False

    def _role(self, connection: Connection, message: Any) -> Role:  # noqa: ANN401
        match RULES[message.needs].towards:
            case "room":
                room = message.room if isinstance(message.room, str) else message.room.id
                return self._register.role(connection.asker, room)
            case "work":
                owner = connection.follows.get(message.project)
                if owner is None:
                    return "visitor"
                return self._finding.role_towards(connection.asker, message.project, owner)
            case _:
                return "teacher" if connection.asker.is_teacher else "anyone"

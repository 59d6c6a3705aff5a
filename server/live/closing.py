"""Why sockets are closed, as the page is told: RFC 6455 lets applications use the codes from 4000 on."""

from __future__ import annotations

from collections.abc import Callable

from .connection import Connection
from .outbox import Close

RESTART = Close(1012, "restart")
"""Come back in a moment ("service restart" in IANA's registry): the server stops, or the browser is somebody else."""
REPLACED = Close(4001, "replaced")
"""The tab has a new connection."""
REMOVED = Close(4003, "removed")
"""A teacher has removed this person from a room, or erased them."""
LOGGED_OUT = Close(4004, "logged_out")
"""The teacher has logged out, or the password was changed; come back as anybody."""

Dismiss = Callable[[Callable[[Connection], bool], Close], None]
"""Closes the sockets of which something is true."""

"""Under which address the other machines of the network reach this one: what a class is told, and no browser knows."""

from __future__ import annotations

import socket

from .auth.rules import is_loopback
from .guards import LOOPBACK

ELSEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737): the way there begins at the interface that leads out."""


def lan_address(host: str) -> str | None:
    """The IPv4 address of a server that listens on ``host``; None where only this machine reaches it, or none is known.

    Nothing is sent: a datagram socket that is connected only chooses its interface.
    """
    if host in LOOPBACK:
        return None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:  # there is no network
            return None
        address: str = probe.getsockname()[0]
    return None if is_loopback(address) else address

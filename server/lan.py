"""Under which address the other machines of the network reach this one: what a class is told, and no browser knows."""

from __future__ import annotations

import socket
from pathlib import Path

from .auth.rules import is_loopback
from .guards import LOOPBACK

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  (nothing is bound to it here)
"""Hosts that mean all addresses of this machine."""
CONTAINER = (Path("/.dockerenv"), Path("/run/.containerenv"))
"""One of these files is in a container of Docker's or Podman's."""
ELSEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737): the way there begins at the interface that leads out."""


def lan_address(host: str, public: str | None = None, container: tuple[Path, ...] = CONTAINER) -> str | None:
    """The address of a server that listens on ``host``, as it stands in a link: ``public`` wherever that is set.

    None where only this machine reaches it, or none is known: inside a container the way out begins at a bridge, which
    nobody else reaches. Nothing is sent: a datagram socket that is connected only chooses its interface.
    """
    if public is not None:
        return _in_link(public)
    if host in LOOPBACK or is_loopback(host):
        return None
    if host not in EVERYWHERE:
        return _in_link(host)
    if any(file.exists() for file in container):
        return None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:  # there is no network
            return None
        address: str = probe.getsockname()[0]
    return None if is_loopback(address) else address


def class_line(
    scheme: str, host: str, port: int, public: str | None = None, container: tuple[Path, ...] = CONTAINER
) -> str | None:
    """What a starting server says of where a class finds it; None where it serves only its own machine."""
    address = lan_address(host, public, container)
    if address is not None:
        everybody = f"{scheme}://{address}:{port}"
        return f"For a class: {everybody}, for its teacher: {everybody}/teach"
    if host in EVERYWHERE:
        return "For a class: its address is not known here; SVERTKA_PUBLIC_ADDRESS=ADDRESS tells it"
    return None


def _in_link(address: str) -> str:
    return f"[{address}]" if ":" in address else address

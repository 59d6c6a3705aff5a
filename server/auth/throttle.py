"""Failures slow down whoever guesses, without punishing a class that shares one address.

A browser has few failures of its own, an address has many for all browsers behind it. Cookies are free, so that a
guesser can always be a new browser: the address's failures bound them. Browsers that have proved something before (are
members of a room, were logged in) are not held to what others behind their address do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from math import ceil
from time import monotonic

from models.text import Text
from server.errors import Refusal, declare_refusal

from .buckets import Buckets, Budget

SITE = 64
"""Bits of an IPv6 address that name a site: everybody there has all the addresses of it (RFC 6177)."""

declare_refusal(
    "too_fast",
    429,
    Text(
        "That was wrong too often. Wait {seconds} s, then try again.",
        "Слишком много неудачных попыток. Подождите {seconds} с и попробуйте ещё раз.",
    ),
)


@dataclass(frozen=True)
class Source:
    """Where an attempt comes from; `is_known` when this very browser has proved itself before."""

    address: str
    identity: str
    is_known: bool


class Throttle:
    """Counts the failures of one kind of attempt."""

    def __init__(self, own: Budget, shared: Budget, clock: Callable[[], float] = monotonic) -> None:
        self._own = Buckets(own, clock)
        self._shared = Buckets(shared, clock)

    def require(self, source: Source) -> None:
        """Refuses an attempt before it is looked at.

        Raises:
            Refusal: `too_fast`, with the seconds to wait.
        """
        waits = [self._own.wait(source.identity)]
        if not source.is_known:
            waits.append(self._shared.wait(site_of(source.address)))
        if max(waits) > 0:
            seconds = ceil(max(waits))
            raise Refusal("too_fast", headers={"Retry-After": str(seconds)}, seconds=seconds)

    def fail(self, source: Source) -> None:
        """Notes that an attempt failed."""
        self._own.spend(source.identity)
        if not source.is_known:
            self._shared.spend(site_of(source.address))

    def pardon(self, source: Source) -> None:
        """Takes back a failure that was noted before the attempt was looked at, as it must be where that takes time."""
        self._own.give_back(source.identity)
        if not source.is_known:
            self._shared.give_back(site_of(source.address))


def site_of(address: str) -> str:
    """An IPv4 address, or the network of an IPv6 address's site; anything else as it is."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((parsed, SITE), strict=False)) if parsed.version == 6 else address

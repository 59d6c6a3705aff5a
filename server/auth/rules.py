"""What may be done, by whom: one table of role × action, asked by every route and every message of the socket."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Literal

from server.errors import Refusal

Role = Literal["owner", "visitor"]
"""Towards one project or run: whoever made it, or anyone else who knows its id."""

Action = Literal["read", "copy", "inspect", "export", "edit", "train", "delete", "use_block"]

RULES: dict[Action, frozenset[Role]] = {
    "read": frozenset({"owner", "visitor"}),
    "copy": frozenset({"owner", "visitor"}),
    "inspect": frozenset({"owner", "visitor"}),  # questions to a network change nothing
    "export": frozenset({"owner", "visitor"}),
    "edit": frozenset({"owner"}),
    "train": frozenset({"owner"}),
    "delete": frozenset({"owner"}),
    "use_block": frozenset({"owner"}),  # saved blocks have no links: nobody else sees them
}


def role(identity: str, owner: str) -> Role:
    """What `identity` is towards something of `owner`."""
    return "owner" if identity == owner else "visitor"


def allows(action: Action, identity: str, owner: str) -> bool:
    """Whether `identity` may do this to something of `owner`."""
    return role(identity, owner) in RULES[action]


def require(action: Action, identity: str, owner: str) -> None:
    """Refuses (`not_owner`) what the rules do not allow."""
    if not allows(action, identity, owner):
        raise Refusal("not_owner")


def may_download(downloads: Literal["local", "all", "none"], client: str) -> bool:
    """Whether who asks from the address `client` may have the server download data sets.

    Behind a proxy on the same machine the address is the one that the proxy tells (uvicorn reads its headers).
    """
    return downloads == "all" or (downloads == "local" and _is_loopback(client))


def _is_loopback(client: str) -> bool:
    try:
        return ip_address(client).is_loopback
    except ValueError:  # no address at all, as of a Unix socket
        return False

"""What may be done, by whom: one table of role × action, asked by every route and every message of the socket."""

from __future__ import annotations

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

"""What may be done, by whom: one table of role × action, asked by every route and every message of the socket."""

from __future__ import annotations

from typing import Literal

from server.errors import Refusal

Role = Literal["owner", "visitor"]
"""Towards one project or run: whoever made it, or anyone else who knows its id."""

Action = Literal["read", "copy", "inspect", "edit", "train", "delete"]

RULES: dict[Action, frozenset[Role]] = {
    "read": frozenset({"owner", "visitor"}),
    "copy": frozenset({"owner", "visitor"}),
    "inspect": frozenset({"owner", "visitor"}),  # questions to a network change nothing
    "edit": frozenset({"owner"}),
    "train": frozenset({"owner"}),
    "delete": frozenset({"owner"}),
}


def role(identity: str, owner: str) -> Role:
    """What `identity` is towards something of `owner`."""
    return "owner" if identity == owner else "visitor"


def require(action: Action, identity: str, owner: str) -> None:
    """Refuses (`not_owner`) what the rules do not allow."""
    if role(identity, owner) not in RULES[action]:
        raise Refusal("not_owner")

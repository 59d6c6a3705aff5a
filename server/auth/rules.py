"""What may be done, by whom: one table of action × role, which every route, message and broadcast is held to.

A route declares its action with `@needs(action)`, a message of the socket with its class's `needs`. What declares none
is refused to everybody, and the tests fail on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, Literal, TypeVar

from server.errors import Refusal

Role = Literal["teacher", "anyone", "owner", "partner", "visitor", "member", "waiting", "outsider"]
"""What somebody is towards a subject; a teacher is one towards the work of the members of rooms."""

Subject = Literal["server", "work", "dataset", "own", "room"]
"""The server as a whole; a project with its runs and series; a data set that somebody brought; a saved block, an upload
or a study; a room."""

ROLES: dict[Subject, frozenset[Role]] = {
    "server": frozenset({"teacher", "anyone"}),
    "work": frozenset({"owner", "partner", "teacher", "visitor"}),
    "dataset": frozenset({"owner", "visitor"}),
    "own": frozenset({"owner", "visitor"}),
    "room": frozenset({"teacher", "member", "waiting", "outsider"}),
}
"""The roles there are towards each subject."""

Action = Literal[
    "use", "begin", "teach",
    "read", "copy", "inspect", "export", "edit", "train", "halt", "delete", "restore", "share", "discuss",
    "see_dataset", "delete_dataset",
    "use_own",
    "knock", "attend", "oversee",
]  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """To whom an action is open, among the roles there are towards its subject."""

    towards: Subject
    roles: frozenset[Role]


def _rule(towards: Subject, *roles: Role) -> Rule:
    return Rule(towards, frozenset(roles))


RULES: dict[Action, Rule] = {
    "use": _rule("server", "teacher", "anyone"),  # catalogues, reckoning, and what is one's own by its very address
    "begin": _rule("server", "teacher", "anyone"),  # a project of one's own that is trained at once
    "teach": _rule("server", "teacher"),
    "read": _rule("work", "owner", "partner", "teacher", "visitor"),  # knowing an id is the right to
    "copy": _rule("work", "owner", "partner", "teacher", "visitor"),
    "inspect": _rule("work", "owner", "partner", "teacher", "visitor"),  # questions to a network change nothing
    "export": _rule("work", "owner", "partner", "teacher", "visitor"),
    "edit": _rule("work", "owner", "partner"),
    "train": _rule("work", "owner", "partner"),
    "halt": _rule("work", "owner", "partner", "teacher"),
    "delete": _rule("work", "owner"),
    "restore": _rule("work", "owner"),  # the one action towards what is deleted
    "share": _rule("work", "owner"),
    "discuss": _rule("work", "owner", "partner", "teacher"),  # see one another there, and comment on layers
    "see_dataset": _rule("dataset", "owner", "visitor"),
    "delete_dataset": _rule("dataset", "owner"),
    "use_own": _rule("own", "owner"),  # has no links: nobody else sees it
    "knock": _rule("room", "teacher", "member", "waiting"),
    "attend": _rule("room", "teacher", "member"),
    "oversee": _rule("room", "teacher"),
}

SIGHT: dict[Subject, Action] = {
    "server": "use",
    "work": "read",
    "dataset": "see_dataset",
    "own": "use_own",
    "room": "knock",
}
"""The action that is seeing a subject: whoever may not even do that is told that there is nothing."""

REFUSALS: dict[Subject, str] = {"server": "not_teacher", "room": "not_teacher"}
"""What whoever sees a subject is told; elsewhere `not_owner`."""


def allows(action: Action, role: Role) -> bool:
    """Whether the rules let somebody of a role do an action."""
    return role in RULES[action].roles


def require(action: Action, role: Role) -> None:
    """Refuses what the rules do not allow: `not_found` where nothing may be seen, else `not_owner` or `not_teacher`."""
    rule = RULES[action]
    if allows(action, role):
        return
    seen = role in RULES[SIGHT[rule.towards]].roles
    raise Refusal(REFUSALS.get(rule.towards, "not_owner") if seen else "not_found")


def is_open(action: Action) -> bool:
    """Whether everybody may do an action, whatever they are."""
    rule = RULES[action]
    return rule.roles == ROLES[rule.towards]


Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

_DECLARED: dict[Callable[..., Any], Action] = {}


def needs(action: Action) -> Callable[[Endpoint], Endpoint]:
    """Declares what a route's function does: below `@router...`, above `async def`."""

    def declare(endpoint: Endpoint) -> Endpoint:
        _DECLARED[endpoint] = action
        return endpoint

    return declare


def action_of(endpoint: Callable[..., Any]) -> Action | None:
    """What a route's function was declared to do; None for one that nobody has declared."""
    return _DECLARED.get(endpoint)


def may_download(downloads: Literal["local", "all", "none"], client: str) -> bool:
    """Whether who asks from the address `client` may have the server download data sets.

    Behind a proxy on the same machine the address is the one that the proxy tells (uvicorn reads its headers).
    """
    return downloads == "all" or (downloads == "local" and is_loopback(client))


def is_loopback(client: str) -> bool:
    """Whether an address is this machine's own; no address at all, as of a Unix socket, is not."""
    try:
        return ip_address(client).is_loopback
    except ValueError:
        return False

"""The table itself: whole, used, and without gaps between what one may see and what one may do."""

from __future__ import annotations

from typing import get_args

import pytest
from fastapi.routing import iter_route_contexts

from server.app import create_app
from server.auth.rules import ROLES, RULES, SIGHT, Action, action_of, is_open, require
from server.errors import Refusal
from server.settings import Settings
from server.wire import FromBrowser, FromServer

MESSAGES = [*get_args(get_args(FromBrowser)[0]), *get_args(get_args(FromServer)[0])]


def declared():
    """Every route of the API with its action."""
    routes = iter_route_contexts(create_app(Settings()).router.routes)
    return {
        (route.path, *sorted(route.methods or ())): action_of(route.original_route.endpoint)
        for route in routes
        if route.path.startswith("/api/") and route.path != "/api/openapi.json"
    }


def test_every_action_has_a_rule_among_the_roles_of_its_subject():
    assert set(RULES) == set(get_args(Action))
    assert all(rule.roles and rule.roles <= ROLES[rule.towards] for rule in RULES.values())
    assert {RULES[action].towards for action in SIGHT.values()} == set(SIGHT) == set(ROLES)


def test_every_route_declares_what_it_does():
    routes = declared()
    assert routes
    assert not [route for route, action in routes.items() if action is None], "put @needs(action) above them"


def test_every_message_declares_what_it_needs():
    assert not [each.__name__ for each in MESSAGES if getattr(each, "needs", None) not in RULES]


def test_every_action_is_done_somewhere():
    done = {*declared().values(), *(message.needs for message in MESSAGES), *SIGHT.values()}
    assert not RULES.keys() - done


@pytest.mark.parametrize("action", get_args(Action))
def test_who_may_not_is_told_no_more_than_they_may_see(action):
    rule = RULES[action]
    for role in ROLES[rule.towards]:
        if role in rule.roles:
            require(action, role)
            continue
        with pytest.raises(Refusal) as refused:
            require(action, role)
        is_seen = role in RULES[SIGHT[rule.towards]].roles
        assert refused.value.status_code == (403 if is_seen else 404)


@pytest.mark.parametrize("subject", ROLES)
def test_whoever_may_do_anything_may_see(subject):
    for rule in RULES.values():
        if rule.towards == subject:
            assert rule.roles <= RULES[SIGHT[subject]].roles


def test_only_what_anybody_may_do_is_open():
    assert is_open("use")
    assert is_open("read")
    assert not any(is_open(action) for action in ("teach", "edit", "discuss", "knock", "attend", "oversee", "use_own"))

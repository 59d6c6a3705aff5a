"""Every route against every role, at the real server: who may is let through, who may not is told by the rules."""

from __future__ import annotations

from contextlib import AsyncExitStack

import httpx
from fastapi.routing import iter_route_contexts

from server.app import create_app
from server.auth.rules import ROLES, RULES, SIGHT, action_of, allows, is_open
from server.settings import Settings
from tests.server.auth.cast import Cast, is_parting

REFUSED = {"not_owner", "not_teacher"}
UNSEEN = {"not_found", "upload_gone", "study_gone"}
WEAKEST = {"server": "anyone", "work": "visitor", "dataset": "visitor", "own": "owner", "room": "waiting"}
"""Who is asked where everybody may: what is open to all is worked out once."""
COSTLY = "/export/proof"
"""Open to everybody, and many seconds of work."""


def routes():
    """(action, method, path) of every route, those that take something away at the end, the smallest things first."""
    found = [
        (action_of(route.original_route.endpoint), method, route.path)
        for route in iter_route_contexts(create_app(Settings()).router.routes)
        if route.path.startswith("/api/") and route.path != "/api/openapi.json"
        for method in route.methods or ()
    ]
    return sorted(found, key=lambda each: (is_parting(*each[1:]), -each[2].count("{"), -len(each[2])))


async def ask(cast: Cast, role, action, method, path):
    """How a request that is acceptable to nobody is answered: by the rules first, then as unacceptable."""
    person = cast.people[RULES[action].towards][role]
    body = {"json": {"?": 1}} if method in {"POST", "PATCH", "PUT"} else {}
    return await person.client.request(method, path.format(**cast.names), **body)


def code_of(answer: httpx.Response) -> str | None:
    is_problem = answer.headers.get("content-type", "").startswith("application/problem+json")
    return answer.json()["code"] if is_problem else None


async def test_every_route_against_every_role(server, tmp_path):
    wrong = []
    async with AsyncExitStack() as stack:
        cast = await Cast.gather(server, stack, tmp_path)
        for action, method, path in routes():
            rule = RULES[action]
            for role in ROLES[rule.towards] - rule.roles:
                answer = await ask(cast, role, action, method, path)
                sees = allows(SIGHT[rule.towards], role)
                status, codes = (403, REFUSED) if sees else (404, UNSEEN)
                if answer.status_code != status or code_of(answer) not in codes:
                    wrong.append((role, method, path, answer.status_code, code_of(answer)))
        order = {role: place for place, role in enumerate(("owner", "member", "teacher"))}
        may = [
            (role, action, method, path)
            for action, method, path in routes()
            for role in RULES[action].roles
            if not is_open(action) or (role == WEAKEST[RULES[action].towards] and not path.endswith(COSTLY))
        ]
        may.sort(key=lambda each: (is_parting(*each[2:]), order.get(each[0], -1) if is_parting(*each[2:]) else 0))
        for role, action, method, path in may:
            answer = await ask(cast, role, action, method, path)
            if code_of(answer) in REFUSED or answer.status_code >= 500:
                wrong.append((role, method, path, answer.status_code, code_of(answer)))
    assert not wrong

"""Every REST route, asked whatever its description allows and much that it does not: it answers, and as described."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from tests.running_server import RunningServer
from tests.server.auth.cast import Cast, is_parting
from tests.server.visitor import PATIENCE, Visitor

COSTLY = {"/api/import", "/api/projects/{project}/export/proof"}
"""Each example starts a process for seconds; what comes in as a file has its own tests of hostile ones."""
CHECKS = [not_a_server_error, response_schema_conformance, content_type_conformance]
FILES = ("application/zip", "application/octet-stream", "application/json-patch+json")
DEEP = 100_000
"""Levels of nesting: a parser that recurses ends its process long before."""
RAW = {
    "nothing": b"",
    "half": b'{"title": ',
    "not a number": b'{"title": NaN}',
    "infinity": b'{"title": -Infinity}',
    "beyond a double": b'{"title": 1e999}',
    "very long number": b'{"title": ' + b"9" * DEEP + b"}",
    "deep list": b"[" * DEEP + b"]" * DEEP,
    "deep object": b'{"a":' * DEEP + b"0" + b"}" * DEEP,
    "no UTF-8": b'{"title": "\xff\xfe"}',
    "another encoding": '{"title": "a"}'.encode("utf-16"),
    "twice the same": b'{"title": "a", "title": "b"}',
    "not an object": b'["title"]',
}
SPOILERS = ("\ud800", "\x00", "\u202e" * 3, -1, 2**63, 2**70, 1e308, True, None, [], {}, [[[]]])
"""What every value of an acceptable body is replaced by in turn: a lone surrogate first."""


@schemathesis.serializer(*FILES)
def _as_bytes(context: Any, value: Any) -> bytes:
    del context
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else json.dumps(value).encode()


FEW = settings(
    max_examples=2, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
)


class Fuzz:
    """Asks routes as people who may use them."""

    def __init__(self, server: RunningServer, cast: Cast) -> None:
        self.schema = schemathesis.openapi.from_url(f"{server.url}/api/openapi.json", wait_for_schema=PATIENCE)
        self._names = cast.names
        self._teacher = _session(cast.people["server"]["teacher"])
        self._owner = _session(cast.people["work"]["owner"])
        self.wrong: list[str] = []
        self.asked = 0
        self.spoilt: set[str] = set()
        """the routes that were sent other bodies than they take"""

    def all(self) -> None:
        """Asks every route; those that take something away last."""
        operations = [result.ok() for result in self.schema.get_all_operations()]
        operations.sort(key=lambda each: (is_parting(each.method.upper(), each.path), -each.path.count("{")))
        for operation in operations:
            if operation.path not in COSTLY:
                self._ask(operation)

    def _ask(self, operation: Any) -> None:
        found: list[Any] = []

        @FEW
        @given(case=operation.as_strategy())
        def generate(case: Any) -> None:
            found.append(case)

        generate()
        for case in found:
            for name in case.path_parameters.keys() & self._names.keys():
                case.path_parameters[name] = self._names[name]
            self._send(case)
        fields = next((case.body for case in found if isinstance(case.body, dict)), {})
        bodies = [*RAW.values(), *(json.dumps(body).encode() for body in spoilt(fields))]
        for media_type in {body.media_type for body in operation.body}:
            if media_type.endswith("json"):
                for body in bodies:
                    self._send_raw(found[-1], body, media_type)
                self.spoilt.add(operation.label)

    def _send_raw(self, case: Any, body: bytes, media_type: str) -> None:
        """Sends what no client of ours would."""
        sent = case.as_transport_kwargs()
        address = {key: sent[key] for key in ("method", "url", "params")}
        headers = {"Content-Type": media_type}
        answer = self._session(case).request(**address, data=body, headers=headers, timeout=PATIENCE)
        self.asked += 1
        if answer.status_code >= 500:
            self.wrong.append(f"{case.operation.label} {body[:80]!r}: {answer.text}")

    def _session(self, case: Any) -> requests.Session:
        return self._teacher if case.operation.path.startswith(("/api/rooms", "/api/teacher")) else self._owner

    def _send(self, case: Any) -> None:
        session = self._session(case)
        self.asked += 1
        try:
            case.validate_response(case.call(session=session, timeout=PATIENCE), checks=CHECKS)
        except FailureGroup as failures:
            self.wrong += [f"{case.operation.label}: {each.title} {each.message}" for each in failures.exceptions]


def spoilt(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A body with something else at one of its fields, and all fields something else."""
    for place, key in enumerate(body):
        yield {**body, key: SPOILERS[place % len(SPOILERS)]}
    for spoiler in SPOILERS if body else ():
        yield dict.fromkeys(body, spoiler)


def _session(person: Visitor) -> requests.Session:
    session = requests.Session()
    session.cookies.update(dict(person.client.cookies))
    return session


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
async def test_every_route_survives_what_it_is_asked(server, visitor, tmp_path):
    async with AsyncExitStack() as stack:
        fuzz = Fuzz(server, await Cast.gather(server, stack, tmp_path))
        await asyncio.to_thread(fuzz.all)
    assert fuzz.asked > 500
    assert {"PATCH /api/projects/{project}", "POST /api/projects/{project}/play"} <= fuzz.spoilt
    assert not fuzz.wrong
    assert (await visitor.get("/health"))["status"] == "ok"

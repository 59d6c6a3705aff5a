"""What Prometheus is told, and who may read it."""

from __future__ import annotations

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from server.telemetry import NOWHERE
from tests.running_server import running_server

FORWARDED = "X-Forwarded-For"
"""Whom a proxy at this machine asks for: a test has no other address to come from."""


def samples(text):
    return {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def figures(visitor):
    return samples((await visitor.client.get("/metrics")).text)


async def test_requests_are_counted_by_their_route(visitor):
    project = await visitor.project()
    before = await figures(visitor)
    for _ in range(3):
        await visitor.get(f"/projects/{project['id']}")
    await visitor.get(f"/projects/{project['id']}x", 404)
    after = await figures(visitor)
    route = ("route", "/projects/{project}")
    for status, count in (("200", 3), ("404", 1)):
        name = ("svertka_requests_total", ("method", "GET"), route, ("status", status))
        assert after[name] - before.get(name, 0) == count
    assert after["svertka_request_seconds_count", route] >= 4
    assert after["process_resident_memory_bytes",] > 2**20


async def test_addresses_that_are_made_up_make_no_series(visitor):
    await visitor.client.get("/secret-of-somebody/else")
    text = (await visitor.client.get("/metrics")).text
    assert "secret-of-somebody" not in text
    assert NOWHERE in text


async def test_live_sockets_and_trainings_are_counted(visitor):
    before = await figures(visitor)
    async with visitor.tab() as tab:
        project = await visitor.small_project()
        await tab.follow(project["id"])
        run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
        await tab.run_in("paused")
        during = await figures(visitor)
        await visitor.post(f"/runs/{run['id']}/stop")
    assert during["svertka_live_sockets",] == before["svertka_live_sockets",] + 1
    assert during["svertka_runs", ("state", "paused")] == before["svertka_runs", ("state", "paused")] + 1


@pytest.mark.parametrize(
    ("address", "status"), [("127.0.0.1", 200), ("::1", 200), ("192.0.2.7", 404), ("2001:db8::7", 404)]
)
def test_without_a_token_only_this_machine_reads(server, address, status):
    answer = httpx.get(f"{server.url}/metrics", headers={FORWARDED: address})
    assert answer.status_code == status
    assert ("svertka_requests" in answer.text) is (status == 200)


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        (None, 404),
        ("Bearer wrong", 404),
        ("Basic s3cret-figures", 404),
        ("Bearer é", 404),
        ("Bearer s3cret-figures", 200),
    ],
)
@pytest.mark.parametrize("address", ["127.0.0.1", "192.0.2.7"])
def test_with_a_token_only_the_token_counts(guarded, address, authorization, status):
    headers = {} if authorization is None else {"Authorization": authorization.encode()}
    assert httpx.get(f"{guarded}/metrics", headers={**headers, FORWARDED: address}).status_code == status


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("guarded"), "--metrics-token", "s3cret-figures") as server:
        yield server.url

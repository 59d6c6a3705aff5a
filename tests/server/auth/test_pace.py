"""Whoever asks too fast waits, and nobody else does."""

from __future__ import annotations

import pytest

from server.auth.identity import Asker
from server.auth.pace import OWN, STRANGERS, PaceGuard

CLASSROOM = ("192.0.2.7", 1)
KNOWN = {"student"}


class Counted:
    """An application that counts what reaches it."""

    def __init__(self):
        self.reached = 0
        self.statuses = []

    async def __call__(self, scope, receive, send):
        self.reached += 1

    async def send(self, message):
        if message["type"] == "http.response.start":
            self.statuses.append((message["status"], dict(message["headers"]).get(b"retry-after")))


@pytest.fixture
def app():
    return Counted()


@pytest.fixture
def ask(app):
    guard = PaceGuard(app, lambda asker: asker.identity in KNOWN)

    async def ask(identity, *, path="/api/health", client=CLASSROOM):
        state = {"asker": Asker(identity)}
        scope = {"type": "http", "path": path, "headers": [], "query_string": b"", "client": client, "state": state}
        await guard(scope, None, app.send)

    return ask


async def test_one_person_is_slowed_and_no_other_behind_the_address(app, ask):
    for _ in range(OWN.at_once + 100):
        await ask("flood")
    assert app.statuses
    assert set(app.statuses) == {(429, b"1")}
    before = app.reached
    await ask("neighbour")
    await ask("arrives")
    await ask("flood", path="/assets/page.js")
    assert app.reached == before + 3


async def test_strangers_of_an_address_share_a_pace(app, ask):
    for number in range(STRANGERS.at_once + 500):
        await ask(f"nobody {number}")
    assert app.statuses
    before = app.reached
    await ask("student")
    await ask("elsewhere", client=("192.0.2.8", 1))
    assert app.reached == before + 2

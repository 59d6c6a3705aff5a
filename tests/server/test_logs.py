"""Logs say what happened, and nothing that lets anybody in or says who somebody is."""

from __future__ import annotations

import json

import pytest
from structlog.testing import capture_logs

from server.guards import AccidentGuard
from server.settings import Settings
from tests.running_server import running_server
from tests.server.visitor import Visitor

PASSWORD, WRONG, TOKEN = "a teacher's own words", "a wrong password of somebody", "token-of-the-metrics"


async def test_a_lesson_leaves_no_secret_in_the_log(tmp_path):
    flags = ("--log-json", "true", "--teacher-password", PASSWORD, "--metrics-token", TOKEN)
    with running_server(tmp_path / "data", *flags) as server:
        async with Visitor.at(server.url) as teacher, Visitor.at(server.url) as student:
            await teacher.post("/teacher/login", {"password": WRONG}, 403)
            await teacher.post("/teacher/login", {"password": PASSWORD})
            room = await teacher.post("/rooms", {"title": "A title of a room"}, 201)
            joined = await student.post("/join", {"code": room["code"], "nickname": "Olga the third"})
            project = await student.small_project(title="A title of a project")
            async with student.tab() as tab:
                await tab.say(type="enter", room=room["id"])
                await tab.say(type="nonsense", secret=PASSWORD)
                await tab.hear("problem")
                await tab.follow(project["id"])
            await student.ask("POST", "/datasets/mine", 202, content=b"no archive")
            await teacher.ask("DELETE", f"/rooms/{room['id']}", 204)
            cookies = [*teacher.client.cookies.values(), *student.client.cookies.values()]
            assert len(cookies) == 3
            secrets = [PASSWORD, WRONG, TOKEN, room["code"], joined["phrase"], "Olga", "A title of", *cookies]
        text = server.log.read_text()
        assert not [secret for secret in secrets if secret in text]
        lines = [line for line in text.splitlines() if not line.startswith("Svertka")]
        assert all({"event", "level", "timestamp"} <= json.loads(line).keys() for line in lines)
        assert any(json.loads(line)["event"] == "a student was erased for good" for line in lines)


async def test_an_accident_is_logged_by_its_route_alone():
    async def broken(scope, receive, send):
        raise ZeroDivisionError

    scope = {"type": "http", "method": "GET", "path": "/api/join/K7M2QX", "headers": [], "query_string": b""}
    sent = []

    async def send(message):
        sent.append(message)

    with capture_logs() as logs:
        await AccidentGuard(broken)(scope, None, send)
    (entry,) = logs
    assert "K7M2QX" not in str(entry)
    assert sent[0]["status"] == 500
    assert entry["incident"] in sent[1]["body"].decode()


@pytest.mark.parametrize("name", ["teacher_password", "metrics_token"])
def test_settings_do_not_show_their_secrets(name):
    assert "hidden-words" not in repr(Settings(**{name: "hidden-words"}))

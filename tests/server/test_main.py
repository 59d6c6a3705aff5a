"""The command that starts the server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

from server.lan import class_line
from tests.running_server import RunningServer

COMMAND = [sys.executable, "-m", "server"]


def test_port_0_takes_a_free_one_and_says_which_with_a_password_where_others_can_reach_it(tmp_path):
    command = [*COMMAND, "--port", "0", "--host", "0.0.0.0", "--data", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        port = re.search(r"http://127\.0\.0\.1:(\d+)$", process.stdout.readline().strip())
        assert port
        assert process.stdout.readline() == f"{class_line('http', '0.0.0.0', int(port[1]))}\n"
        password = re.search(r"password.*: ((?:[a-z0-9]{4}-){3}[a-z0-9]{4})$", process.stdout.readline().strip())
        assert password
        body = json.dumps({"password": password[1]}).encode()
        login = Request(f"http://127.0.0.1:{port[1]}/api/teacher/login", body, {"Content-Type": "application/json"})
        with urlopen(login, timeout=30) as answer:
            assert json.load(answer)["is_teacher"]
        process.terminate()


def test_a_data_directory_has_one_server(server: RunningServer):
    done = subprocess.run(
        [*COMMAND, "--port", "0", "--data", str(server.log.parent)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("another server works in ")
    assert "Traceback" not in done.stderr


def test_wrong_settings_are_said_without_a_traceback():
    environment = {**os.environ, "SVERTKA_PORT": "many", "SVERTKA_TEACHER_PASSWORD": "geheim"}
    done = subprocess.run(COMMAND, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "port" in done.stderr
    assert "teacher_password" in done.stderr
    assert "geheim" not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_web_process_has_no_torch(server: RunningServer):
    maps = Path(f"/proc/{server.process.pid}/maps").read_text()
    assert "pydantic_core" in maps
    assert "libtorch" not in maps

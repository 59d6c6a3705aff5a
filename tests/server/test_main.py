"""The command that starts the server."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from tests.running_server import RunningServer

COMMAND = [sys.executable, "-m", "server"]


def test_port_0_takes_a_free_one_and_says_which(tmp_path):
    command = [*COMMAND, "--port", "0", "--data", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address
        with urlopen(f"{address[0]}/api/health", timeout=30) as answer:
            assert answer.status == 200
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
    environment = {**os.environ, "SVERTKA_PORT": "many"}
    done = subprocess.run(COMMAND, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "port" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_web_process_has_no_torch(server: RunningServer):
    maps = Path(f"/proc/{server.process.pid}/maps").read_text()
    assert "pydantic_core" in maps
    assert "libtorch" not in maps

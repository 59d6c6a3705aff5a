"""The real server as a process of its own, as `make run` starts it."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

STARTS_WITHIN = 60.0  # seconds; two loaded cores may take a third of it
STOPS_WITHIN = 30.0


@dataclass(frozen=True)
class RunningServer:
    """A server that answers."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


@contextmanager
def running_server(data: Path, *flags: str, module: str = "server", port: int | None = None) -> Iterator[RunningServer]:
    """Start the server with its data in ``data``, wait until it answers, and stop it as Ctrl-C does.

    Another ``module`` is one that starts the server in its own way, with the same flags. With ``port`` it comes back
    where another one was; without, any free one is taken.

    Raises:
        RuntimeError: it ended, or did not answer in time; the end of its log says why.
    """
    port, log = port or free_port(), data / "server.log"
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", module, "--port", str(port), "--data", str(data), *flags]
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT) as process:
        server = RunningServer(f"http://127.0.0.1:{port}", process, log)
        try:
            wait_until_healthy(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def wait_until_healthy(server: RunningServer) -> None:
    """Ask for the server's health until it gives it."""
    for _ in range(int(STARTS_WITHIN / 0.1)):
        try:
            with urlopen(f"{server.url}/api/health", timeout=5):
                return
        except (URLError, ConnectionError):
            try:
                server.process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue  # it lives and is still starting
            break
    raise RuntimeError(f"the server does not answer:\n{server.log.read_text()[-4000:]}")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

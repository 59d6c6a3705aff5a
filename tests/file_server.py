"""A web server on this machine that serves bytes as large files are served: in ranges, slowly, wrongly, or in part."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class FileServer:
    """What is served, by path, and how; ``asked`` notes the path and the range of every request."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    ranges: bool = True
    breaks: list[int] = field(default_factory=list)
    """After how many bytes of their bodies the coming answers break off."""
    statuses: list[int] = field(default_factory=list)
    """What the coming requests are answered with instead."""
    gate: threading.Event | None = None
    """What every body waits for after its first half."""
    halfway: threading.Event = field(default_factory=threading.Event)
    """Set when a body waits."""
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@contextmanager
def file_server() -> Iterator[FileServer]:
    """A server that runs for as long as the context lasts."""
    serving = FileServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            serving.asked.append((self.path, wanted))
            if serving.statuses:
                self.send_error(serving.statuses.pop(0))
                return
            content = serving.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            start, stop = 0, len(content)
            if wanted and serving.ranges:
                found = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted)
                start, stop = int(found[1]), min(int(found[2] or stop - 1) + 1, stop)
                if start >= len(content):
                    self.send_error(416)
                    return
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{stop - 1}/{len(content)}")
            else:
                self.send_response(200)
            self.send_header("Content-Length", str(stop - start))
            self.end_headers()
            self._send(content[start:stop])

        def _send(self, body: bytes) -> None:
            if serving.breaks:
                self.wfile.write(body[: serving.breaks.pop(0)])
                self.close_connection = True
                return
            half = len(body) // 2
            self.wfile.write(body[:half])
            if serving.gate is not None:
                self.wfile.flush()
                serving.halfway.set()
                serving.gate.wait(60)
            try:
                self.wfile.write(body[half:])
            except OSError:  # whoever asked has gone
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    serving.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield serving
    finally:
        if serving.gate is not None:
            serving.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()

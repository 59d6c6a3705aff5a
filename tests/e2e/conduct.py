"""How a page behaves: what it asks of whom, what it says on its console, and what its policy had to forbid."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError, WebSocket

INLINE = {"data", "blob", "about"}
OUTAGE = re.compile(r"net::ERR_|WebSocket connection to")
"""What Chromium itself says when nobody answers; a test that stops its server expects it."""


@dataclass
class Conduct:
    """Everything noteworthy that the pages of a browser context did."""

    hosts: set[str] = field(default_factory=set)
    console: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, context: BrowserContext) -> Conduct:
        """Observes a context and all its pages from now on."""
        conduct = cls()
        context.on("request", conduct._note_request)
        context.on("console", conduct._note_console)
        context.on("weberror", conduct._note_failure)
        context.on("page", lambda page: page.on("websocket", conduct._note_socket))
        return conduct

    def complaints(self, *, outages: bool = False) -> list[str]:
        """Errors on the console; those about a server that does not answer only unless expected."""
        return [text for text in self.console if not (outages and OUTAGE.search(text))]

    def faults(self, base_url: str) -> list[str]:
        """Mistakes of the page's program, and whom it asked besides its own server."""
        return [*self.failures, *(self.hosts - {urlsplit(base_url).netloc})]

    def _note_request(self, request: Request) -> None:
        self._note_address(request.url)

    def _note_socket(self, socket: WebSocket) -> None:
        self._note_address(socket.url)

    def _note_address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in INLINE:
            self.hosts.add(parts.netloc)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console.append(f"{message.text} ({message.location.get('url', '')})")

    def _note_failure(self, error: WebError) -> None:
        self.failures.append(str(error.error))

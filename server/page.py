"""The page: its files as the build left them in `server/static`; hashed names are kept by browsers for ever."""

from __future__ import annotations

import asyncio
import gzip
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from .answering import refused
from .errors import STATUS, Refusal

STATIC = Path(__file__).parent / "static"
INDEX = STATIC / "index.html"
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
ASK_AGAIN = {"Cache-Control": "no-cache"}
PACKED = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}
"""What is worth packing, with its media type."""
MISSING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Svertka</title>
<body><h1>The page has not been built</h1><p>Run <code>make run</code> from the repository’s root, or
<code>make dev</code> while you change it. The server itself is up: <a href="/api/health">/api/health</a>.</p>
<h1>Страница ещё не собрана</h1><p>Запустите <code>make run</code> в корне репозитория.</p></body></html>
"""
READ = ["GET", "HEAD"]


def add_page(app: FastAPI) -> None:
    """Adds the page; whoever opens an address that is none in a browser gets it too, and it says so."""
    app.include_router(_addresses())
    app.add_exception_handler(STATUS["no_such_address"], _missing)


def _addresses() -> APIRouter:
    """The page's addresses; the page itself decides what each shows."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/", methods=READ)
    @router.api_route("/p/{project}", methods=READ)
    @router.api_route("/labs", methods=READ)
    @router.api_route("/labs/{lab}", methods=READ)
    @router.api_route("/teach", methods=READ)
    @router.api_route("/join", methods=READ)
    @router.api_route("/j/{code}", methods=READ)
    @router.api_route("/rooms/{room}", methods=READ)
    @router.api_route("/rooms/{room}/projector", methods=READ)
    @router.api_route("/rooms/{room}/contests/{contest}", methods=READ)
    async def index() -> Response:
        return FileResponse(INDEX, headers=ASK_AGAIN) if INDEX.is_file() else HTMLResponse(MISSING, status_code=503)

    @router.api_route("/{name}", methods=READ)
    async def beside(name: str) -> Response:
        return FileResponse(_find(STATIC, name), headers=ASK_AGAIN)

    @router.api_route("/assets/{name}", methods=READ)
    async def asset(name: str, request: Request) -> Response:
        file = _find(STATIC / "assets", name)
        headers = {**FOR_EVER, "Vary": "Accept-Encoding"}
        if file.suffix not in PACKED or "gzip" not in request.headers.get("accept-encoding", ""):
            return FileResponse(file, headers=headers)
        packed = await asyncio.to_thread(_pack, file)
        return Response(packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=PACKED[file.suffix])

    return router


async def _missing(request: Request, error: Exception) -> Response:
    """The page for a person, with the same status; the problem for a program."""
    is_navigation = request.method in READ and "text/html" in request.headers.get("accept", "")
    if is_navigation and not request.url.path.startswith("/api/") and INDEX.is_file():
        return FileResponse(INDEX, STATUS["no_such_address"], headers={**ASK_AGAIN, "Vary": "Accept"})
    return await refused(request, error)


def _find(directory: Path, name: str) -> Path:
    """A file of a directory; a name with a path in it is none, nor is one that the system cannot have."""
    file = directory / name
    try:
        is_there = file.name == name and file.is_file()
    except OSError:  # too long
        is_there = False
    if not is_there:
        raise Refusal("no_such_address")
    return file


@lru_cache(maxsize=256)
def _pack(file: Path) -> bytes:
    """A file's content for the way, a third of its size; the name has the content's hash, so it holds for ever."""
    return gzip.compress(file.read_bytes(), mtime=0)

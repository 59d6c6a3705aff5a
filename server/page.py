"""The page: its files as the build left them in `server/static`; hashed names are kept by browsers for ever."""

from __future__ import annotations

import asyncio
import gzip
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from .errors import Refusal

STATIC = Path(__file__).parent / "static"
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


def page() -> APIRouter:
    """The page's addresses; the page itself decides what each shows."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/", methods=READ)
    @router.api_route("/p/{project}", methods=READ)
    async def index(project: str = "") -> Response:
        del project
        file = STATIC / "index.html"
        return FileResponse(file, headers=ASK_AGAIN) if file.is_file() else HTMLResponse(MISSING, status_code=503)

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


def _find(directory: Path, name: str) -> Path:
    """A file of a directory; a name with a path in it is none."""
    file = directory / name
    if file.name != name or not file.is_file():
        raise Refusal("no_such_address")
    return file


@lru_cache(maxsize=256)
def _pack(file: Path) -> bytes:
    """A file's content for the way, a third of its size; the name has the content's hash, so it holds for ever."""
    return gzip.compress(file.read_bytes(), mtime=0)

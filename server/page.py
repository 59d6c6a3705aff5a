"""The page: its files as the build left them in `server/static`; hashed names are kept by browsers for ever."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse, HTMLResponse, Response

from .errors import Refusal

STATIC = Path(__file__).parent / "static"
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
ASK_AGAIN = {"Cache-Control": "no-cache"}
MISSING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Svertka</title>
<body><h1>The page has not been built</h1><p>Run <code>make run</code> from the repository’s root, or
<code>make dev</code> while you change it. The server itself is up: <a href="/api/health">/api/health</a>.</p>
<h1>Страница ещё не собрана</h1><p>Запустите <code>make run</code> в корне репозитория.</p></body></html>
"""


def page() -> APIRouter:
    """The page's addresses; the page itself decides what each shows."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    @router.get("/p/{project}")
    async def index(project: str = "") -> Response:
        del project
        file = STATIC / "index.html"
        if not file.is_file():
            return HTMLResponse(MISSING, status_code=503)
        return FileResponse(file, headers=ASK_AGAIN)

    @router.get("/{name}")
    async def beside(name: str) -> Response:
        return _file(STATIC, name, ASK_AGAIN)

    @router.get("/assets/{name}")
    async def asset(name: str) -> Response:
        return _file(STATIC / "assets", name, FOR_EVER)

    return router


def _file(directory: Path, name: str, headers: dict[str, str]) -> Response:
    """A file of a directory; a name with a path in it is none."""
    file = directory / name
    if file.name != name or not file.is_file():
        raise Refusal("no_such_address")
    return FileResponse(file, headers=headers)

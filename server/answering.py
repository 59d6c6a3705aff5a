"""How a body is read and an answer is written: strict JSON in, finite JSON out, problem details for every error."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from html import escape
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, JSONResponse

from models.problems import Problem
from models.text import LANGUAGES
from models.validation import problem_of

from . import strict_json
from .errors import STATUS, Refusal
from .language import language_of

MOST_FAULTS = 20


class JsonAnswer(JSONResponse):
    """JSON that is never NaN."""

    def render(self, content: object) -> bytes:
        """The body."""
        return strict_json.write(content)


class StrictRequest(Request):
    """A request whose JSON is read by the standard."""

    async def json(self) -> Any:  # noqa: ANN401  (JSON is what it is)
        """The body's value; refuses what is not JSON."""
        return read_json(await self.body())


class StrictRoute(APIRoute):
    """A route that reads its body as a StrictRequest."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, given a StrictRequest."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            return await handler(StrictRequest(request.scope, request.receive))

        return handle


def read_json(body: bytes | str) -> Any:  # noqa: ANN401  (JSON is what it is)
    """The value of a body, or a Refusal."""
    try:
        return strict_json.read(body)
    except ValueError as error:
        raise Refusal("not_json", reason=str(error)) from error


def invalid(error: RequestValidationError | ValidationError, code: str = "invalid") -> Refusal:
    """What pydantic found wrong, each at its field."""
    faults: list[Problem] = []
    for details in error.errors()[:MOST_FAULTS]:
        place = [part for part in details["loc"] if part not in {"body", "query", "path"}]
        faults.append(problem_of(details, [".".join(map(str, place))] if place else ["body"]))
    return Refusal(code, faults=faults)


def problem(refusal: Refusal, connection: HTTPConnection) -> Response:
    """A refusal as `application/problem+json`, in the language of the connection."""
    details = refusal.details(language_of(connection))
    headers = {**(refusal.headers or {}), "Vary": "Accept-Language"}
    return JsonAnswer(details, refusal.status_code, headers=headers, media_type="application/problem+json")


def as_page(refusal: Refusal) -> Response:
    """A refusal for whoever typed an address and gets no page that could say it: in every language."""
    said = "".join(f'<p lang="{each}">{escape(refusal.describe(each).message)}</p>' for each in LANGUAGES)
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Svertka</title><body>{said}</body></html>'
    return HTMLResponse(page, refusal.status_code)


def add_error_handlers(app: FastAPI) -> None:
    """Makes every error of `app` problem details, also those of routing and validation."""
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, _not_valid)


async def refused(request: Request, error: Exception) -> Response:
    """The answer to a Refusal, or to an error of routing."""
    assert isinstance(error, HTTPException)
    return problem(error if isinstance(error, Refusal) else _from_routing(error, request), request)


async def _not_valid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return problem(invalid(error), request)


def _from_routing(error: HTTPException, request: Request) -> Refusal:
    if error.status_code == STATUS["no_such_address"]:
        return Refusal("no_such_address")
    if error.status_code == STATUS["method_not_allowed"]:
        return Refusal("method_not_allowed", headers=error.headers, method=request.method)
    refusal = Refusal("http", headers=error.headers, reason=str(error.detail))
    refusal.status_code = error.status_code
    return refusal

"""The teacher: the password, logging in and out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from server.answering import StrictRoute
from server.auth.identity import SESSION, Asking, Visitor, is_secure, session_cookie
from server.auth.rules import needs
from server.auth.throttle import Source
from server.lan import lan_address
from server.live.closing import LOGGED_OUT
from server.room_requests import LoginRequest, PasswordRequest
from server.rooms import TeacherAnswer
from server.services import Served, Services

router = APIRouter(prefix="/teacher", route_class=StrictRoute, tags=["teacher"])


@router.get("", summary="Am I the teacher?")
@needs("use")
async def read_teacher(request: Request, asker: Asking, services: Served) -> TeacherAnswer:
    """Whether the visitor is logged in as the teacher, and whether there is a password to log in with."""
    return TeacherAnswer(
        is_teacher=asker.is_teacher,
        has_password=services.teacher.has_password,
        may_set=services.teacher.may_set(address_of(request)),
        address=_public(services) if asker.is_teacher else None,
    )


@router.post("/password", summary="Set the teacher's password")
@needs("use")
async def set_password(
    body: PasswordRequest, request: Request, response: Response, visitor: Visitor, services: Served
) -> TeacherAnswer:
    """Sets the first password, at the server's own machine alone; or another one, for who knows the present one.

    Whoever sets it is logged in, everybody else is logged out.
    """
    source = source_of(request, visitor, services)
    password = body.password.get_secret_value()
    if body.current is None:
        await services.teacher.set_first(password, source.address)
    else:
        await services.teacher.change(password, body.current.get_secret_value(), source)
        services.reception.hub.dismiss(lambda each: each.asker.is_teacher, LOGGED_OUT)
    return await _log_in(password, source, request, response, services)


@router.post("/login", summary="Log in as the teacher")
@needs("use")
async def log_in(
    body: LoginRequest, request: Request, response: Response, visitor: Visitor, services: Served
) -> TeacherAnswer:
    """Makes this browser the teacher's until it is closed, logs out, or was not used for twelve hours."""
    source = source_of(request, visitor, services)
    return await _log_in(body.password.get_secret_value(), source, request, response, services)


@router.post("/logout", summary="Log out", status_code=204)
@needs("use")
async def log_out(request: Request, response: Response, asker: Asking, services: Served) -> None:
    """Ends this browser's session and closes its sockets, which come back as anybody's."""
    await services.teacher.log_out(request.cookies.get(SESSION, ""))
    response.headers.append("set-cookie", session_cookie("", secure=is_secure(request.scope)))
    if asker.is_teacher:
        mine = asker.identity
        services.reception.hub.dismiss(lambda each: each.asker.is_teacher and each.identity == mine, LOGGED_OUT)


def address_of(request: Request) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else ""


def source_of(request: Request, visitor: str, services: Services) -> Source:
    """Where an attempt at a password comes from."""
    return Source(address_of(request), visitor, is_known=services.teacher.is_teachers(visitor))


def _public(services: Services) -> str | None:
    return lan_address(services.settings.host, services.settings.public_address)


async def _log_in(
    password: str, source: Source, request: Request, response: Response, services: Services
) -> TeacherAnswer:
    token = await services.teacher.log_in(password, source.identity, source)
    response.headers.append("set-cookie", session_cookie(token, secure=is_secure(request.scope)))
    return TeacherAnswer(is_teacher=True, has_password=True, may_set=False, address=_public(services))

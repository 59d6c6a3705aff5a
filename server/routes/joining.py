"""Coming into a room, and what its students do there."""

from __future__ import annotations

from fastapi import APIRouter, BackgroundTasks, Request, Response

from server.answering import StrictRoute
from server.auth.identity import Asking, Visitor, identity_cookie, is_secure
from server.auth.rules import needs
from server.auth.throttle import Source
from server.classroom.rosters import describe_member
from server.errors import Refusal
from server.language import Asked
from server.room_requests import HandChange, JoinRequest
from server.rooms import Invitation, Joined, MemberAnswer, Membership, MyRooms, NewPhrase
from server.services import Served, Services
from server.store.members import Member

from .teacher import address_of

router = APIRouter(route_class=StrictRoute, tags=["rooms"])


@router.get("/join/{code}", summary="What a join code opens")
@needs("use")
async def read_invitation(code: str, request: Request, visitor: Visitor, services: Served) -> Invitation:
    """The room of a code. 404 where no room has it; after many of those, 429."""
    room = services.joining.invitation(code, _source(request, visitor, services))
    me = services.register.me(room.id, visitor)
    return Invitation(
        title=room.title,
        locked=room.locked,
        waiting_room=room.waiting_room,
        me=None if me is None or me.state == "left" else describe_member(me),
    )


@router.post("/join", summary="Join a room")
@needs("use")
async def join_room(  # noqa: PLR0917  (FastAPI names them)
    body: JoinRequest,
    request: Request,
    response: Response,
    background: BackgroundTasks,
    asker: Asking,
    language: Asked,
    services: Served,
) -> Joined:
    """Joins a room by nickname, or comes back to it by four words; a member's own browser comes back by itself."""
    if asker.is_teacher and (body.fresh or body.phrase is not None):
        raise Refusal("teacher_joins")
    source = _source(request, asker.identity, services)
    if body.phrase is not None:
        entry = await services.joining.come_back(body.code, body.phrase, source)
    else:
        assert body.nickname is not None
        entry = await services.joining.join(body.code, body.nickname, source, language, fresh=body.fresh)
    if entry.member.identity != asker.identity:
        background.add_task(services.people.reconnect, asker.identity)
    if entry.token is not None:
        response.headers.append("set-cookie", identity_cookie(entry.token, secure=is_secure(request.scope)))
    return Joined(room=services.rosters.describe(entry.room), member=describe_member(entry.member), phrase=entry.phrase)


@router.get("/rooms/mine", summary="My rooms")
@needs("use")
async def list_my_rooms(visitor: Visitor, services: Served) -> MyRooms:
    """The rooms that the visitor is in."""
    mine = [member for member in services.register.memberships(visitor) if member.state in {"in", "waiting"}]
    return MyRooms(
        rooms=[
            Membership(room=services.rosters.describe(services.register.room(member.room)), me=describe_member(member))
            for member in mine
        ]
    )


@router.post("/rooms/{room}/leave", summary="Leave a room", status_code=204)
@needs("knock")
async def leave_room(room: str, visitor: Visitor, services: Served) -> None:
    """Ends the visitor's part in a room; what they made stays theirs, and their words let them in again."""
    me = _me(services, room, visitor)
    await services.joining.leave(me)
    services.projecting.release(me)
    await services.halting.release(me)


@router.post("/rooms/{room}/hand", summary="Raise a hand")
@needs("attend")
async def raise_hand(room: str, body: HandChange, visitor: Visitor, services: Served) -> MemberAnswer:
    """Raises the visitor's hand, or takes it down."""
    return describe_member(await services.joining.raise_hand(_me(services, room, visitor), up=body.up))


@router.post("/rooms/{room}/phrase", summary="New words for myself")
@needs("knock")
async def renew_my_phrase(room: str, visitor: Visitor, language: Asked, services: Served) -> NewPhrase:
    """Four other words with which the visitor comes back; the ones before mean nothing any more."""
    return NewPhrase(phrase=await services.joining.new_phrase(_me(services, room, visitor), language))


def _me(services: Services, room: str, visitor: str) -> Member:
    me = services.register.me(room, visitor)
    if me is None:  # a teacher, who may do this and is no student
        raise Refusal("not_found")
    return me


def _source(request: Request, visitor: str, services: Services) -> Source:
    return Source(address_of(request), visitor, is_known=bool(services.register.memberships(visitor)))

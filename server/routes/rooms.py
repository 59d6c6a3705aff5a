"""Rooms and their students, for teachers."""

from __future__ import annotations

from fastapi import APIRouter

from server.answering import StrictRoute
from server.auth.rules import needs
from server.classroom.governing import RoomSettings
from server.language import Asked
from server.room_requests import MemberChange, NewRoom, RoomChange
from server.rooms import NewPhrase, RoomAnswer, RoomList, RosterAnswer, Tile
from server.services import Served, Services

router = APIRouter(prefix="/rooms", route_class=StrictRoute, tags=["rooms"])


@router.get("", summary="Rooms")
@needs("teach")
async def list_rooms(services: Served) -> RoomList:
    """Every room, newest first."""
    return RoomList(rooms=[services.rosters.describe(room) for room in services.register.rooms()])


@router.post("", summary="Open a room", status_code=201)
@needs("teach")
async def open_room(new: NewRoom, services: Served) -> RoomAnswer:
    """A new room with a join code."""
    room = await services.governing.open(new.title, waiting_room=new.waiting_room)
    return services.rosters.describe(room)


@router.get("/{room}", summary="A room")
@needs("knock")
async def read_room(room: str, services: Served) -> RoomAnswer:
    """The room as it is now."""
    return services.rosters.describe(services.register.room(room))


@router.patch("/{room}", summary="Change a room")
@needs("oversee")
async def change_room(room: str, change: RoomChange, services: Served) -> RoomAnswer:
    """Renames, locks or unlocks a room, has new people wait or not, asks for quiet or not."""
    return services.rosters.describe(await services.governing.change(room, RoomSettings(**change.model_dump())))


@router.delete("/{room}", summary="Erase a room for good", status_code=204)
@needs("oversee")
async def erase_room(room: str, services: Served) -> None:
    """Erases a room with its students and all that they made, except for students who are in other rooms too."""
    _clear(room, services)
    await services.erasing.room(room)
    await services.contests.homework.drop(room)


@router.post("/{room}/code", summary="A new join code")
@needs("oversee")
async def renew_code(room: str, services: Served) -> RoomAnswer:
    """Another code; the one before lets nobody in any more. A room that had ended goes on with it."""
    return services.rosters.describe(await services.governing.renew_code(room))


@router.post("/{room}/end", summary="End a lesson")
@needs("oversee")
async def end_room(room: str, services: Served) -> RoomAnswer:
    """Ends a lesson: nobody can join any more, and everybody keeps what they made."""
    _clear(room, services)
    return services.rosters.describe(await services.governing.end(room))


@router.get("/{room}/members", summary="The students of a room")
@needs("oversee")
async def list_members(room: str, services: Served) -> RosterAnswer:
    """The students with what they work on; live it comes by the socket."""
    services.register.room(room)
    return RosterAnswer(members=await services.rosters.tiles(room))


@router.patch("/{room}/members/{member}", summary="Change a student")
@needs("oversee")
async def change_member(room: str, member: str, change: MemberChange, services: Served) -> Tile:
    """Renames, admits or removes a student, or takes their hand down."""
    found = services.register.member(room, member)
    if change.nickname is not None:
        found = await services.governing.rename(found, change.nickname)
    if change.hand is not None:
        found = await services.joining.raise_hand(found, up=change.hand)
    if change.state == "in":
        found = await services.governing.admit(found)
    elif change.state == "kicked":
        before, found = found, await services.governing.kick(found)
        services.projecting.release(found)
        await services.halting.release(before)
    return await services.rosters.tile(found)


@router.delete("/{room}/members/{member}", summary="Erase a student for good", status_code=204)
@needs("oversee")
async def erase_member(room: str, member: str, services: Served) -> None:
    """Erases a student with everything that they made, in every room."""
    found = services.register.member(room, member)
    services.projecting.release(found)
    await services.erasing.member(found)


@router.post("/{room}/members/{member}/phrase", summary="New words for a student")
@needs("oversee")
async def renew_phrase(room: str, member: str, language: Asked, services: Served) -> NewPhrase:
    """Four other words for somebody who has lost theirs; the ones before mean nothing any more."""
    found = services.register.member(room, member)
    return NewPhrase(phrase=await services.joining.new_phrase(found, language))


def _clear(room: str, services: Services) -> None:
    """Shows nothing to a class that is over."""
    services.stage.end(room)
    services.projecting.end(room)

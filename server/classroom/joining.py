"""How students come into a room: by code and nickname, by their cookie, or by their four words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from models.text import Language, Text
from server.auth.buckets import Buckets, Budget
from server.auth.identity import identity_from, new_token
from server.auth.throttle import Source, Throttle
from server.errors import Refusal, declare_refusal
from server.store.members import Member
from server.store.rooms import Room
from server.store.tables import new_id, now

from . import codes, nicknames, phrases
from .people import People
from .register import Register
from .rosters import Rosters

MOST_MEMBERS = 300
"""Of a room; who has left or was removed does not count."""
OWN = Budget(at_once=10, seconds=6)
SHARED = Budget(at_once=300, seconds=0.5)
"""A hundred students behind one address may each mistype a code three times at once."""
OTHERS = Budget(at_once=3, seconds=60)
"""Further students whom one cookie makes. At a school computer each has a cookie of their own, and makes the next."""


declare_refusal(
    "code_unknown",
    404,
    Text(
        "There is no class with this code. Compare it with the one the teacher shows: six letters and digits.",
        "Класса с таким кодом нет. Сверьте его с тем, что показывает преподаватель: шесть букв и цифр.",
    ),
)
declare_refusal(
    "phrase_unknown",
    404,
    Text(
        "Nobody in this class has these four words. Check the spelling and the order, or ask the teacher for new ones.",
        "В этом классе ни у кого нет таких четырёх слов. Проверьте написание и порядок или попросите у преподавателя "
        "новые.",
    ),
)
declare_refusal(
    "room_locked",
    403,
    Text(
        "The teacher has locked this class: nobody new can join it now.",
        "Преподаватель закрыл вход: новым участникам сейчас не войти.",
    ),
)
declare_refusal(
    "room_full",
    409,
    Text("This class is full: it has {limit} students.", "В классе нет мест: учеников уже {limit}."),
)
declare_refusal(
    "joined_often",
    429,
    Text(
        "Too many students have joined from this browser. Wait {seconds} s, then try again.",
        "С этого браузера вошло слишком много учеников. Подождите {seconds} с и попробуйте ещё раз.",
    ),
)
declare_refusal(
    "kicked",
    403,
    Text(
        "The teacher has removed you from this class. Ask them to let you in again.",
        "Преподаватель убрал вас из этого класса. Попросите впустить вас снова.",
    ),
)
declare_refusal(
    "nickname_taken",
    409,
    Text(
        "Somebody in this class is called “{received}”, or something that looks the same. Add a letter or a number. "
        "If that is you, come back with your four words.",
        "В этом классе уже есть «{received}» или имя, которое выглядит так же. Добавьте букву или цифру. Если это вы, "
        "вернитесь с помощью своих четырёх слов.",
    ),
)
declare_refusal(
    "nickname_in_use",
    409,
    Text(
        "There is a “{received}” in this class already, or a name that looks the same.",
        "В этом классе уже есть «{received}» или имя, которое выглядит так же.",
    ),
)
declare_refusal(
    "teacher_joins",
    409,
    Text(
        "You are logged in as the teacher. Log out or use another browser to be somebody else.",
        "Вы вошли как преподаватель. Чтобы стать кем-то другим, выйдите или возьмите другой браузер.",
    ),
)


@dataclass(frozen=True)
class Entry:
    """Somebody has come in.

    `phrase` is new, None where they have one already; with `token`, that is the browser's from now on.
    """

    room: Room
    member: Member
    phrase: str | None = None
    token: str | None = None


class Joining:
    """The doors of all rooms."""

    def __init__(self, register: Register, people: People, rosters: Rosters) -> None:
        self._register = register
        self._people = people
        self._rosters = rosters
        self._throttle = Throttle(OWN, SHARED)
        self._others = Buckets(OTHERS)

    def invitation(self, code: str, source: Source) -> Room:
        """The room that a code opens.

        Raises:
            Refusal: `code_unknown`, `too_fast`.
        """
        self._throttle.require(source)
        room = self._register.with_code(codes.normal(code))
        if room is None:
            self._throttle.fail(source)
            raise Refusal("code_unknown")
        return room

    async def join(self, code: str, nickname: str, source: Source, language: Language, *, fresh: bool) -> Entry:
        """Lets somebody in under a nickname; who is a member already comes back as who they are.

        With `fresh` it is somebody else than who used this browser before: they get an identity of their own.

        Raises:
            Refusal: `code_unknown`, `too_fast`, `kicked`, `room_locked`, `room_full`, `joined_often`, `nickname_...`.
        """
        room = self.invitation(code, source)
        me = None if fresh else self._register.me(room.id, source.identity)
        if me is not None:
            return Entry(room, await self._return(me))
        if room.locked:
            raise Refusal("room_locked")
        safe = nicknames.safe(nickname)
        phrase = phrases.new_phrase(language)
        hashed = await asyncio.to_thread(phrases.hash_phrase, phrase, room.id)
        async with self._register.turn:
            me = None if fresh else self._register.me(room.id, source.identity)
            if me is not None:  # asked twice at once, as over a line that broke before the answer
                return Entry(room, await self._return(me))
            room = self.invitation(code, source)  # which may have been erased or locked meanwhile
            if room.locked:
                raise Refusal("room_locked")
            members = self._register.members(room.id)
            if sum(member.state in {"in", "waiting"} for member in members) >= MOST_MEMBERS:
                raise Refusal("room_full", limit=MOST_MEMBERS)
            if not is_free(safe, members):
                raise Refusal("nickname_taken", received=safe)
            if fresh:
                self._require_pace(source)
            token = new_token() if fresh else None
            identity = source.identity if token is None else identity_from(token)
            member = Member(
                id=new_id(),
                room=room.id,
                identity=identity,
                nickname=safe,
                skeleton=nicknames.skeleton(safe),
                phrase=hashed,
                state="waiting" if room.waiting_room else "in",
                hand=None,
                joined=now(),
            )
            await self._register.add_member(member)
            if fresh:
                self._others.spend(source.identity)
        self._rosters.member_changed(member)
        return Entry(room, member, phrase, token)

    async def come_back(self, code: str, phrase: str, source: Source) -> Entry:
        """Lets in who has these four words in the room, on whatever device.

        Raises:
            Refusal: `code_unknown`, `phrase_unknown`, `too_fast`, `kicked`.
        """
        room = self.invitation(code, source)
        self._throttle.fail(source)  # until the words are looked at: others may come from there meanwhile
        hashed = await asyncio.to_thread(phrases.hash_phrase, phrase, room.id)
        found = next((member for member in self._register.members(room.id) if member.phrase == hashed), None)
        if found is None:
            raise Refusal("phrase_unknown")
        self._throttle.pardon(source)
        member = await self._return(found)
        is_somebody = bool(self._register.memberships(source.identity))
        token = await self._people.become(source.identity, member.identity, is_somebody=is_somebody)
        return Entry(room, member, token=token)

    async def new_phrase(self, member: Member, language: Language) -> str:
        """Gives a member other words; the ones before mean nothing any more."""
        phrase = phrases.new_phrase(language)
        hashed = await asyncio.to_thread(phrases.hash_phrase, phrase, member.room)
        await self._register.change_member(member, phrase=hashed)
        return phrase

    async def leave(self, member: Member) -> None:
        """Lets somebody go, who may come back with their cookie or their words; who only waited is forgotten."""
        if await self._register.forget_waiting(member):
            self._rosters.member_gone(member, "left")
            return
        left = await self._register.change_member(member, only={"in"}, state="left", hand=None)
        if left.state == "left":  # not removed meanwhile
            self._rosters.member_gone(left, "left")

    async def raise_hand(self, member: Member, *, up: bool) -> Member:
        """Raises somebody's hand, or takes it down; one that is up stays up since when it was.

        Raises:
            Refusal: `not_found`; they are not in the room, or not any more.
        """
        if up == (member.hand is not None):
            return member
        changed = await self._register.change_member(member, only={"in"}, hand=now() if up else None)
        if changed.state != "in":
            raise Refusal("not_found")
        self._rosters.member_changed(changed)
        return changed

    def _require_pace(self, source: Source) -> None:
        wait = ceil(self._others.wait(source.identity))
        if wait > 0:
            raise Refusal("joined_often", headers={"Retry-After": str(wait)}, seconds=wait)

    async def _return(self, member: Member) -> Member:
        back = await self._register.change_member(member, only={"left"}, state="in")
        if back.state == "kicked":
            raise Refusal("kicked")
        if member.state == "left":
            self._rosters.member_changed(back)
        return back


def is_free(nickname: str, members: Sequence[Member]) -> bool:
    """Whether a nickname looks like none of the members'."""
    skeleton = nicknames.skeleton(nickname)
    return all(member.skeleton != skeleton for member in members)

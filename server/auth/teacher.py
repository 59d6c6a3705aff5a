"""The teacher: whoever knows the server's one teacher password, for as long as their session lasts."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import unicodedata
from dataclasses import replace
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from models.text import Text
from server.errors import Refusal, declare_refusal
from server.store.tables import ago, now
from server.store.teachers import Session, Teachers

from .buckets import Budget
from .rules import is_loopback
from .throttle import Source, Throttle

LASTS = timedelta(hours=12)
"""A session that was not used for so long is over: a lesson's breaks are shorter, the next day is not."""
NOTED = timedelta(minutes=10)
"""How much older than the truth the time of last use may be in the database."""
SHORTEST = 8
"""Characters of a password; NIST SP 800-63B, 5.1.1.2."""
LONGEST = 200
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""Of a generated password: four groups of four, 80 bits."""

OWN = Budget(at_once=5, seconds=30)
SHARED = Budget(at_once=30, seconds=10)

declare_refusal("password_wrong", 403, Text("This is not the teacher's password.", "Это не пароль преподавателя."))
declare_refusal(
    "password_short",
    422,
    Text(
        "A password has {shortest} to {longest} characters; this one has {received}.",
        "В пароле должно быть от {shortest} до {longest} символов, а в этом {received}.",
    ),
)
declare_refusal(
    "password_missing",
    409,
    Text(
        "No teacher password is set yet. Set it on the computer where the server runs, or start the server with "
        "--teacher-password.",
        "Пароль преподавателя ещё не задан. Задайте его на компьютере, где работает сервер, или запустите сервер с "
        "--teacher-password.",
    ),
)
declare_refusal(
    "password_elsewhere",
    403,
    Text(
        "The first teacher password is set on the computer where the server runs, or with --teacher-password.",
        "Первый пароль преподавателя задают на компьютере, где работает сервер, или через --teacher-password.",
    ),
)


class Teacher:
    """The teacher's password, and who has given it."""

    def __init__(self, kept: Teachers) -> None:
        self._kept = kept
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # OWASP's first choice, argon2id
        self._hash: str | None = None
        self._sessions: dict[str, Session] = {}
        self._noting: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()  # one password is hashed at a time: it takes 19 MiB and a core
        self._throttle = Throttle(OWN, SHARED)
        self.generated: str | None = None
        """the password that this start made, to be printed once"""

    async def open(self, given: str | None, *, is_required: bool) -> None:
        """Reads what is kept; takes the password that was `given` with the start, or makes one that `is_required`."""
        self._hash = await self._kept.password()
        self._sessions = {session.id: session for session in await self._kept.sessions(ago(LASTS))}
        if given is not None:
            if self._hash is None or not await self._matches(given):
                await self._set(given)
        elif is_required and self._hash is None:
            self.generated = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
            await self._set(self.generated)

    @property
    def has_password(self) -> bool:
        """Whether there is a password."""
        return self._hash is not None

    def may_set(self, client: str) -> bool:
        """Whether who asks from the address `client` may set the first password."""
        return self._hash is None and is_loopback(client)

    def is_logged_in(self, token: str) -> bool:
        """Whether a session cookie's token is one of a session, which counts as its use."""
        if not token:
            return False
        session = self._sessions.get(_hashed(token))
        if session is None:
            return False
        if session.used < ago(LASTS):
            del self._sessions[session.id]
            return False
        if session.used < ago(NOTED):
            self._sessions[session.id] = replace(session, used=now())
            noting = asyncio.create_task(self._kept.touch(session.id, now()))
            self._noting.add(noting)
            noting.add_done_callback(self._noting.discard)
        return True

    def is_teachers(self, identity: str) -> bool:
        """Whether a browser is one that a teacher is logged in with."""
        alive = ago(LASTS)
        return any(session.identity == identity and session.used >= alive for session in self._sessions.values())

    async def set_first(self, password: str, client: str) -> None:
        """Sets the first password.

        Raises:
            Refusal: `password_elsewhere`, `not_teacher` where there is one already, `password_short`.
        """
        async with self._turn:
            if self._hash is not None:
                raise Refusal("not_teacher")
            if not self.may_set(client):
                raise Refusal("password_elsewhere")
            await self._set(password)

    async def change(self, password: str, current: str, source: Source) -> None:
        """Sets another password, by a teacher who knows the present one; every session ends.

        Raises:
            Refusal: `password_missing`, `password_wrong`, `too_fast`, `password_short`.
        """
        await self._require(current, source)
        async with self._turn:
            await self._set(password)

    async def log_in(self, password: str, identity: str, source: Source) -> str:
        """The token of a new session.

        Raises:
            Refusal: `password_missing`, `password_wrong`, `too_fast`.
        """
        await self._require(password, source)
        token = secrets.token_urlsafe(32)
        session = Session(_hashed(token), identity, now(), now())
        await self._kept.add(session)
        alive = ago(LASTS)
        self._sessions = {each.id: each for each in self._sessions.values() if each.used >= alive}
        self._sessions[session.id] = session
        return token

    async def log_out(self, token: str) -> None:
        """Ends a session."""
        if self._sessions.pop(_hashed(token), None) is not None:
            await self._kept.end(_hashed(token))

    async def _require(self, password: str, source: Source) -> None:
        if self._hash is None:
            raise Refusal("password_missing")
        async with self._turn:
            self._throttle.require(source)
            if not await self._matches(password):
                self._throttle.fail(source)
                raise Refusal("password_wrong")

    async def _matches(self, password: str) -> bool:
        assert self._hash is not None
        try:
            return await asyncio.to_thread(self._hasher.verify, self._hash, _normal(password))
        except VerifyMismatchError:
            return False

    async def _set(self, password: str) -> None:
        if not SHORTEST <= len(password) <= LONGEST:
            raise Refusal("password_short", shortest=SHORTEST, longest=LONGEST, received=len(password))
        hashed = await asyncio.to_thread(self._hasher.hash, _normal(password))
        await self._kept.set_password(hashed)
        self._hash, self._sessions = hashed, {}


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _normal(password: str) -> str:
    """One spelling of what keyboards write in two ways (RFC 8265, 4.2.2)."""
    return unicodedata.normalize("NFC", password)

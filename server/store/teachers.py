"""The teacher's password and the sessions of those who gave it, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from .classroom_tables import PASSWORDS, SESSIONS
from .database import Database
from .tables import now

ROLE = "teacher"


@dataclass(frozen=True)
class Session:
    """A browser that is logged in, by the hash of its session cookie's token."""

    id: str
    identity: str
    created: str
    used: str


class Teachers:
    """The teacher's password and sessions in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def password(self) -> str | None:
        """The hash of the password, if one is set."""
        async with self._database.read() as connection:
            found: str | None = await connection.scalar(select(PASSWORDS.c.hash).where(PASSWORDS.c.role == ROLE))
        return found

    async def set_password(self, hashed: str) -> None:
        """Keeps the hash of another password; whoever is logged in is so no more."""
        async with self._database.write() as connection:
            await connection.execute(delete(PASSWORDS).where(PASSWORDS.c.role == ROLE))
            await connection.execute(insert(PASSWORDS).values(role=ROLE, hash=hashed, changed=now()))
            await connection.execute(delete(SESSIONS))

    async def sessions(self, since: str) -> list[Session]:
        """Those used since then; the others are taken out."""
        async with self._database.write() as connection:
            await connection.execute(delete(SESSIONS).where(SESSIONS.c.used < since))
            rows = (await connection.execute(select(SESSIONS))).all()
        return [Session(row.id, row.identity, row.created, row.used) for row in rows]

    async def add(self, session: Session) -> None:
        """Keeps a new session."""
        async with self._database.write() as connection:
            await connection.execute(insert(SESSIONS).values(vars(session)))

    async def touch(self, session: str, used: str) -> None:
        """Notes that a session was used."""
        async with self._database.write() as connection:
            await connection.execute(update(SESSIONS).where(SESSIONS.c.id == session).values(used=used))

    async def end(self, session: str) -> None:
        """Ends a session."""
        async with self._database.write() as connection:
            await connection.execute(delete(SESSIONS).where(SESSIONS.c.id == session))

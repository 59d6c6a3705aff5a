"""Partners of projects, and the codes that invite them. Who is whose partner is asked at every edit: kept in memory."""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, insert, select

from .database import Database
from .tables import ago, new_id, now
from .teaching_tables import INVITATIONS, PARTNERS

MOST = 3
"""Partners of one project: more would stand in each other's way."""
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 8
"""Characters of a code: 31⁸ of them, of which each is good for one person and a day."""
VALID = timedelta(days=1)


@dataclass(frozen=True)
class Partner:
    """Somebody who builds on a project of somebody else's."""

    id: str
    project: str
    identity: str
    joined: str


class Partners:
    """The partners in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._of: defaultdict[str, dict[str, Partner]] = defaultdict(dict)

    async def load(self) -> None:
        """Reads what is kept, while nobody writes."""
        async with self._database.write() as connection:
            rows = (await connection.execute(select(PARTNERS).order_by(PARTNERS.c.joined))).all()
            self._of.clear()
            for row in rows:
                self._of[row.project][row.identity] = Partner(row.id, row.project, row.identity, row.joined)

    def of(self, project: str) -> list[Partner]:
        """Who builds on a project beside its owner, the first first."""
        return [*self._of.get(project, {}).values()]

    def has(self, project: str, identity: str) -> bool:
        """Whether somebody is a partner on a project."""
        return identity in self._of.get(project, ())

    def projects(self, identity: str) -> list[str]:
        """The projects that somebody is a partner on."""
        return [project for project, partners in self._of.items() if identity in partners]

    async def invite(self, project: str) -> str:
        """A new code for a project; the one before is good for nothing then."""
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        async with self._database.write() as connection:
            await connection.execute(delete(INVITATIONS).where(INVITATIONS.c.project == project))
            await connection.execute(insert(INVITATIONS).values(project=project, code=code, created=now()))
        return code

    async def invited(self, code: str) -> str | None:
        """The project that a code is for; None where it is unknown, used or too old."""
        known = INVITATIONS.c.code == code
        query = select(INVITATIONS.c.project).where(known, INVITATIONS.c.created > ago(VALID))
        async with self._database.read() as connection:
            project: str | None = await connection.scalar(query)
        return project

    async def add(self, project: str, identity: str) -> Partner | None:
        """Makes somebody a partner, which uses the project's code up; None where it has as many as can be."""
        partner = Partner(new_id(), project, identity, now())
        async with self._database.write() as connection:
            partners = self._of[project]
            if identity in partners:
                return partners[identity]
            if len(partners) >= MOST:
                return None
            await connection.execute(insert(PARTNERS).values(vars(partner)))
            await connection.execute(delete(INVITATIONS).where(INVITATIONS.c.project == project))
            partners[identity] = partner
        return partner

    async def remove(self, partner: Partner) -> None:
        """Ends a partnership."""
        async with self._database.write() as connection:
            await connection.execute(delete(PARTNERS).where(PARTNERS.c.id == partner.id))
        self._of[partner.project].pop(partner.identity, None)

    def forget(self, *, project: str | None = None, identity: str | None = None) -> None:
        """Forgets whom the database has forgotten: the partners of a project, or all that somebody was."""
        if project is not None:
            self._of.pop(project, None)
        if identity is not None:
            for partners in self._of.values():
                partners.pop(identity, None)

"""Two (or a few) on one project: its owner invites by a code, whoever types it builds along."""

from __future__ import annotations

from server.errors import Refusal
from server.store.identities import Identities
from server.store.partners import ALPHABET, MOST, Partner, Partners
from server.store.projects import Project, Projects
from server.teaching import PartnerAnswer
from server.workshop.describing import describe_state

from . import teaching_problems  # noqa: F401  (declares what is refused here)
from .presence import Company


class Partnering:
    """The partners of projects, as they come and go."""

    def __init__(self, partners: Partners, projects: Projects, identities: Identities, company: Company) -> None:
        self._partners = partners
        self._projects = projects
        self._identities = identities
        self._company = company

    def of(self, project: Project, identity: str) -> list[PartnerAnswer]:
        """Who builds on a project, its owner first, as it is told to `identity`."""
        partners = [(partner.id, "partner", partner.identity) for partner in self._partners.of(project.id)]
        return [
            PartnerAnswer.model_validate(
                {"id": name, "role": role, "name": self._company.name(who, "partner"), "me": who == identity}
            )
            for name, role, who in [(None, "owner", project.owner), *partners]
        ]

    async def invite(self, project: Project) -> str:
        """A code that makes one person a partner; raises Refusal `too_many_partners`."""
        if len(self._partners.of(project.id)) >= MOST:
            raise Refusal("too_many_partners", limit=MOST)
        return await self._partners.invite(project.id)

    async def accept(self, typed: str, identity: str) -> Project:
        """Makes somebody a partner; the project that they build on from now on.

        Raises:
            Refusal: `partner_code_unknown`, `too_many_partners`.
        """
        code = "".join(character for character in typed.lower() if character in ALPHABET)
        invited = await self._partners.invited(code)
        project = None if invited is None else await self._projects.get(invited)
        if project is None or project.deleted is not None:
            raise Refusal("partner_code_unknown")
        if project.owner == identity:
            return project
        await self._identities.ensure(identity)
        if await self._partners.add(project.id, identity) is None:
            raise Refusal("too_many_partners", limit=MOST)
        return project

    async def remove(self, project: Project, partner: str, identity: str) -> None:
        """Ends a partnership: the owner any, a partner their own; raises Refusal `not_found`, `not_owner`."""
        found = self._find(project.id, partner)
        if identity not in {found.identity, project.owner}:
            raise Refusal("not_owner")
        await self._partners.remove(found)
        for connection in self._company.dismiss(project.id, found.identity):
            connection.tell(describe_state(project, "visitor"))

    def _find(self, project: str, partner: str) -> Partner:
        for found in self._partners.of(project):
            if found.id == partner:
                return found
        raise Refusal("not_found")

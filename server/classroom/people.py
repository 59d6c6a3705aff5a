"""Whose a browser is, where that changes: one person on several devices, several persons at one school computer."""

from __future__ import annotations

from server.auth.identity import identity_from, new_token
from server.live.closing import RESTART, Dismiss
from server.store.identities import Identities
from server.store.partners import Partners
from server.store.projects import Projects
from server.workshop.metering import Metering


class People:
    """The persons behind browsers."""

    def __init__(
        self, identities: Identities, projects: Projects, partners: Partners, metering: Metering, dismiss: Dismiss
    ) -> None:
        self._identities = identities
        self._projects = projects
        self._partners = partners
        self._metering = metering
        self._dismiss = dismiss

    async def become(self, identity: str, person: str, *, is_somebody: bool) -> str | None:
        """Makes a browser a person's; the token that is the browser's from now on, None where it keeps its own.

        What was made in it by nobody in particular goes along. A browser that `is_somebody` else's, who is in a room,
        gets a new cookie instead: they come back with their own words.
        """
        if identity == person:
            return None
        token = new_token() if is_somebody else None
        further = identity if token is None else identity_from(token)
        await self._identities.ensure(further)
        moved = await self._projects.all_of(further)
        await self._identities.join(further, person)
        self._metering.join(further, person)
        await self._partners.load()
        for project, _ in moved:
            self._projects.forget(project)
        return token

    def reconnect(self, identity: str) -> None:
        """Has the tabs of a browser come back as whoever it is now: when it has its new cookie, not before."""
        self._dismiss(lambda connection: connection.identity == identity, RESTART)

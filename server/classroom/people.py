"""Whose a browser is, where that changes: one person on several devices, several persons at one school computer."""

from __future__ import annotations

from server.auth.identity import identity_from, new_token
from server.live.closing import RESTART, Dismiss
from server.store.identities import Identities
from server.store.projects import Projects


class People:
    """The persons behind browsers."""

    def __init__(self, identities: Identities, projects: Projects, dismiss: Dismiss) -> None:
        self._identities = identities
        self._projects = projects
        self._dismiss = dismiss

    async def become(self, identity: str, person: str, *, is_somebody: bool) -> str | None:
        """Makes a browser a person's; the token that is the browser's from now on, None where it keeps its own.

        What was made in it by nobody in particular goes along. A browser that `is_somebody` else's, who is in a room,
        gets a new cookie instead: they come back with their own words.
        """
        if identity == person:
            return None
        if is_somebody:
            token = self.leave_browser(identity)
            further = identity_from(token)
        else:
            token, further = None, identity
        await self._identities.ensure(further)
        moved = await self._projects.all_of(further)
        await self._identities.join(further, person)
        for project, _ in moved:
            self._projects.forget(project)
        self._reconnect(further)
        return token

    def leave_browser(self, identity: str) -> str:
        """A token that makes a browser nobody's, whoever used it before."""
        self._reconnect(identity)
        return new_token()

    def _reconnect(self, identity: str) -> None:
        """Has the tabs of a browser come back as whoever it is now."""
        self._dismiss(lambda connection: connection.identity == identity, RESTART)

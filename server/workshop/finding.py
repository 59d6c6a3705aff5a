"""Projects and runs by id, for someone who wants to do something with them."""

from __future__ import annotations

from collections.abc import Callable

from server.answers import WorkRole
from server.auth.identity import Asker
from server.auth.rules import Action, require
from server.errors import Refusal
from server.store.partners import Partners
from server.store.projects import Project, Projects
from server.store.runs import Run

from .supervisor import Supervisor


class Finding:
    """Finds what exists and lets through what is allowed."""

    def __init__(
        self, projects: Projects, partners: Partners, is_student: Callable[[str], bool], supervisor: Supervisor
    ) -> None:
        self._projects = projects
        self._partners = partners
        self._is_student = is_student
        """whether an owner is in a class, so that teachers look after their work"""
        self._supervisor = supervisor

    async def project(self, asker: Asker, project: str, action: Action) -> Project:
        """The project; a deleted one only to be restored, and for its owner alone.

        Raises:
            Refusal: `not_found`, `not_owner`.
        """
        found = await self.existing_project(project, deleted=action == "restore")
        role = self.role(asker, found)
        if found.deleted is not None and role != "owner":
            raise Refusal("not_found")
        require(action, role)
        return found

    async def run(self, asker: Asker, run: str, action: Action) -> Run:
        """The run as it is now; its owner is its project's. A deleted one only to be restored.

        Raises:
            Refusal: `not_found`, `not_owner`.
        """
        found = await self.existing_run(run, deleted=action == "restore")
        await self.of(asker, found.project, action)
        return found

    async def of(self, asker: Asker, project: str, action: Action) -> None:
        """Lets through what may be done with a part of a project that is there; raises Refusal as `project`."""
        require(action, self.role(asker, await self.existing_project(project)))

    async def own(self, identity: str, project: str) -> Project | None:
        """The project, where it is there and somebody may change it as theirs: its owner, or a partner."""
        found = await self._projects.get(project)
        if found is None or found.deleted is not None:
            return None
        return found if self.role(Asker(identity), found) in {"owner", "partner"} else None

    def role(self, asker: Asker, project: Project) -> WorkRole:
        """What somebody is towards a project."""
        return self.role_towards(asker, project.id, project.owner)

    def role_towards(self, asker: Asker, project: str, owner: str) -> WorkRole:
        """What somebody is towards a project of an owner's."""
        if asker.identity == owner:
            return "owner"
        if self._partners.has(project, asker.identity):
            return "partner"
        return "teacher" if asker.is_teacher and self._is_student(owner) else "visitor"

    async def existing_project(self, project: str, *, deleted: bool = False) -> Project:
        """The project, whoever asks; raises Refusal `not_found`."""
        found = await self._projects.get(project)
        if found is None or (found.deleted is not None and not deleted):
            raise Refusal("not_found")
        return found

    async def existing_run(self, run: str, *, deleted: bool = False) -> Run:
        """The run as it is now, whoever asks; raises Refusal `not_found`."""
        found = await self._supervisor.find(run)
        if found is None or (found.deleted is not None and not deleted):
            raise Refusal("not_found")
        return found

    async def shown(self, project: Project) -> Run | None:
        """The run that is shown with a project, as it is now."""
        return await self._supervisor.find(project.run) if project.run else None

"""Comments on the layers of a project, among those who work on it and their teachers."""

from __future__ import annotations

from server.answers import WorkRole
from server.auth.rules import allows
from server.errors import Refusal
from server.live.connection import Connection
from server.store.comments import MOST, Comment, Comments
from server.store.identities import Identities
from server.store.projects import Project
from server.teaching import CommentAnswer
from server.teaching_messages import Comments as CommentsMessage
from server.workshop.documents import MAIN

from . import teaching_problems  # noqa: F401  (declares what is refused here)
from .presence import Company


class Commenting:
    """Says and answers for comments, and tells whoever looks at the project."""

    def __init__(self, comments: Comments, identities: Identities, company: Company) -> None:
        self._comments = comments
        self._identities = identities
        self._company = company

    async def of(self, project: str, identity: str) -> list[CommentAnswer]:
        """The comments of a project, as they are told to somebody."""
        return [_told(comment, identity) for comment in await self._comments.of(project)]

    async def add(self, project: Project, identity: str, role: WorkRole, node: str, text: str) -> CommentAnswer:
        """Says something about a layer.

        Raises:
            Refusal: `comment_nowhere`, `too_many_comments`.
        """
        if node not in project.document["graphs"][MAIN]["nodes"]:
            raise Refusal("comment_nowhere", node=node)
        await self._identities.ensure(identity)
        name = self._company.name(identity, role)
        comment = await self._comments.add(project.id, node, identity, role, name, text)
        if comment is None:
            raise Refusal("too_many_comments", limit=MOST)
        await self._tell(project.id)
        return _told(comment, identity)

    async def resolve(self, project: str, comment: str, *, resolved: bool) -> None:
        """Says that a comment was dealt with, or that it was not; raises Refusal `not_found`."""
        await self._comments.resolve((await self._find(project, comment)).id, resolved=resolved)
        await self._tell(project)

    async def delete(self, project: Project, comment: str, identity: str) -> None:
        """Deletes a comment of one's own, or any of one's own project's; raises Refusal `not_found`, `not_owner`."""
        found = await self._find(project.id, comment)
        if identity not in {found.author, project.owner}:
            raise Refusal("not_owner")
        await self._comments.delete(found.id)
        await self._tell(project.id)

    async def enter(self, connection: Connection, project: str, role: WorkRole) -> None:
        """Tells somebody who follows a project what was said there, if it is for them."""
        if allows("discuss", role):
            told = await self.of(project, connection.identity)
            connection.tell(CommentsMessage(project=project, comments=told))

    async def _tell(self, project: str) -> None:
        comments = await self._comments.of(project)
        for connection in self._company.at(project):
            told = [_told(comment, connection.identity) for comment in comments]
            connection.tell_newest(f"comments {project}", CommentsMessage(project=project, comments=told))

    async def _find(self, project: str, comment: str) -> Comment:
        found = await self._comments.get(project, comment)
        if found is None:
            raise Refusal("not_found")
        return found


def _told(comment: Comment, identity: str) -> CommentAnswer:
    told = {name: value for name, value in vars(comment).items() if name in CommentAnswer.model_fields}
    return CommentAnswer.model_validate({**told, "mine": comment.author == identity})

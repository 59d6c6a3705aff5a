"""Comments on the layers of projects."""

from __future__ import annotations

from fastapi import APIRouter

from server.answering import StrictRoute
from server.auth.identity import Asking, Visitor
from server.auth.rules import needs
from server.services import Served
from server.teaching import CommentAnswer, CommentList
from server.teaching_requests import CommentChange, NewComment

from .authorised import FoundProject

router = APIRouter(prefix="/projects/{project}/comments", route_class=StrictRoute, tags=["comments"])


@router.get("", summary="Comments on a project")
@needs("discuss")
async def list_comments(project: FoundProject, visitor: Visitor, services: Served) -> CommentList:
    """What was said about its layers, the oldest first."""
    return CommentList(comments=await services.commenting.of(project.id, visitor))


@router.post("", summary="Comment on a layer", status_code=201)
@needs("discuss")
async def add_comment(project: FoundProject, new: NewComment, asker: Asking, services: Served) -> CommentAnswer:
    """Says something to those who work on the project, and to their teachers."""
    role = services.finding.role(asker, project)
    return await services.commenting.add(project, asker.identity, role, new.node, new.text)


@router.patch("/{comment}", summary="Say that a comment was dealt with", status_code=204)
@needs("discuss")
async def resolve_comment(project: FoundProject, comment: str, change: CommentChange, services: Served) -> None:
    """Says that it was dealt with, or that it was not."""
    await services.commenting.resolve(project.id, comment, resolved=change.resolved)


@router.delete("/{comment}", summary="Delete a comment", status_code=204)
@needs("discuss")
async def delete_comment(project: FoundProject, comment: str, visitor: Visitor, services: Served) -> None:
    """Deletes a comment of one's own, or any on one's own project."""
    await services.commenting.delete(project, comment, visitor)

"""The bodies of REST calls about partners, comments and handouts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .message import Id
from .requests import Body


class PartnerRequest(Body):
    """The code of a project that the visitor is invited to build on; case, spaces and dashes do not matter."""

    code: Annotated[str, Field(max_length=32)]


class NewComment(Body):
    """Something to say about a layer."""

    node: Annotated[str, Field(min_length=1, max_length=256)]
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class CommentChange(Body):
    """Whether a comment was dealt with."""

    resolved: bool


class HandoutRequest(Body):
    """A project to give to some members of a room; without `members`, to all who are in."""

    project: Id
    members: Annotated[list[Id] | None, Field(min_length=1, max_length=1000)] = None


class ConsentRequest(Body):
    """Whether one's project may be shown on the projector."""

    given: bool

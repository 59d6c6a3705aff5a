"""Hands a project out to the students of a room: each gets a copy of their own, beside whatever they have."""

from __future__ import annotations

from collections.abc import Collection

from models.insight.question import Overrides
from models.text import Language, Text
from server.auth.identity import Asker
from server.errors import Refusal
from server.store.handouts import Handouts
from server.store.members import Member
from server.store.projects import Project
from server.teaching import HandoutEntry
from server.teaching_messages import HandedOut
from server.workshop.copying import Copying
from server.workshop.documents import TITLE
from server.workshop.editing import Editing, Proposal
from server.workshop.playing import Playing
from server.workshop.weights import Weights

from . import teaching_problems  # noqa: F401  (declares what is refused here)
from .attendance import Attendance
from .register import Register

KEPT = Text("(before starting over)", "(до возврата к началу)")
RESET = ("task", "graphs", "dataset", "recipe")
"""What of a document begins again; the title is the student's."""


class HandingOut:
    """Handouts, their copies, and the way back to what was handed out."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        handouts: Handouts,
        copying: Copying,
        weights: Weights,
        editing: Editing,
        playing: Playing,
        register: Register,
        attendance: Attendance,
    ) -> None:
        self._handouts = handouts
        self._copying = copying
        self._weights = weights
        self._editing = editing
        self._playing = playing
        self._register = register
        self._attendance = attendance

    async def give(self, room: str, project: Project, members: Collection[str] | None) -> int:
        """Gives a copy of a project, with its weights as they are, to some members of a room or to all who are in.

        Returns to how many. Raises Refusal `not_found` for somebody who is not in the room.
        """
        receivers = self._receivers(room, members)
        made = await self._copying.copy(project, Overrides(), "live")
        origin = None if made.weights is None else await self._weights.origin(project)
        handout = await self._handouts.add(room, made.document, made.weights, origin)
        for member in receivers:
            copy = await self._editing.create(member.identity, made.document, made.weights, origin)
            await self._handouts.hand(handout, copy.id)
            told = HandedOut(room=room, project=copy.id, title=copy.document["title"])
            for connection in self._attendance.of(room, member.identity):
                connection.tell(told)
        return len(receivers)

    async def unopened(self, identity: str) -> list[HandoutEntry]:
        """What was handed to somebody and not opened yet, the newest first."""
        return [HandoutEntry(**vars(entry)) for entry in await self._handouts.unopened(identity)]

    async def open(self, project: str) -> bool:
        """Notes that a project was opened by its owner; whether there is a handout behind it."""
        if await self._handouts.behind(project) is None:
            return False
        await self._handouts.open(project)
        return True

    async def reset(self, project: Project, asker: Asker, language: Language) -> Project:
        """Brings a project back to what was handed out; what it was is kept as a project beside it, which is returned.

        Raises:
            Refusal: `no_handout`.
        """
        handout = await self._handouts.behind(project.id)
        if handout is None:
            raise Refusal("no_handout")
        made = await self._copying.copy(project, Overrides(), "live")
        suffix = f" {KEPT.in_(language)}"
        document = {**made.document, "title": made.document["title"][: TITLE - len(suffix)] + suffix}
        origin = None if made.weights is None else await self._weights.origin(project)
        kept = await self._editing.create(project.owner, document, made.weights, origin)
        patch = [{"op": "replace", "path": f"/{part}", "value": handout.document[part]} for part in RESET]
        await self._editing.edit(project.id, Proposal(asker, patch, project.revision, strict=False))
        await self._playing.replace_weights(project.id, handout.weights, handout.origin)
        return kept

    def _receivers(self, room: str, members: Collection[str] | None) -> list[Member]:
        chosen = (
            self._register.members(room)
            if members is None
            else [self._register.member(room, member) for member in dict.fromkeys(members)]
        )
        if members is not None and any(member.state != "in" for member in chosen):
            raise Refusal("not_found")
        return [member for member in chosen if member.state == "in"]

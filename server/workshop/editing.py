"""Making and changing projects: one function applies an edit, whichever way it came."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import jsonpatch

from server.auth.identity import Asker
from server.errors import Refusal
from server.patching import PatchError, apply
from server.store.identities import Identities
from server.store.projects import Document, Project, Projects
from server.wire import Edited

from .announcing import Announcer
from .describing import Fingerprints
from .documents import Checked, check
from .finding import Finding
from .repeats import Repeats

SERVER = "server"
"""The author of an edit that came by REST."""


@dataclass(frozen=True)
class Proposal:
    """A change someone wants to make: `strict` only at the revision that they saw."""

    asker: Asker
    patch: list[dict[str, Any]]
    revision: int
    strict: bool
    author: str = SERVER
    id: str | None = None


@dataclass(frozen=True)
class Applied:
    """A change that was made: now, or when it was sent for the first time."""

    edited: Edited
    is_repeated: bool = False


class Editing:
    """The projects, as they are made and changed."""

    def __init__(
        self,
        projects: Projects,
        identities: Identities,
        finding: Finding,
        announcer: Announcer,
        fingerprints: Fingerprints,
    ) -> None:
        self._projects = projects
        self._identities = identities
        self._finding = finding
        self._announcer = announcer
        self._fingerprints = fingerprints
        self._repeats = Repeats()

    async def create(
        self, identity: str, document: object, weights: str | None = None, origin: dict[str, Any] | None = None
    ) -> Project:
        """A new project."""
        checked = await asyncio.to_thread(check, document)
        await self._identities.ensure(identity)
        return await self._projects.add(identity, checked.document, weights, origin)

    async def edit(self, project: str, proposal: Proposal) -> Applied:
        """Applies a change to the newest revision if the result is acceptable, and tells everyone.

        Raises:
            Refusal: `not_found`, `not_owner`, `stale`, `patch_refused`, or the fault of the changed document; nothing
                has changed then.
        """
        name = (project, proposal.asker.identity, proposal.id) if proposal.id else None
        async with self._announcer.order(project):
            made = self._repeats.get(name) if name else None
            if made is not None:
                return Applied(made, is_repeated=True)
            present = await self._finding.project(proposal.asker, project, "edit")
            edited, changes_network = await self._apply(present, proposal)
            if name is not None:
                self._repeats.keep(name, edited)
            self._announcer.edited(edited, changes_network=changes_network)
            run = await self._finding.shown(present) if changes_network else None
            if run is not None:
                await self._announcer.run_changed(run)  # it is another network's by now, or this one's again
            return Applied(edited)

    async def _apply(self, present: Project, proposal: Proposal) -> tuple[Edited, bool]:
        """What was made of the project, and whether it trains something else now."""
        if proposal.revision > present.revision or (proposal.strict and proposal.revision != present.revision):
            raise Refusal("stale", current=present.revision, received=proposal.revision)
        wanted, checked, trained = await asyncio.to_thread(_change, present.document, proposal.patch)
        if not await self._projects.revise(present.id, present.revision, checked.document):
            raise Refusal("stale", current=present.revision + 1, received=proposal.revision)
        revision = present.revision + 1
        changes_network = self._fingerprints.of(present) != trained
        self._fingerprints.note(present.id, revision, trained)
        edited = Edited(
            id=proposal.id,
            project=present.id,
            revision=revision,
            patch=_as_told(present.document, wanted, checked.document, proposal.patch),
            author=proposal.author,
        )
        return edited, changes_network


def _change(document: Document, patch: list[dict[str, Any]]) -> tuple[Document, Checked, str]:
    """The document that a patch makes, in its normal form too, and the fingerprint of what that trains.

    A network of the largest size takes a tenth of a second: use a thread.
    """
    try:
        wanted = apply(document, patch)
    except PatchError as error:
        raise Refusal("patch_refused", index=error.index, reason=error.reason) from error
    checked = check(wanted)
    return wanted, checked, checked.fingerprint


def _as_told(before: Document, wanted: Document, after: Document, patch: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The patch as it was made; another one where the document's normal form differs from what was wanted."""
    if wanted == after:
        return patch
    told: list[dict[str, Any]] = jsonpatch.make_patch(before, after).patch
    return told

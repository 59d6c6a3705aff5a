"""What the messages of the live socket do."""

from __future__ import annotations

from typing import assert_never

from server.answers import RunAnswer
from server.auth.rules import require
from server.errors import Refusal
from server.patching import as_json
from server.store.points import Points
from server.store.projects import Project
from server.store.signals import Signals
from server.wire import (
    PROTOCOL,
    Credit,
    Edit,
    Follow,
    FromBrowser,
    Hello,
    Metrics,
    ProjectState,
    Refused,
    RunState,
    SignalsTaken,
    Unfollow,
    Unwatch,
    Watch,
    Welcome,
)
from server.workshop.announcing import Announcer
from server.workshop.editing import Editing, Proposal
from server.workshop.finding import Finding

from .connection import Connection
from .hub import Hub
from .watching import Watching

MOST_WATCHES = 32
MOST_FOLLOWS = 64


class Reception:
    """Takes the messages of all connections."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        hub: Hub,
        watching: Watching,
        finding: Finding,
        editing: Editing,
        announcer: Announcer,
        points: Points,
        signals: Signals,
        version: str,
    ) -> None:
        self.hub = hub
        self._watching = watching
        self._finding = finding
        self._editing = editing
        self._announcer = announcer
        self._points = points
        self._signals = signals
        self._version = version

    async def take(self, connection: Connection, message: FromBrowser) -> None:
        """Does what a message asks; raises Refusal."""
        match message:
            case Hello():
                self._hello(connection, message)
            case Follow():
                await self._follow(connection, message)
            case Unfollow():
                self.hub.unfollow(connection, message.project)
            case Watch():
                await self._watch(connection, message)
            case Unwatch():
                self._watching.unwatch(connection, message.watch)
            case Edit():
                await self._edit(connection, message)
            case Credit():
                self.credit(connection, message)
            case _:
                assert_never(message)

    def credit(self, connection: Connection, message: Credit) -> None:
        """Takes a message that needs no turn: it comes as often as pictures go, and concerns nothing else."""
        self._watching.credit(connection, message.frames)

    def _hello(self, connection: Connection, hello: Hello) -> None:
        if hello.protocol != PROTOCOL:
            raise Refusal("protocol")
        self.hub.join(connection, hello.resume)
        connection.tell(Welcome(connection=connection.id, version=self._version))

    async def _follow(self, connection: Connection, follow: Follow) -> None:
        """Says how things stand and what came after `since`; from then on changes reach the connection by the hub."""
        project = await self._project(connection, follow)
        if len(connection.follows | {project.id}) > MOST_FOLLOWS:
            raise Refusal("too_many", limit=MOST_FOLLOWS)
        async with self._announcer.order(project.id):
            project = await self._project(connection, follow)
            run = await self._finding.shown(project)
            points = None if run is None else await self._points.after_seq(run.id, follow.since)
            signals = None if run is None else await self._signals.newest(run.id)
            self.hub.follow(connection, project.id)
            connection.tell(_state(project, mine=project.owner == connection.identity))
            told: RunAnswer | None = None
            if run is not None:
                told = self._announcer.describe(project, run, connection.language)
            connection.tell(RunState(project=project.id, run=told))
            if run is not None and points is not None:
                seq, values = points
                connection.tell(Metrics.model_validate({"run": run.id, "seq": seq, "points": values}))
            if run is not None and signals is not None:
                connection.tell(SignalsTaken.model_validate({"project": project.id, "run": run.id, **signals}))

    async def _watch(self, connection: Connection, watch: Watch) -> None:
        try:
            project = await self._project(connection, watch)
            require("inspect", connection.identity, project.owner)
            if self._watching.count(connection) >= MOST_WATCHES and not self._watching.has(connection, watch.watch):
                raise Refusal("too_many", limit=MOST_WATCHES)  # noqa: TRY301  (said like the others)
        except Refusal as refusal:
            connection.tell_refusal(refusal, watch=watch.watch)
        else:
            self._watching.watch(connection, project.id, watch)

    async def _edit(self, connection: Connection, edit: Edit) -> None:
        patch = as_json(edit.patch)
        try:
            applied = await self._editing.edit(
                edit.project,
                Proposal(connection.identity, patch, edit.revision, strict=False, author=connection.id, id=edit.id),
            )
        except Refusal as refusal:
            reason = refusal.describe(connection.language)
            connection.tell(Refused(id=edit.id, project=edit.project, reason=reason))
            await self._tell_state(connection, edit.project)
        else:
            if applied.is_repeated or edit.project not in connection.follows:
                connection.tell(applied.edited)

    async def _tell_state(self, connection: Connection, project: str) -> None:
        """Gives whoever was refused the document as it is."""
        if project not in connection.follows:
            return
        async with self._announcer.order(project):
            present = await self._finding.project(connection.identity, project, "read")
            connection.tell(_state(present, mine=present.owner == connection.identity))

    async def _project(self, connection: Connection, message: Follow | Watch) -> Project:
        identity = connection.identity
        if message.run is not None:
            run = await self._finding.run(identity, message.run, "read")
            return await self._finding.project(identity, run.project, "read")
        assert message.project is not None
        return await self._finding.project(identity, message.project, "read")


def _state(project: Project, *, mine: bool) -> ProjectState:
    return ProjectState.model_validate(
        {"project": project.id, "revision": project.revision, "mine": mine, "document": project.document}
    )

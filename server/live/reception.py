"""What the messages of the live socket do."""

from __future__ import annotations

from typing import assert_never

from server.answers import RunAnswer
from server.auth.rules import RULES, require
from server.classroom.commenting import Commenting
from server.classroom.lessons import Lessons
from server.classroom.presence import Company
from server.errors import Refusal
from server.patching import as_json
from server.room_messages import Enter, Here, Leave
from server.store.points import Point, Points
from server.store.projects import Project
from server.store.runs import Run
from server.store.signals import Signals
from server.teaching_messages import Presence, Show
from server.wire import (
    PROTOCOL,
    Credit,
    Edit,
    Follow,
    FromBrowser,
    Hello,
    Metrics,
    Refused,
    RunState,
    SignalsTaken,
    Unfollow,
    Unwatch,
    Watch,
    Welcome,
)
from server.workshop.announcing import Announcer
from server.workshop.describing import describe_state
from server.workshop.editing import Editing, Proposal
from server.workshop.finding import Finding

from .connection import Connection
from .hearing import Hearing
from .hub import Hub
from .rate import Rates
from .watching import Watching

MOST_WATCHES = 32
MOST_FOLLOWS = 64
MOST_POINTS = 2000
"""Points in one message of what came after `since`: about two hundred kilobytes."""


class Reception:
    """Takes the messages of all connections."""

    def __init__(  # noqa: PLR0917  (the narrow parts it stands on)
        self,
        hub: Hub,
        hearing: Hearing,
        watching: Watching,
        finding: Finding,
        editing: Editing,
        announcer: Announcer,
        points: Points,
        signals: Signals,
        company: Company,
        commenting: Commenting,
        lessons: Lessons,
        version: str,
    ) -> None:
        self.hub = hub
        self.hearing = hearing
        self._watching = watching
        self._finding = finding
        self._editing = editing
        self._announcer = announcer
        self._points = points
        self._signals = signals
        self._company = company
        self._commenting = commenting
        self._lessons = lessons
        self._version = version
        self.rates = Rates()

    async def take(self, connection: Connection, message: FromBrowser) -> None:
        """Does what a message asks, if its sender may; raises Refusal."""
        try:
            await self._do(connection, message, await self._admit(connection, message))
        except Refusal as refusal:
            match message:
                case Watch():
                    connection.tell_refusal(refusal, watch=message.watch)
                case Edit():
                    await self._refuse(connection, message, refusal)
                case _:
                    raise

    async def _admit(self, connection: Connection, message: FromBrowser) -> Project | None:
        """The project that a message is about, if it is about one and its sender may do what its class `needs`."""
        match RULES[message.needs].towards:
            case "server":
                require(message.needs, "teacher" if connection.asker.is_teacher else "anyone")
                return None
            case "room":
                assert isinstance(message, Enter | Show)
                self._lessons.admit(connection, message)
                return None
        assert isinstance(message, Follow | Watch | Edit | Presence)
        return await self._project(connection, message)

    async def _do(self, connection: Connection, message: FromBrowser, project: Project | None) -> None:
        match message:
            case Hello():
                self._hello(connection, message)
            case Follow():
                assert project is not None
                await self._follow(connection, message, project)
            case Unfollow():
                self.hub.unfollow(connection, message.project)
            case Watch():
                assert project is not None
                self._watch(connection, message, project)
            case Unwatch():
                self._watching.unwatch(connection, message.watch)
            case Edit():
                await self._edit(connection, message)
            case Presence():
                self._company.move(connection, message.project, message.place)
            case Enter() | Leave() | Here() | Show():
                await self._lessons.take(connection, message)
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

    async def _follow(self, connection: Connection, follow: Follow, project: Project) -> None:
        """Says what came after `since` and how things stand; from then on changes reach the connection by the hub.

        Of a long run that is more than one message may hold or a slow client may have waiting: all pages but the last
        are told before it follows, each when the one before has been taken, so that their `seq` grows.
        """
        if len(connection.follows.keys() | {project.id}) > MOST_FOLLOWS:
            raise Refusal("too_many", limit=MOST_FOLLOWS)
        begun, since = None, follow.since
        while not connection.outbox.is_closing:
            async with self._announcer.order(project.id):
                project = await self._project(connection, follow)
                run = await self._finding.shown(project)
                if run is None:
                    await self._begin(connection, project, None, since, [])
                    return
                since = since if run.id == begun else follow.since
                seq, points = await self._points.after_seq(run.id, since, MOST_POINTS)
                if len(points) < MOST_POINTS:
                    await self._begin(connection, project, run, seq, points)
                    return
                self.hub.unfollow(connection, project.id)  # what is new comes when these have come
                if run.id != begun:
                    self._tell_run(connection, project, run)
                self._tell_points(connection, run, seq, points)
                begun, since = run.id, seq
            await connection.outbox.emptied()

    async def _begin(
        self, connection: Connection, project: Project, run: Run | None, seq: int, points: list[Point]
    ) -> None:
        """Has a connection follow from here on; `points` are the last that it misses, up to `seq`."""
        signals = None if run is None else await self._signals.newest(run.id)
        self.hub.follow(connection, project.id, project.owner)
        role = self._finding.role(connection.asker, project)
        connection.tell(describe_state(project, role))
        self._tell_run(connection, project, run)
        if run is not None:
            self._tell_points(connection, run, seq, points)
        if run is not None and signals is not None:
            connection.tell(SignalsTaken.model_validate({"project": project.id, "run": run.id, **signals}))
        self._company.enter(connection, project.id, role)
        await self._commenting.enter(connection, project.id, role)

    def _tell_run(self, connection: Connection, project: Project, run: Run | None) -> None:
        told: RunAnswer | None = None
        if run is not None:
            told = self._announcer.describe(project, run, connection.language)
        connection.tell(RunState(project=project.id, run=told))

    def _tell_points(self, connection: Connection, run: Run, seq: int, points: list[Point]) -> None:
        connection.tell(Metrics.model_validate({"run": run.id, "seq": seq, "points": points}))

    def _watch(self, connection: Connection, watch: Watch, project: Project) -> None:
        if self._watching.count(connection) >= MOST_WATCHES and not self._watching.has(connection, watch.watch):
            raise Refusal("too_many", limit=MOST_WATCHES)
        self._watching.watch(connection, project.id, watch)

    async def _edit(self, connection: Connection, edit: Edit) -> None:
        applied = await self._editing.edit(
            edit.project,
            Proposal(
                connection.asker, as_json(edit.patch), edit.revision, strict=False, author=connection.id, id=edit.id
            ),
        )
        if applied.is_repeated or edit.project not in connection.follows:
            connection.tell(applied.edited)

    async def _refuse(self, connection: Connection, edit: Edit, refusal: Refusal) -> None:
        reason = refusal.describe(connection.language)
        connection.tell(Refused(id=edit.id, project=edit.project, reason=reason))
        await self._tell_state(connection, edit.project)

    async def _tell_state(self, connection: Connection, project: str) -> None:
        """Gives whoever was refused the document as it is."""
        if project not in connection.follows:
            return
        async with self._announcer.order(project):
            present = await self._finding.project(connection.asker, project, "read")
            connection.tell(describe_state(present, self._finding.role(connection.asker, present)))

    async def _project(self, connection: Connection, message: Follow | Watch | Edit | Presence) -> Project:
        """The project that a message is about, itself or by its run; raises Refusal."""
        project = message.project
        if isinstance(message, Follow | Watch) and message.run is not None:
            project = (await self._finding.run(connection.asker, message.run, message.needs)).project
        assert project is not None
        return await self._finding.project(connection.asker, project, message.needs)

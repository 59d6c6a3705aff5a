"""Erases students and rooms for good, with all that they made: nothing of it can be brought back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import structlog

from server.errors import Refusal
from server.live.closing import REMOVED, Dismiss
from server.live.connection import Connection
from server.room_messages import Gone
from server.store import Store, erasing, purging
from server.store.erasing import Erased
from server.store.members import Member
from server.workshop.collection import Collection
from server.workshop.places import Places
from server.workshop.playing import Playing
from server.workshop.uploads import Uploads

from .homework import Homework
from .register import Register
from .rosters import Rosters

log = structlog.get_logger(__name__)


class Erasing:
    """What erases. Where the server dies in the middle, files that are nobody's any more go at its next start."""

    def __init__(  # noqa: PLR0917  (all that holds something of somebody)
        self,
        store: Store,
        places: Places,
        register: Register,
        rosters: Rosters,
        homework: Homework,
        playing: Playing,
        collection: Collection,
        uploads: Uploads,
        dismiss: Dismiss,
        is_teachers: Callable[[str], bool],
        forget: Sequence[Callable[[str], None]],
    ) -> None:
        self._store = store
        self._places = places
        self._register = register
        self._rosters = rosters
        self._homework = homework
        self._playing = playing
        self._collection = collection
        self._uploads = uploads
        self._dismiss = dismiss
        self._is_teachers = is_teachers
        self._forget = (*forget, store.identities.forget)
        """what remembers something of an identity"""

    async def member(self, member: Member, reason: Gone = "erased") -> None:
        """Erases a student with everything that they made, in every room.

        Of a teacher who joined a room to try it, only that goes.

        Raises:
            Refusal: `dataset_in_contest`; it is a teacher who is not logged in.
        """
        await self._require_no_contests([member])
        if self._is_teachers(member.identity):
            await self._take_out(member, reason)
            return
        for each in self._register.memberships(member.identity):
            self._rosters.member_gone(each, reason)
        self._dismiss(lambda connection: _is_of(connection, member), REMOVED)
        await self._uploads.discard_all(member.identity)
        projects = await self._end_work(member.identity)
        erased = await erasing.erase_person(self._store.database, member.identity)
        for each in self._register.memberships(member.identity):
            self._register.drop_member(each)
        for project in projects:
            self._store.projects.forget(project)
            self._store.partners.forget(project=project)
        self._store.partners.forget(identity=member.identity)
        for forget in self._forget:
            forget(member.identity)
        await self._remove_files(erased)
        log.info("a student was erased for good", runs=len(erased.runs), datasets=len(erased.datasets))

    async def room(self, room: str) -> None:
        """Erases a room with its students; those who are in other rooms too keep their work, and lose this room.

        Raises:
            Refusal: `dataset_in_contest`, as for a member.
        """
        await self._require_no_contests(self._register.members(room))
        async with self._register.turn:  # whoever was let in before is in by then, and nobody comes in any more
            await self._register.change_room(room, code=None)
        for member in self._register.members(room):
            if len(self._register.memberships(member.identity)) > 1:
                await self._take_out(member, "room_erased")
            else:
                await self.member(member, "room_erased")
        erased = await erasing.erase_room(self._store.database, room)
        self._register.drop_room(room)
        self._rosters.room_gone(room)  # whoever is told asks again, and must not find it
        await self._homework.drop(room)
        await self._remove_files(erased)

    async def _require_no_contests(self, members: Sequence[Member]) -> None:
        for member in members:
            is_theirs = await erasing.sets_contests(self._store.database, member.identity)
            if is_theirs and not self._is_teachers(member.identity):
                raise Refusal("dataset_in_contest")

    async def _take_out(self, member: Member, reason: Gone) -> None:
        """Erases what somebody is and has handed in in one room."""
        self._rosters.member_gone(member, reason)
        erased = await erasing.erase_member(self._store.database, member.id)
        self._register.drop_member(member)
        await self._remove_files(erased)

    async def _end_work(self, identity: str) -> list[str]:
        """Ends the trainings of somebody's projects, and has everybody who looks at one told; names the projects."""
        projects = await self._store.projects.all_of(identity)
        for project, is_deleted in projects:
            if not is_deleted:
                await self._playing.delete(project)
        return [project for project, _ in projects]

    async def _remove_files(self, erased: Erased) -> None:
        """Deletes what nobody else began from or handed in."""
        blobs, files = await purging.starts(self._store.database)
        needed = {*map(self._places.absolute, files), *map(self._store.blobs.path, blobs)}
        for run in erased.runs:
            await asyncio.to_thread(self._places.remove_run, run, needed)
        for path in {*map(self._store.blobs.path, erased.blobs)} - needed:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        for dataset in erased.datasets:
            is_used = await erasing.uses(self._store.database, dataset)
            await self._collection.erase(dataset, keep_name=is_used)
        await self._store.database.empty_log()
        await self._store.database.forget_copies(0)


def _is_of(connection: Connection, member: Member) -> bool:
    return connection.identity == member.identity

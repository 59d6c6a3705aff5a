"""Who is in which room at the moment: the tabs that have entered it, and which project each person looks at.

What changes here is noted for whoever tells the rooms of it (`classroom.rosters`), once a second.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection

from server.live.connection import Connection

REMEMBERED = 4096
"""People of whom is known what they looked at last."""


class Attendance:
    """The tabs in rooms; a tab is in one room at most."""

    def __init__(self) -> None:
        self._rooms: dict[Connection, str] = {}
        self._tabs: defaultdict[str, set[Connection]] = defaultdict(set)
        self._looks_at: OrderedDict[str, str] = OrderedDict()
        """by identity: the project that was looked at last"""
        self._moved: defaultdict[str, set[str]] = defaultdict(set)
        self._worked_on: set[str] = set()

    def enter(self, connection: Connection, room: str) -> None:
        """Puts a tab into a room, out of the one that it was in."""
        self.leave(connection)
        self._rooms[connection] = room
        self._tabs[room].add(connection)
        self._moved[room].add(connection.identity)

    def leave(self, connection: Connection, named: str | None = None) -> None:
        """Takes a tab out of its room, if it is in one: in the one that is `named`, where it means a certain one."""
        room = self._rooms.get(connection)
        if room is None or named not in {None, room}:
            return
        del self._rooms[connection]
        self._tabs[room].discard(connection)
        self._moved[room].add(connection.identity)
        if not self._tabs[room]:
            del self._tabs[room]
            del self._moved[room]

    def look_at(self, connection: Connection, project: str | None) -> None:
        """Notes which project a tab shows; where it shows none, what its person looked at before counts."""
        if project is not None:
            self._looks_at[connection.identity] = project
            self._looks_at.move_to_end(connection.identity)
            if len(self._looks_at) > REMEMBERED:
                self._looks_at.popitem(last=False)
        room = self._rooms.get(connection)
        if room is not None:
            self._moved[room].add(connection.identity)

    def work(self, project: str) -> None:
        """Notes that something has happened in a project: an edit, or its training went on."""
        if self._tabs:
            self._worked_on.add(project)

    def forget(self, identity: str) -> None:
        """Forgets what somebody looked at."""
        self._looks_at.pop(identity, None)

    def project_of(self, identity: str) -> str | None:
        """The project that somebody looked at last, since the server was started."""
        return self._looks_at.get(identity)

    def looking_at(self, projects: Collection[str]) -> set[str]:
        """Who looked at one of these projects last: a partner works on somebody else's."""
        return {identity for identity, project in self._looks_at.items() if project in projects}

    def in_room(self, room: str) -> tuple[Connection, ...]:
        """The tabs in a room."""
        return tuple(self._tabs.get(room, ()))

    def of(self, room: str, identity: str) -> list[Connection]:
        """Somebody's tabs in a room."""
        return [connection for connection in self._tabs.get(room, ()) if connection.identity == identity]

    def present(self, room: str) -> set[str]:
        """The identities of whoever is in a room with a tab."""
        return {connection.identity for connection in self._tabs.get(room, ())}

    def take_moved(self, room: str) -> set[str]:
        """Who has come, gone, or turned to another project since this was asked last."""
        return self._moved.pop(room, set())

    def take_worked_on(self) -> set[str]:
        """The projects in which something has happened since this was asked last."""
        worked_on, self._worked_on = self._worked_on, set()
        return worked_on

"""Who looks at a project together: where each points, and what each has chosen.

Told among those who may work on it (owner, partners) and its teachers; who merely knows the link is not shown, and sees
nobody. A person's own other tabs are not other people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from server.answers import WorkRole
from server.auth.rules import allows
from server.live.connection import Connection
from server.teaching_messages import Absent, Present, PresentPlace

NOWHERE = PresentPlace(cursor=None, selected=[], opened=None)


@dataclass
class Person:
    """Somebody at a project."""

    role: WorkRole
    name: str | None
    place: PresentPlace = NOWHERE


class Company:
    """The people at all projects."""

    def __init__(self, name: Callable[[str], str | None]) -> None:
        self._name = name
        """what an identity is called in its class"""
        self._at: defaultdict[str, dict[Connection, Person]] = defaultdict(dict)

    def enter(self, connection: Connection, project: str, role: WorkRole) -> None:
        """Has somebody who follows a project seen there, and tells them who else is."""
        if not allows("discuss", role):
            return
        there = self._at[project]
        if connection not in there:
            there[connection] = Person(role, self.name(connection.identity, role))
        for other, person in there.items():
            if other.identity != connection.identity:
                connection.tell(_told(project, other, person))
        self._tell(project, connection)

    def move(self, connection: Connection, project: str, place: PresentPlace) -> None:
        """Notes where somebody is; whoever is not shown there is nowhere."""
        person = self._at.get(project, {}).get(connection)
        if person is not None and person.place != place:
            person.place = place
            self._tell(project, connection)

    def leave(self, connection: Connection, project: str) -> None:
        """Forgets somebody who does not follow the project any more."""
        there = self._at.get(project, {})
        if there.pop(connection, None) is None:
            return
        gone = Absent(project=project, connection=connection.id)
        for other in there:
            other.tell_newest(_slot(connection), gone)
        if not there:
            del self._at[project]

    def at(self, project: str) -> list[Connection]:
        """The pages of those who are shown at a project."""
        return [*self._at.get(project, ())]

    def name(self, identity: str, role: WorkRole) -> str | None:
        """What somebody is called; nobody calls a teacher by a name that was chosen as a student."""
        return None if role == "teacher" else self._name(identity)

    def dismiss(self, project: str, identity: str) -> list[Connection]:
        """Forgets somebody who may not work on a project any more; their pages."""
        theirs = [each for each in self.at(project) if each.identity == identity]
        for connection in theirs:
            self.leave(connection, project)
        return theirs

    def _tell(self, project: str, connection: Connection) -> None:
        there = self._at[project]
        told = _told(project, connection, there[connection])
        for other in there:
            if other.identity != connection.identity:
                other.tell_newest(_slot(connection), told)


def _told(project: str, connection: Connection, person: Person) -> Present:
    return Present(project=project, connection=connection.id, role=person.role, name=person.name, place=person.place)


def _slot(connection: Connection) -> str:
    return f"present {connection.id}"

"""Projects and runs as they are told to others."""

from __future__ import annotations

from collections import OrderedDict

from models.problems import Problem
from models.text import Language
from server.answers import (
    ProjectAnswer,
    ProjectEntry,
    RunAnswer,
    Thumbnail,
    WorkRole,
)
from server.auth.rules import allows
from server.errors import said_in
from server.store.projects import Listed, Project
from server.store.runs import Run
from server.wire import ProjectState

from .documents import check

REMEMBERED = 512


class Fingerprints:
    """What projects train at the moment, remembered by revision: reading a graph takes a millisecond."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, int], str] = OrderedDict()

    def of(self, project: Project) -> str:
        """The fingerprint of a project's document."""
        key = (project.id, project.revision)
        if key not in self._known:
            self.note(project.id, project.revision, check(project.document).fingerprint)
        self._known.move_to_end(key)
        return self._known[key]

    def note(self, project: str, revision: int, fingerprint: str) -> None:
        """Remembers a fingerprint that was made anyway."""
        self._known[project, revision] = fingerprint
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def describe_run(run: Run, language: Language, *, current: bool) -> RunAnswer:
    """A run; `current` says that it trains what its project now is."""
    told = {name: value for name, value in vars(run).items() if name in RunAnswer.model_fields}
    reason = said_in(Problem(**run.reason), language) if run.reason else None
    return RunAnswer.model_validate({**told, "reason": reason, "recipe": run.recipe_now, "current": current})


def describe_project(project: Project, run: RunAnswer | None, role: WorkRole) -> ProjectAnswer:
    """A project with its run, to somebody of a role."""
    return ProjectAnswer.model_validate(
        {
            **project.document,
            "id": project.id,
            "revision": project.revision,
            "mine": allows("edit", role),
            "role": role,
            "created": project.created,
            "updated": project.updated,
            "run": run,
            "weights": project.weights is not None or run is not None,
            "origin": project.origin,
        }
    )


def describe_state(project: Project, role: WorkRole) -> ProjectState:
    """A project's document, as its followers of a role are told of it."""
    return ProjectState.model_validate(
        {
            "project": project.id,
            "revision": project.revision,
            "mine": allows("edit", role),
            "role": role,
            "document": project.document,
        }
    )


def describe_entry(listed: Listed, thumbnail: Thumbnail, role: WorkRole) -> ProjectEntry:
    """A project as the home page lists it to somebody of a role."""
    project = listed.project
    dataset = project.document["dataset"]
    return ProjectEntry(
        id=project.id,
        role=role,
        title=project.document["title"],
        dataset=dataset,
        revision=project.revision,
        created=project.created,
        updated=project.updated,
        state=listed.state,
        accuracy=listed.accuracy if listed.dataset == dataset else None,
        weights=project.weights is not None or listed.state is not None,
        thumbnail=thumbnail,
    )

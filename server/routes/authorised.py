"""What stands before every route: who asks must be allowed its action, towards what its path names."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Path
from starlette.requests import HTTPConnection

from server.auth.identity import Asker, asker_of
from server.auth.rules import RULES, Action, action_of, require
from server.errors import Refusal
from server.services import Served, Services
from server.store.projects import Project
from server.store.runs import Run
from server.store.series import Series

TRAINS = frozenset({"train", "begin"})
"""Actions that begin trainings, which wait while a teacher wants everybody's attention; asking about them does not."""

Found = Project | Run | Series | None
"""What a path names, of the things that a route is given instead of an id."""


class UndeclaredError(RuntimeError):
    """A route says nowhere what it does, and is therefore closed to everybody: put `@needs(action)` above it."""


async def authorised(connection: HTTPConnection, services: Served) -> Found:
    """Lets a request through to its route, with what its path names.

    Raises:
        Refusal: `not_found`, `not_owner`, `not_teacher`, `room_quiet`.
        UndeclaredError: the route declares no action.
    """
    action = action_of(connection.scope["route"].endpoint)
    if action is None:
        raise UndeclaredError(f"{connection.scope['path']} declares no action: see CONTRIBUTING.md, Add a route")
    asker = await asker_of(connection)
    found = await _found(services, asker, action, connection.path_params)
    is_held = services.register.is_quiet(asker.identity) and not asker.is_teacher
    if is_held and action in TRAINS and connection.scope["method"] != "GET":
        raise Refusal("room_quiet")
    return found


async def _found(services: Services, asker: Asker, action: Action, path: dict[str, str]) -> Found:
    match RULES[action].towards:
        case "work":
            return await _work(services, asker, action, path)
        case "server":
            require(action, "teacher" if asker.is_teacher else "anyone")
        case "dataset":
            await services.collection.let_through(asker.identity, path["name"], action)
        case "room":
            require(action, services.register.role(asker, path["room"]))
        case "own":
            await _own(services, asker.identity, path)
    return None


async def _work(services: Services, asker: Asker, action: Action, path: dict[str, str]) -> Found:
    if "run" in path:
        return await services.finding.run(asker, path["run"], action)
    if "series" in path:
        series = await services.comparing.find(path["series"], deleted=action == "restore")
        await services.finding.of(asker, series.project, action)
        return series
    return await services.finding.project(asker, path["project"], action)


async def _own(services: Services, identity: str, path: dict[str, str]) -> None:
    if "block" in path:
        await services.library.find(identity, path["block"], deleted=True)
    elif "upload" in path:
        services.uploads.find(identity, path["upload"])
    else:
        services.studying.find(identity, path["study"])


Authorised = Annotated[Found, Depends(authorised)]


async def _project(project: Annotated[str, Path()], found: Authorised) -> Project:
    del project  # named for the documentation
    return cast("Project", found)


async def _run(run: Annotated[str, Path()], found: Authorised) -> Run:
    del run
    return cast("Run", found)


async def _series(series: Annotated[str, Path()], found: Authorised) -> Series:
    del series
    return cast("Series", found)


FoundProject = Annotated[Project, Depends(_project)]
FoundRun = Annotated[Run, Depends(_run)]
FoundSeries = Annotated[Series, Depends(_series)]
"""A route's parameter: what `{project}`, `{run}` or `{series}` in its path names, when who asks may do the action."""

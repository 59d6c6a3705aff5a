"""Projects: made, listed, read, changed, copied, deleted and played."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from pydantic import ValidationError

from models.text import Language
from server import templates
from server.answering import StrictRoute, invalid, read_json
from server.answers import PlayAnswer, ProjectAnswer, Projects, RunAnswer, Thumbnail
from server.auth.identity import Asker, Asking
from server.auth.rules import needs
from server.errors import Refusal
from server.language import Asked
from server.patching import PATCH, as_json
from server.requests import CopyRequest, NewProject, NewRun, PlayRequest
from server.services import Served, Services
from server.store.projects import Project
from server.workshop.describing import describe_entry, describe_project
from server.workshop.documents import name_copy
from server.workshop.editing import Proposal

from .authorised import FoundProject

router = APIRouter(prefix="/projects", route_class=StrictRoute, tags=["projects"])

PATCH_TYPE = "application/json-patch+json"
REVISION = re.compile(r'(?:W/)?"(\d{1,15})"')


@router.get("", summary="My projects")
@needs("use")
async def list_projects(asker: Asking, services: Served) -> Projects:
    """The visitor's own projects and those they are a partner on, the last changed first."""
    mine = await services.store.projects.of(asker.identity, services.store.partners.projects(asker.identity))
    return Projects(
        projects=[
            describe_entry(
                listed, await services.thumbnails.of(listed.project), services.finding.role(asker, listed.project)
            )
            for listed in mine
        ]
    )


@router.post("", summary="Make a project", status_code=201)
@needs("use")
async def create_project(new: NewProject, asker: Asking, language: Asked, services: Served) -> ProjectAnswer:
    """A new project of the visitor's own: from an example, from published weights, or from its parts."""
    weights: str | None = None
    document: dict[str, Any] = new.model_dump(exclude_none=True, exclude={"example", "weights_of"})
    if new.example is not None:
        example = templates.get(new.example)
        if example is None:
            raise Refusal("not_found")
        document = {**example.document(language), **document}
        if example.weights is not None:
            weights = await services.weights.keep(example.weights)
    elif new.weights_of is not None:
        prepared, weights = await services.pretrained.project(new.weights_of, language)
        document = {**prepared, **document}
    return await _answer(await services.editing.create(asker.identity, document, weights), asker, language, services)


@router.get("/{project}", summary="A project")
@needs("read")
async def read_project(project: FoundProject, asker: Asking, language: Asked, services: Served) -> ProjectAnswer:
    """The document, its revision, and the run shown with it. Knowing the id is the right to read."""
    return await _answer(project, asker, language, services)


@router.get("/{project}/thumbnail", summary="A project's network in miniature")
@needs("read")
async def read_thumbnail(project: FoundProject, services: Served) -> Thumbnail:
    """Its main network as the newest revision has it."""
    return await services.thumbnails.of(project)


@router.patch(
    "/{project}",
    summary="Change a project",
    openapi_extra={"requestBody": {"required": True, "content": {PATCH_TYPE: {"schema": {"type": "array"}}}}},
)
@needs("edit")
async def edit_project(
    project: FoundProject,
    request: Request,
    *,
    asker: Asking,
    language: Asked,
    services: Served,
    if_match: Annotated[str | None, Header(description='The revision that is changed, as `"<revision>"`.')] = None,
) -> ProjectAnswer:
    """Applies a JSON Patch (RFC 6902) to the document: as a whole, or not at all.

    409 when the project is at another revision by now, 422 when the result would not be acceptable.
    """
    received = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if received not in {PATCH_TYPE, "application/json"}:
        raise Refusal("unsupported_media_type", expected=PATCH_TYPE, received=received or "?")
    matched = REVISION.fullmatch((if_match or "").strip())
    if matched is None:
        raise Refusal("revision_missing")
    try:
        patch = as_json(PATCH.validate_python(read_json(await request.body())))
    except ValidationError as error:
        raise invalid(error) from error
    await services.editing.edit(project.id, Proposal(asker, patch, int(matched[1]), strict=True))
    return await _answer(await services.finding.existing_project(project.id), asker, language, services)


@router.delete("/{project}", summary="Delete a project", status_code=204)
@needs("delete")
async def delete_project(project: FoundProject, services: Served) -> None:
    """Deletes a project and ends its run; `restore` undoes it."""
    await services.playing.delete(project.id)


@router.post("/{project}/restore", summary="Undo a deletion")
@needs("restore")
async def restore_project(project: FoundProject, asker: Asking, language: Asked, services: Served) -> ProjectAnswer:
    """Brings a deleted project back as it was."""
    await services.store.projects.set_deleted(project.id, deleted=False)
    return await _answer(await services.finding.existing_project(project.id), asker, language, services)


@router.post("/{project}/copy", summary="Copy a project", status_code=201)
@needs("copy")
async def copy_project(
    project: FoundProject, asker: Asking, language: Asked, services: Served, request: CopyRequest | None = None
) -> ProjectAnswer:
    """A copy of the visitor's own, with the weights as they are now, or as they were at a snapshot.

    With `overrides` it answers as the project does with them: what can be said by weights is, a layer that is off
    becomes one that does nothing. 422 where neither can say it.
    """
    asked = request or CopyRequest()
    made = await services.copying.copy(project, asked.overrides, asked.snapshot)
    origin = None if made.weights is None else await services.weights.origin(project)
    if origin is not None and asked != CopyRequest():
        origin["accuracy"] = None  # that of other weights
    title = name_copy(project.document["title"], language, is_changed=asked.overrides != CopyRequest().overrides)
    document = {**made.document, "title": title}
    copy = await services.editing.create(asker.identity, document, made.weights, origin)
    return await _answer(copy, asker, language, services)


@router.post("/{project}/play", summary="Play a project")
@needs("train")
async def play_project(
    project: FoundProject, language: Asked, services: Served, request: PlayRequest | None = None
) -> PlayAnswer:
    """Goes on with the run that trains what the project is, or starts one with the weights that still fit."""
    did, run = await services.playing.play(project.id, request.mode if request is not None else "run")
    return PlayAnswer(did=did, run=await services.describe_run(run, language), carried=run.carried)


@router.post("/{project}/reset", summary="Forget what was learned")
@needs("train")
async def reset_project(project: FoundProject, asker: Asking, language: Asked, services: Served) -> ProjectAnswer:
    """Ends the run and forgets the weights: the network is as it was before any training."""
    await services.playing.reset(project.id)
    return await _answer(await services.finding.existing_project(project.id), asker, language, services)


@router.post("/{project}/reset/undo", summary="Undo forgetting")
@needs("train")
async def undo_reset(project: FoundProject, asker: Asking, language: Asked, services: Served) -> ProjectAnswer:
    """Brings back what the last reset forgot; 409 when something was trained since."""
    await services.playing.undo_reset(project.id)
    return await _answer(await services.finding.existing_project(project.id), asker, language, services)


@router.post("/{project}/runs", summary="Start a run", status_code=201)
@needs("train")
async def start_run(
    project: FoundProject, language: Asked, services: Served, request: NewRun | None = None
) -> RunAnswer:
    """Trains the project as it is now; a run that is going on is stopped first.

    Weights of the last run are carried over where name and shape match, unless `fresh`.
    """
    new = request or NewRun()
    run = await services.playing.start(project.id, paused=new.paused, fresh=new.fresh)
    return await services.describe_run(run, language)


async def _answer(project: Project, asker: Asker, language: Language, services: Services) -> ProjectAnswer:
    run = await services.finding.shown(project)
    told = None if run is None else services.announcer.describe(project, run, language)
    return describe_project(project, told, services.finding.role(asker, project))

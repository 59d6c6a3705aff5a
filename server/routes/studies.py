"""Questions to a network that take long: begun, waited for with progress, cancelled."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from server.answering import JsonAnswer, StrictRoute
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.frames import pack_frame, unpack_frame
from server.requests import InsightRequest
from server.services import Served, Services
from server.studies import StudyUnderway
from server.workshop.asking import Subject
from server.workshop.studying import Studied, Study

from .authorised import FoundProject, FoundRun
from .insights import ANSWER, FRAME, asked_of

router = APIRouter(route_class=StrictRoute, tags=["studies"])

ANSWERS: dict[int | str, dict[str, Any]] = {
    **ANSWER,
    202: {"model": StudyUnderway, "description": "It goes on: ask for the study."},
}
CALL: dict[str, Any] = {"response_class": Response, "responses": ANSWERS}


@router.post("/runs/{run}/studies/{kind}", summary="Study a run's network", **CALL)
@needs("inspect")
async def study_run(run: FoundRun, kind: str, request: InsightRequest, visitor: Visitor, services: Served) -> Response:
    """Asks the network of a run at a snapshot something that takes long; 202 with a `study` to ask for while it lasts.

    What was answered is kept for a while. One person may wait for two studies at a time (429 `studies_too_many`).
    """
    return await _begin(services, visitor, await services.subjects.run(run, request.snapshot), kind, request)


@router.post("/projects/{project}/studies/{kind}", summary="Study a project's network", **CALL)
@needs("inspect")
async def study_project(
    project: FoundProject, kind: str, request: InsightRequest, visitor: Visitor, services: Served
) -> Response:
    """The same for a project's present network, with the weights that a new run would start with."""
    return await _begin(services, visitor, await services.subjects.project(project, request.snapshot), kind, request)


@router.get("/studies/{study}", summary="How far a study is", **CALL)
@needs("use_own")
async def wait_for_study(study: str, visitor: Visitor, services: Served) -> Response:
    """The answer, if it is there within a second; else how far it is (202). Only for who asked for it."""
    return _said(services, await services.studying.wait(visitor, study))


@router.delete("/studies/{study}", summary="Cancel a study", status_code=204)
@needs("use_own")
async def cancel_study(study: str, visitor: Visitor, services: Served) -> None:
    """Waits for it no longer; it ends when nobody else asked the same."""
    await services.studying.leave(visitor, study)


async def _begin(services: Services, visitor: str, subject: Subject, kind: str, request: InsightRequest) -> Response:
    return _said(services, await services.studying.ask(visitor, subject, kind, asked_of(subject, request)))


def _said(services: Services, found: Studied | Study) -> Response:
    if isinstance(found, Study):
        done, of = found.progress or (None, None)
        underway = StudyUnderway(study=found.id, done=done, of=of, ahead=services.studying.ahead(found))
        return JsonAnswer(underway.model_dump(), 202)
    if not found.answer.is_frame:
        return Response(found.answer.content, media_type="application/json")
    about, items = unpack_frame(found.answer.content)
    return Response(pack_frame({**about, **found.subject.header(None)}, items), media_type=FRAME)

"""Questions to a network that change nothing: what it sees in an input, its filters, its answer."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from models.problems import Problem
from server.answering import JsonAnswer, StrictRoute
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.errors import Refusal
from server.requests import InsightRequest
from server.services import Served, Services
from server.workshop.asking import Subject, ask

from .authorised import FoundProject, FoundRun

router = APIRouter(route_class=StrictRoute, tags=["insights"])

FRAME = "application/octet-stream"
ANSWER: dict[int | str, dict[str, Any]] = {
    200: {"content": {FRAME: {}, "application/json": {}}, "description": "A frame, or JSON for some kinds."}
}


@router.post("/runs/{run}/insights/{kind}", summary="Ask a run's network", response_class=Response, responses=ANSWER)
@needs("inspect")
async def ask_run(run: FoundRun, kind: str, request: InsightRequest, visitor: Visitor, services: Served) -> Response:
    """Asks the network of a run with its weights at a snapshot (`live`: the newest)."""
    return await _answer(services, visitor, await services.subjects.run(run, request.snapshot), kind, request)


@router.post(
    "/projects/{project}/insights/{kind}", summary="Ask a project's network", response_class=Response, responses=ANSWER
)
@needs("inspect")
async def ask_project(
    project: FoundProject, kind: str, request: InsightRequest, visitor: Visitor, services: Served
) -> Response:
    """Asks the project's present network, with the weights that a new run would start with."""
    return await _answer(services, visitor, await services.subjects.project(project, request.snapshot), kind, request)


def asked_of(subject: Subject, request: InsightRequest) -> dict[str, Any]:
    """What is asked of a network; raises Refusal where it has not all the layers."""
    unknown = [node.id for node in request.nodes or () if node.id not in subject.graph["nodes"]]
    if unknown:
        raise Refusal("insight_refused", faults=[Problem("node_unknown", {"node": unknown[0]}, node=unknown[0])])
    return request.model_dump(mode="json", exclude={"snapshot"}, exclude_none=True)


async def _answer(services: Services, visitor: str, subject: Subject, kind: str, request: InsightRequest) -> Response:
    answer = await ask(services.insight, subject, kind, asked_of(subject, request), visitor)
    if answer.json is not None:
        return JsonAnswer(answer.json)
    return Response(answer.frame(subject.header(None)), media_type=FRAME)

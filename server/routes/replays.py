"""One step of a run, done again and looked at. Nothing of the run changes."""

from __future__ import annotations

from fastapi import APIRouter, Response

from server.answering import StrictRoute
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.replays import ReplayAnswer, ReplayMapsRequest, ReplayRequest
from server.services import Served

from .authorised import FoundRun
from .insights import ANSWER, FRAME

router = APIRouter(prefix="/runs/{run}/replay", route_class=StrictRoute, tags=["runs"])


@router.post("", summary="Do a step again")
@needs("inspect")
async def replay(run: FoundRun, request: ReplayRequest, visitor: Visitor, services: Served) -> ReplayAnswer:
    """The batch of a step, its answers, the loss of one image in numbers, and what happened in every layer."""
    answer = await services.replaying.ask(run, request.step, {"sample": request.sample}, visitor)
    return ReplayAnswer.model_validate(answer.json)


@router.post("/maps", summary="Look at a step", response_class=Response, responses=ANSWER)
@needs("inspect")
async def replay_maps(run: FoundRun, request: ReplayMapsRequest, visitor: Visitor, services: Served) -> Response:
    """A frame: the batch's images, maps of one and the gradients that arrive there, weights around the update."""
    asked = {"sample": request.sample, "nodes": [node.model_dump() for node in request.nodes]}
    answer = await services.replaying.ask(run, request.step, asked, visitor)
    header = {"watch": None, "project": run.project, "revision": None, "run": run.id, "snapshot": None}
    return Response(answer.frame(header), media_type=FRAME)

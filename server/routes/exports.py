"""Networks taken out: as code, as weights, as ONNX, as a document; and the proof of the code."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from server import strict_json
from server.answering import StrictRoute
from server.auth.identity import Visitor
from server.services import Served
from server.transfers import ProofAnswer
from server.workshop.incoming import as_file
from server.workshop.outgoing import Kind, attachment

router = APIRouter(prefix="/projects/{project}/export", route_class=StrictRoute, tags=["export"])

MEDIA = {"pytorch": "text/x-python", "onnx": "application/octet-stream", "weights": "application/octet-stream"}
FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in MEDIA.values()}, "description": "A file."}
}


@router.get("/project", summary="Export the project", response_class=Response)
async def export_project(project: str, visitor: Visitor, services: Served) -> Response:
    """The project as one JSON file, which `POST /api/import` takes back; weights are a file of their own."""
    found = await services.finding.project(visitor, project, "export")
    headers = {"Content-Disposition": attachment(found.document["title"], "project")}
    return Response(strict_json.write(as_file(found.document)), media_type="application/json", headers=headers)


@router.get("/{kind}", summary="Export the network", response_class=StreamingResponse, responses=FILE)
async def export_network(project: str, kind: Kind, visitor: Visitor, services: Served) -> StreamingResponse:
    """The network with its present weights: a PyTorch file that stands alone, its weights (safetensors), or ONNX.

    A network with problems is refused (422), as it would not run.
    """
    found = await services.finding.project(visitor, project, "export")
    title = found.document["title"]
    file = await services.outgoing.file(await services.subjects.project(found), kind, title)
    headers = {"Content-Length": str(file.size), "Content-Disposition": attachment(title, kind)}
    return StreamingResponse(file.chunks(), media_type=MEDIA[kind], headers=headers)


@router.post("/proof", summary="Prove the exported code")
async def prove_export(project: str, visitor: Visitor, services: Served) -> ProofAnswer:
    """Runs the exported PyTorch file alone, in a process of its own, and compares its logits with the playground's."""
    found = await services.finding.project(visitor, project, "export")
    subject = await services.subjects.project(found)
    return ProofAnswer.model_validate(await services.outgoing.proof(subject, found.document["title"]))

"""Networks taken out: as code, as weights, as ONNX, as a document; and the proof of the code."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from server import strict_json
from server.answering import StrictRoute
from server.auth.rules import needs
from server.services import Served
from server.transfers import ProofAnswer
from server.workshop.incoming import as_file
from server.workshop.outgoing import Kind, attachment

from .authorised import FoundProject

router = APIRouter(prefix="/projects/{project}/export", route_class=StrictRoute, tags=["export"])

MEDIA = {"pytorch": "text/x-python", "onnx": "application/octet-stream", "weights": "application/octet-stream"}
FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in MEDIA.values()}, "description": "A file."}
}


@router.get("/project", summary="Export the project", response_class=Response)
@needs("export")
async def export_project(project: FoundProject) -> Response:
    """The project as one JSON file, which `POST /api/import` takes back; weights are a file of their own."""
    headers = {"Content-Disposition": attachment(project.document["title"], "project")}
    return Response(strict_json.write(as_file(project.document)), media_type="application/json", headers=headers)


@router.get("/{kind}", summary="Export the network", response_class=StreamingResponse, responses=FILE)
@needs("export")
async def export_network(project: FoundProject, kind: Kind, services: Served) -> StreamingResponse:
    """The network with its present weights: a PyTorch file that stands alone, its weights (safetensors), or ONNX.

    A network with problems is refused (422), as it would not run.
    """
    title = project.document["title"]
    file = await services.outgoing.file(await services.subjects.project(project), kind, title)
    headers = {"Content-Length": str(file.size), "Content-Disposition": attachment(title, kind)}
    return StreamingResponse(file.chunks(), media_type=MEDIA[kind], headers=headers)


@router.post("/proof", summary="Prove the exported code")
@needs("export")
async def prove_export(project: FoundProject, services: Served) -> ProofAnswer:
    """Runs the exported PyTorch file alone, in a process of its own, and compares its logits with the playground's."""
    subject = await services.subjects.project(project)
    return ProofAnswer.model_validate(await services.outgoing.proof(subject, project.document["title"]))

"""Projects made of files."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from server.answering import StrictRoute
from server.answers import ProjectAnswer
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.services import Served
from server.workshop.describing import describe_project

router = APIRouter(route_class=StrictRoute, tags=["import"])

JSON = "application/json"


@router.post(
    "/import",
    summary="Make a project of a file",
    status_code=201,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                JSON: {"schema": {"type": "object"}},
                "application/octet-stream": {"schema": {"type": "string"}},
            },
        }
    },
)
@needs("use")
async def import_file(
    request: Request,
    visitor: Visitor,
    services: Served,
    title: Annotated[str, Query(max_length=200, description="Of a project made of an ONNX file.")] = "",
) -> ProjectAnswer:
    """A new project of the visitor's own: of a project's file (`application/json`), else of an ONNX model.

    Of ONNX the layers and their weights are taken over; operators that the palette has no layer for are all listed.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() == JSON:
        incoming = await services.arrivals.project(request.stream(), services.settings.max_body)
    else:
        incoming = await services.arrivals.onnx(request.stream(), title.strip())
    project = await services.editing.create(visitor, incoming.document, incoming.weights)
    return describe_project(project, None, "owner")

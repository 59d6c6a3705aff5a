"""What follows from a network's layers and edges alone: its numbers, where edges could go, where cards stand."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter

from models.analysis import analyse, connectable
from models.blocks.layout import arrange
from server.analyses import AnalysisAnswer, ArrangeAnswer, ConnectAnswer
from server.answering import StrictRoute
from server.auth.rules import needs
from server.errors import Refusal, said_in
from server.language import Asked
from server.requests import AnalysisRequest, ArrangeRequest, ConnectRequest
from server.workshop.documents import read_dataset, read_graph
from server.workshop.fitting import misfits

router = APIRouter(prefix="/analysis", route_class=StrictRoute, tags=["analysis"])


@router.post("", summary="Analyse a network")
@needs("use")
async def analyse_graph(request: AnalysisRequest, language: Asked) -> AnalysisAnswer:
    """Shapes, parameters, MACs, memory and receptive fields of every node, and what is wrong with the network.

    Whatever can be computed of a network with problems is computed; faults of form are refused (422).
    """
    graph = read_graph(request.graph)
    found = await asyncio.to_thread(analyse, graph, batch_size=request.batch_size, optimizer=request.optimizer)
    told = AnalysisAnswer.model_validate(found.as_json(language))
    if request.dataset is not None:
        misfit = misfits(found, read_dataset(request.dataset), request.batch_size)
        told.problems += [said_in(problem, language) for problem in misfit]
    return told


@router.post("/arrange", summary="Arrange the cards of a network")
@needs("use")
async def arrange_graph(request: ArrangeRequest) -> ArrangeAnswer:
    """Places for all cards: lines that read like text, and every group in a box of its own.

    Nothing is stored, and networks with problems are arranged as well; faults of form are refused (422).
    """
    graph = read_graph(request.graph)
    positions = await asyncio.to_thread(arrange, graph)
    return ArrangeAnswer(positions={name: list(position) for name, position in positions.items()})


@router.post("/connect", summary="Where could an edge go?")
@needs("use")
async def check_connections(request: ConnectRequest, language: Asked) -> ConnectAnswer:
    """Every port that an edge from `source` could lead to, with the reason against it, if there is one."""
    graph = read_graph(request.graph)
    try:
        targets = await asyncio.to_thread(connectable, graph, request.source)
    except KeyError as error:
        raise Refusal("not_found") from error
    return ConnectAnswer.model_validate(
        {
            "targets": {
                target: [
                    {"port": check["port"], "problem": check["problem"] and check["problem"].as_json(language)}
                    for check in checks
                ]
                for target, checks in targets.items()
            }
        }
    )

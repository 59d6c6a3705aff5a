"""Experiments of the course: prepared trainings that are compared, one click away."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter

from models import experiments
from server.answering import StrictRoute
from server.auth.identity import Visitor
from server.auth.rules import needs
from server.errors import Refusal
from server.experiments import BegunExperiment, Experiments
from server.language import Asked
from server.services import Served
from server.workshop import experimenting

router = APIRouter(prefix="/experiments", route_class=StrictRoute, tags=["experiments"])


@router.get("", summary="Experiments of the course")
@needs("use")
async def list_experiments(language: Asked, services: Served) -> Experiments:
    """Every experiment with its variants, those that this server cannot do with the reason.

    In the server's first seconds it is not known what trainings run on: beginning an experiment then waits for it.
    """
    device = services.device.result().kind if services.device.done() else None
    entries = [
        await asyncio.to_thread(experimenting.describe, experiment, device, language)
        for experiment in experiments.all_experiments()
    ]
    return Experiments(experiments=entries)


@router.post("/{name}", summary="Begin an experiment", status_code=201)
@needs("begin")
async def begin_experiment(name: str, visitor: Visitor, language: Asked, services: Served) -> BegunExperiment:
    """Makes a project of the visitor's own and trains the experiment's variants in it, as a series."""
    experiment = experiments.get(name)
    if experiment is None:
        raise Refusal("not_found")
    device = (await asyncio.shield(services.device)).kind if experiment.devices else None
    problem = experimenting.obstacle(experiment, device)
    if problem is not None:
        raise Refusal("experiment_unavailable", faults=[problem])
    document = await asyncio.to_thread(experimenting.document, experiment, language)
    project = await services.editing.create(visitor, document, None)
    plans = await asyncio.to_thread(experimenting.plans, experiment, language)
    series = experimenting.series(experiment, project.id, language)
    return BegunExperiment(project=project.id, series=(await services.comparing.begin(project, series, plans)).id)

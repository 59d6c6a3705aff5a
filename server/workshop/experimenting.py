"""Experiments of the course as projects: each is a project of the visitor's own, with a series of runs."""

from __future__ import annotations

from typing import Any

from models import data, experiments
from models.experiments import Experiment
from models.problems import Problem
from models.text import Language
from server.answers import Thumbnail
from server.errors import said_in
from server.experiments import ExperimentEntry, VariantEntry
from server.store.series import Series

from .documents import MAIN
from .variants import Plan


def obstacle(experiment: Experiment, device: str | None) -> Problem | None:
    """Why an experiment cannot be begun on this server; ``device`` is what trainings run on, as far as it is known."""
    if device is not None and experiment.devices and device not in experiment.devices:
        return Problem("experiment_needs_card")
    if not data.get(experiment.dataset).available():
        return Problem("dataset_unavailable", {"name": experiment.dataset})
    return None


def describe(experiment: Experiment, device: str | None, language: Language) -> ExperimentEntry:
    """An experiment as it is offered; the first time, its networks are analysed: use a thread."""
    problem = obstacle(experiment, device)
    variants = zip(experiment.variants, experiments.facts(experiment), strict=True)
    return ExperimentEntry(
        name=experiment.name,
        topic=experiment.topic,
        topic_title=experiments.TOPICS[experiment.topic].in_(language),
        title=experiment.title.in_(language),
        question=experiment.question.in_(language),
        look=experiment.look.in_(language),
        dataset=experiment.dataset,
        variants=[
            VariantEntry(
                title=variant.title.in_(language),
                parameters=facts.parameters,
                macs=facts.macs,
                depth=facts.depth,
                field=facts.field,
                thumbnail=Thumbnail.model_validate(facts.thumbnail),
            )
            for variant, facts in variants
        ],
        unavailable=None if problem is None else said_in(problem, language),
    )


def document(experiment: Experiment, language: Language) -> dict[str, Any]:
    """The project that an experiment is begun in: the first variant's network, and what all recipes have in common."""
    return {
        "title": experiment.title.in_(language),
        "task": "classify",
        "graphs": {MAIN: experiment.graph(experiment.variants[0]).as_json()},
        "dataset": experiment.dataset,
        "recipe": dict(experiment.recipe),
    }


def plans(experiment: Experiment, language: Language) -> list[Plan]:
    """A run for each variant; one whose network is the project's needs none of its own."""
    graphs = [experiment.graph(variant).as_json() for variant in experiment.variants]
    return [
        Plan(variant.title.in_(language), dict(variant.recipe), None if graph == graphs[0] else graph)
        for variant, graph in zip(experiment.variants, graphs, strict=True)
    ]


def series(experiment: Experiment, project: str, language: Language) -> Series:
    """The series of runs, in words of the language in which it is begun."""
    told = {"note": experiment.look.in_(language), "fields": list(experiment.fields), "experiment": experiment.name}
    return Series(project, "experiment", experiment.title.in_(language), told)

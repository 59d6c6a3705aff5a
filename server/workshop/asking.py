"""Questions to a network: what is asked of the insight process on behalf of a project or a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.insight import InsightFault
from models.training.recipe import Recipe
from server.errors import Refusal
from server.jobs.insight import InsightAnswer, InsightService
from server.store.projects import Project
from server.store.runs import Run

from .documents import MAIN, read_recipe
from .weights import Moment, Weights

PASSING = frozenset({"insight_busy", "insight_slow", "insight_failed"})
"""Problems of the process, not of the question."""


@dataclass(frozen=True)
class Subject:
    """A network to ask about: a project as it is now, or a run; what a frame's header says of it."""

    project: str
    revision: int | None
    run: str | None
    graph: dict[str, Any]
    dataset: str
    seed: int
    initialization: dict[str, Any]
    weights: list[str]
    moment: Moment

    def question(self, kind: str, asked: dict[str, Any]) -> dict[str, Any]:
        """The question as the insight process takes it."""
        own = {name: getattr(self, name) for name in ("graph", "dataset", "seed", "initialization", "weights")}
        return {**asked, "kind": kind, **own}

    def header(self, watch: str | None) -> dict[str, Any]:
        """What a frame says of its subject, besides the step."""
        return {
            "watch": watch,
            "project": self.project,
            "revision": self.revision,
            "run": self.run,
            "snapshot": self.moment,
        }


async def ask(insight: InsightService, subject: Subject, kind: str, asked: dict[str, Any], asker: str) -> InsightAnswer:
    """The answer to somebody's question; raises Refusal with what stands in its way."""
    try:
        return await insight.ask(subject.question(kind, asked), asker)
    except InsightFault as error:
        raise refusal(error) from error


def refusal(fault: InsightFault) -> Refusal:
    """How a question that was not answered is refused."""
    code = "insight_unavailable" if fault.problem.code in PASSING else "insight_refused"
    return Refusal(code, faults=[fault.problem])


async def ask_for_frame(
    insight: InsightService, subject: Subject, asked: dict[str, Any], watch: str, asker: str
) -> bytes:
    """The frame for somebody's watch."""
    return (await ask(insight, subject, "activations", asked, asker)).frame(subject.header(watch))


class Subjects:
    """Makes subjects of projects and runs."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    async def project(self, project: Project, moment: Moment = "live") -> Subject:
        """The project's present network with its run's weights as far as they fit, else those it starts from."""
        document = project.document
        weights = await self._weights.of_project(project, moment)
        recipe = read_recipe(document["recipe"], document["dataset"])
        return Subject(
            project=project.id,
            revision=project.revision,
            run=project.run,
            graph=document["graphs"][MAIN],
            dataset=document["dataset"],
            seed=recipe.seed,
            initialization=recipe.beginning.model_dump(),
            weights=[str(path) for path in weights],
            moment=moment,
        )

    async def run(self, run: Run, moment: Moment = "live") -> Subject:
        """The run's network with its weights at a moment; before there are any, with those it starts from."""
        weights = await self._weights.of_run(run, moment)
        recipe = Recipe.model_validate(run.recipe)
        return Subject(
            project=run.project,
            revision=None,
            run=run.id,
            graph=run.graph,
            dataset=run.dataset,
            seed=recipe.seed,
            initialization=recipe.beginning.model_dump(),
            weights=[str(path) for path in weights],
            moment=moment,
        )

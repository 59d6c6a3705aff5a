"""What a run asks of the machine, and on whose behalf."""

from __future__ import annotations

import asyncio

from models.training.recipe import Recipe
from server.jobs.admission import claimed_bytes
from server.jobs.runner import Claim
from server.store.projects import Projects
from server.store.runs import Run

from .allowances import Allowances
from .standing import Standing


class Claims:
    """Makes the claims of runs; the owner of a project answers for whatever is trained in it."""

    def __init__(self, projects: Projects, standing: Standing, allowances: Allowances) -> None:
        self._projects = projects
        self._standing = standing
        self._allowances = allowances

    async def of(self, run: Run) -> Claim:
        """The claim of a run, as things stand now."""
        project = await self._projects.get(run.project)
        assert project is not None  # a run is never without its project
        recipe = Recipe.model_validate(run.recipe_now)
        own, room = self._allowances.of(project.owner)
        return Claim(
            owner=project.owner,
            bytes=await asyncio.to_thread(claimed_bytes, run.graph, recipe),
            room=self._standing.room_of(project.owner),
            is_teacher=self._standing.is_teacher(project.owner),
            is_background=run.series is not None,
            own_limit=own.running,
            room_limit=room.running,
        )
